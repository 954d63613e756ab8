import type { Page } from 'playwright-core'
import { busyDuring, median } from './mainThread.ts'
import type { EChartsPage } from './page/echarts.ts'
import type { BenchPage } from './page/main.tsx'
import { withPages, type BenchPages } from './pages.ts'
import type { Row } from './row.ts'

const ROUNDS = 7
const MOVES = 60
/** Milliseconds of pointer moves from which frames a second are told, and the idle time with many lines. */
const WANDER = 2_000
const WANDER_CROWDED = 10_000
const EVENTS = 6_000
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
  /** Frames a second while the pointer moves in each. */
  fps: number
}

async function measure({ open }: BenchPages): Promise<Row[]> {
  const ours: Round[] = []
  const bare: Round[] = []
  const echarts: number[] = []
  const annotations: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(await inNewPage(open, 'Ours'))
    bare.push(await inNewPage(open, 'Bare'))
    echarts.push(await drawECharts(open))
    annotations.push(await drawAnnotations(open))
  }
  const row = (what: string, key: keyof Round, unit = 'ms', goal = '< 1.25'): Row[] => {
    const mine = median(ours.map((it) => it[key]))
    const theirs = median(bare.map((it) => it[key]))
    return [
      { what, measure: 'Poise', value: mine, unit },
      { what, measure: 'bare uPlot', value: theirs, unit },
      { what, measure: 'ratio', value: mine / theirs, unit: 'x', goal },
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
    ...row(`${SCENE}: one move of the pointer`, 'hover', 'ms', '< 1'),
    ...row(`${SCENE}: frames a second while it moves`, 'fps', '/s', '>= 1'),
    {
      what: `annotations: ${EVENTS} events on a chart, from clusters to painted`,
      measure: 'Poise',
      value: median(annotations),
      unit: 'ms',
      goal: '< 100',
    },
    ...(await crowded(open)),
  ]
}

async function inNewPage(open: BenchPages['open'], who: 'Ours' | 'Bare'): Promise<Round> {
  const page = await open('index.html')
  const draw = await page.evaluate((name) => window.page[`draw${name}`](), who)
  const update = await page.evaluate((name) => window.page[`update${name}`](), who)
  const hover = (await busyDuring(page, () => movePointer(page))) / MOVES
  const frames = await page.evaluate((time) => window.page.wander(time), WANDER)
  await page.context().close()
  return { draw, update, hover, fps: (frames / WANDER) * 1_000 }
}

async function drawECharts(open: BenchPages['open']): Promise<number> {
  const page = await open('echarts.html')
  const draw = await page.evaluate(() => window.page.drawECharts())
  await page.context().close()
  return draw
}

async function drawAnnotations(open: BenchPages['open']): Promise<number> {
  const page = await open('index.html')
  const time = await page.evaluate((count) => window.page.drawAnnotations(count), EVENTS)
  await page.context().close()
  return time
}

async function movePointer(page: Page): Promise<void> {
  await page.evaluate(async (moves) => {
    for (let step = 0; step < moves; step++) await window.page.move(step)
  }, MOVES)
}

/** One chart of very many lines: what of ten seconds of pointer moves the main thread has left. */
async function crowded(open: BenchPages['open']): Promise<Row[]> {
  const page = await open('index.html')
  const draw = await page.evaluate(() => window.page.drawCrowded())
  await page.waitForTimeout(1_000)
  let frames = 0
  const busy = await busyDuring(page, async () => {
    frames = await page.evaluate((time) => window.page.wander(time), WANDER_CROWDED)
  })
  await page.context().close()
  const what = '1 chart x 2000 lines x 1000 points'
  const idle = (WANDER_CROWDED - busy) / 1_000
  return [
    { what: `${what}: made and painted`, measure: 'Poise', value: draw, unit: 'ms' },
    {
      what: `${what}: idle in 10 s of pointer moves`,
      measure: 'Poise',
      value: idle,
      unit: 's',
      goal: '>= 8',
    },
    {
      what: `${what}: frames a second`,
      measure: 'Poise',
      value: frames / (WANDER_CROWDED / 1_000),
      unit: '/s',
    },
  ]
}
