import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import type { Browser, Page } from 'playwright-core'
import { build, preview } from 'vite'
import { launchBrowser } from '#test/helpers/browser.ts'
import type { BenchPage } from './page/main.tsx'
import type { Row } from './row.ts'

const ROUNDS = 7
const MOVES = 60
/** Milliseconds of pointer moves from which frames a second are told, and the idle time with many lines. */
const WANDER = 2_000
const WANDER_CROWDED = 10_000
const SCENE = '20 charts x 20 lines x 1440 points'

declare global {
  interface Window {
    page: BenchPage
  }
}

/** From an answer in hand to the picture, beside uPlot with nothing around it; each round in new pages, in turns. */
export async function bench(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'poise-bench-'))
  const root = resolve(import.meta.dirname, 'page')
  const shared = { configFile: false as const, root, logLevel: 'error' as const, plugins: [react()] }
  await build({ ...shared, build: { outDir: folder, emptyOutDir: true, target: 'es2022' } })
  const server = await preview({
    ...shared,
    build: { outDir: folder },
    preview: { port: 0, host: '127.0.0.1' },
  })
  const browser = await launchBrowser()
  try {
    return await measure(browser, server.resolvedUrls!.local[0]!)
  } finally {
    await browser.close()
    await server.close()
    rmSync(folder, { recursive: true })
  }
}

interface Round {
  draw: number
  update: number
  /** Milliseconds of the main thread for one move of the pointer. */
  hover: number
  /** Frames a second while the pointer moves in each. */
  fps: number
}

async function measure(browser: Browser, url: string): Promise<Row[]> {
  const ours: Round[] = []
  const bare: Round[] = []
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(await inNewPage(browser, url, 'Ours'))
    bare.push(await inNewPage(browser, url, 'Bare'))
  }
  const row = (what: string, key: keyof Round, unit = 'ms', goal = '< 1.5'): Row[] => {
    const mine = median(ours.map((it) => it[key]))
    const theirs = median(bare.map((it) => it[key]))
    return [
      { what, measure: 'Poise', value: mine, unit },
      { what, measure: 'bare uPlot', value: theirs, unit },
      { what, measure: 'ratio', value: mine / theirs, unit: 'x', goal },
    ]
  }
  return [
    ...row(`${SCENE}: answer to painted`, 'draw'),
    ...row(`${SCENE}: new answer to painted`, 'update'),
    ...row(`${SCENE}: one move of the pointer`, 'hover', 'ms', '< 1'),
    ...row(`${SCENE}: frames a second while it moves`, 'fps', '/s', '>= 1'),
    ...(await crowded(browser, url)),
  ]
}

async function inNewPage(browser: Browser, url: string, who: 'Ours' | 'Bare'): Promise<Round> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } })
  const page = await context.newPage()
  await page.goto(url)
  await page.waitForFunction(() => 'page' in window)
  await page.waitForTimeout(300)
  const draw = await page.evaluate((name) => window.page[`draw${name}`](), who)
  const update = await page.evaluate((name) => window.page[`update${name}`](), who)
  const moves = () =>
    page.evaluate(async (moves) => {
      for (let step = 0; step < moves; step++) await window.page.move(step)
    }, MOVES)
  const hover = (await busyTime(page, moves)) / MOVES
  const frames = await page.evaluate((time) => window.page.wander(time), WANDER)
  await context.close()
  return { draw, update, hover, fps: (frames / WANDER) * 1_000 }
}

/** One chart of very many lines: what of ten seconds of pointer moves the main thread has left. */
async function crowded(browser: Browser, url: string): Promise<Row[]> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } })
  const page = await context.newPage()
  await page.goto(url)
  await page.waitForFunction(() => 'page' in window)
  const draw = await page.evaluate(() => window.page.drawCrowded())
  await page.waitForTimeout(1_000)
  let frames = 0
  const busy = await busyTime(page, async () => {
    frames = await page.evaluate((time) => window.page.wander(time), WANDER_CROWDED)
  })
  await context.close()
  const what = '1 chart x 2000 lines x 1000 points'
  return [
    { what: `${what}: made and painted`, measure: 'Poise', value: draw, unit: 'ms' },
    {
      what: `${what}: idle in 10 s of pointer moves`,
      measure: 'Poise',
      value: (WANDER_CROWDED - busy) / 1_000,
      unit: 's',
      goal: '>= 8',
    },
    {
      what: `${what}: frames a second`,
      measure: 'Poise',
      value: (frames / WANDER_CROWDED) * 1_000,
      unit: '/s',
    },
  ]
}

/** Milliseconds of the main thread. */
async function busyTime(page: Page, work: () => Promise<unknown>): Promise<number> {
  const session = await page.context().newCDPSession(page)
  // Time of its own: what else the machine does is not counted.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const busy = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'TaskDuration')!.value * 1_000
  }
  const before = await busy()
  await work()
  return (await busy()) - before
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!
}
