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
const EVENTS = 6_000
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
}

async function measure(browser: Browser, url: string): Promise<Row[]> {
  const ours: Round[] = []
  const bare: Round[] = []
  const annotations: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(await inNewPage(browser, url, 'Ours'))
    bare.push(await inNewPage(browser, url, 'Bare'))
    annotations.push(await annotationsInNewPage(browser, url))
  }
  const row = (what: string, key: keyof Round): Row[] => {
    const mine = median(ours.map((it) => it[key]))
    const theirs = median(bare.map((it) => it[key]))
    return [
      { what, measure: 'Poise', value: mine, unit: 'ms' },
      { what, measure: 'bare uPlot', value: theirs, unit: 'ms' },
      { what, measure: 'ratio', value: mine / theirs, unit: 'x', goal: key === 'hover' ? '< 1' : '< 1.5' },
    ]
  }
  return [
    ...row(`${SCENE}: answer to painted`, 'draw'),
    ...row(`${SCENE}: new answer to painted`, 'update'),
    ...row(`${SCENE}: one move of the pointer`, 'hover'),
    {
      what: `annotations: ${EVENTS} events on a chart, from clusters to painted`,
      measure: 'Poise',
      value: median(annotations),
      unit: 'ms',
      goal: '< 100',
    },
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
  const hover = await hoverCost(page)
  await context.close()
  return { draw, update, hover }
}

async function annotationsInNewPage(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } })
  const page = await context.newPage()
  await page.goto(url)
  await page.waitForFunction(() => 'page' in window)
  const time = await page.evaluate((count) => window.page.drawAnnotations(count), EVENTS)
  await context.close()
  return time
}

async function hoverCost(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const busy = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'TaskDuration')!.value * 1000
  }
  const before = await busy()
  await page.evaluate(async (moves) => {
    for (let step = 0; step < moves; step++) await window.page.move(step)
  }, MOVES)
  return ((await busy()) - before) / MOVES
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!
}
