import type { Page } from 'playwright-core'
import { busyDuring, median } from './mainThread.ts'
import type { EChartsPage } from './page/echarts.ts'
import type { BenchPage } from './page/main.tsx'
import { withPages, type BenchPages } from './pages.ts'
import type { Row } from './row.ts'

const ROUNDS = 7
const MOVES = 60
const SCENE = '20 charts x 20 lines x 1440 points'

declare global {
  interface Window {
    page: BenchPage & EChartsPage
  }
}

/**
 * From an answer in hand to the picture, beside uPlot with nothing around it and beside ECharts; each round in new pages,
 * in turns.
 */
export async function bench(): Promise<Row[]> {
  return withPages(measure)
}

interface Round {
  draw: number
  update: number
  /** Milliseconds of the main thread for one move of the pointer. */
  hover: number
}

async function measure({ open }: BenchPages): Promise<Row[]> {
  const ours: Round[] = []
  const bare: Round[] = []
  const echarts: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(await inNewPage(open, 'Ours'))
    bare.push(await inNewPage(open, 'Bare'))
    echarts.push(await drawECharts(open))
  }
  const row = (what: string, key: keyof Round): Row[] => {
    const mine = median(ours.map((it) => it[key]))
    const theirs = median(bare.map((it) => it[key]))
    return [
      { what, measure: 'Poise', value: mine, unit: 'ms' },
      { what, measure: 'bare uPlot', value: theirs, unit: 'ms' },
      { what, measure: 'ratio', value: mine / theirs, unit: 'x', goal: key === 'hover' ? '< 1' : '< 1.25' },
    ]
  }
  const theirs = median(echarts)
  return [
    ...row(`${SCENE}: answer to painted`, 'draw'),
    { what: `${SCENE}: answer to painted`, measure: 'ECharts', value: theirs, unit: 'ms' },
    {
      what: `${SCENE}: answer to painted`,
      measure: 'of ECharts',
      value: median(ours.map(({ draw }) => draw)) / theirs,
      unit: 'x',
      goal: '< 0.7',
    },
    ...row(`${SCENE}: new answer to painted`, 'update'),
    ...row(`${SCENE}: one move of the pointer`, 'hover'),
  ]
}

async function inNewPage(open: BenchPages['open'], who: 'Ours' | 'Bare'): Promise<Round> {
  const page = await open('index.html')
  const draw = await page.evaluate((name) => window.page[`draw${name}`](), who)
  const update = await page.evaluate((name) => window.page[`update${name}`](), who)
  const hover = (await busyDuring(page, () => movePointer(page))) / MOVES
  await page.context().close()
  return { draw, update, hover }
}

async function drawECharts(open: BenchPages['open']): Promise<number> {
  const page = await open('echarts.html')
  const draw = await page.evaluate(() => window.page.drawECharts())
  await page.context().close()
  return draw
}

async function movePointer(page: Page): Promise<void> {
  await page.evaluate(async (moves) => {
    for (let step = 0; step < moves; step++) await window.page.move(step)
  }, MOVES)
}
