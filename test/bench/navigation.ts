import type { Page } from 'playwright-core'
import { chartCreate } from '#api/charts.ts'
import { measurementCreate } from '#api/measurements.ts'
import { seriesRead } from '#api/series.ts'
import { spaceCreate } from '#api/spaces.ts'
import { openPage } from '#test/helpers/browser.ts'
import { listen, type ListeningServer } from '#test/helpers/listen.ts'
import { signIn } from '#test/helpers/signIn.ts'
import { median } from './mainThread.ts'
import { withPages } from './pages.ts'
import type { Row } from './row.ts'

const LINES = 20
const MINUTES = 1_440
const ROUNDS = 7
const SCENE = `one chart of ${LINES} x ${MINUTES.toLocaleString('en')}`
const STREAM = { metric: 'navigation.bench', group_function: 'breakout' } as const

/**
 * From the address to the painted chart, with a warm cache, beside a page that fetches the same answer and has only uPlot;
 * and from the press on "Sign in" to the first chart.
 */
export async function bench(): Promise<Row[]> {
  const server = await listen()
  try {
    const path = await makeSpace(server)
    const { answer, ours, signedIn } = await withPages(async ({ browser, serveBeside, open }) => {
      const answer = await server.call(seriesRead, {
        body: { duration: 86_400, points: 2_000, streams: [STREAM] },
      })
      serveBeside('answer.json', JSON.stringify(answer))
      const viewport = { width: 1920, height: 1080 }
      const opened = await openPage(browser, `${server.url}/signin?to=${path}`, {
        expected: [/401/],
        viewport,
      })
      const signedIn = await fromSignIn(opened.page, server)
      const bare = await open('bare.html')
      const [mine, theirs]: number[][] = [[], []]
      for (let round = 0; round < ROUNDS; round += 1) {
        mine!.push(await fromNavigation(opened.page, server.url + path))
        theirs!.push(await fromNavigation(bare, bare.url()))
      }
      return { answer, ours: { mine: median(mine!.slice(1)), theirs: median(theirs!.slice(1)) }, signedIn }
    })
    const points = answer.times.length * LINES
    return [
      { what: `${SCENE}: navigation to painted`, measure: 'Poise', value: ours.mine, unit: 'ms' },
      { what: `${SCENE}: navigation to painted`, measure: 'bare uPlot', value: ours.theirs, unit: 'ms' },
      {
        what: `${SCENE}: navigation to painted`,
        measure: 'ratio',
        value: ours.mine / ours.theirs,
        unit: 'x',
        goal: '< 1.5',
      },
      { what: 'values in its answer', measure: 'once', value: points, unit: '' },
      ...signedIn,
    ]
  } finally {
    await server.stop()
  }
}

async function makeSpace({ call }: ListeningServer): Promise<string> {
  const end = Math.floor(Date.now() / 60_000) * 60
  for (let line = 0; line < LINES; line += 1) {
    const measurements = Array.from({ length: MINUTES }, (_, minute) => ({
      name: STREAM.metric,
      tags: { source: `host-${line}` },
      time: end - 60 * minute,
      period: 60,
      value: Math.round(1000 * (50 + 20 * Math.sin(minute / 100 + line) + Math.random())) / 1000,
    }))
    await call(measurementCreate, { body: { measurements } })
  }
  const { id } = await call(spaceCreate, { body: { name: 'Navigation' } })
  const layout = { x: 0, y: 0, w: 12, h: 4 }
  await call(chartCreate, {
    params: { id },
    body: { name: 'Twenty', type: 'line', streams: [STREAM], layout },
  })
  return `/spaces/${id}?range=24h`
}

/** Milliseconds from the start of a navigation to the second frame with a canvas in it. */
async function fromNavigation(page: Page, url: string): Promise<number> {
  await page.goto(url)
  return paintedAt(page)
}

async function fromSignIn(page: Page, server: ListeningServer): Promise<Row[]> {
  await page.waitForLoadState('networkidle')
  const start = await page.evaluate(() => performance.now())
  await signIn(page, server)
  const end = await paintedAt(page)
  const answers = await page.evaluate(
    (from) =>
      performance
        .getEntriesByType('resource')
        .filter(({ name, startTime }) => startTime > from && name.includes('/v1/'))
        .reduce((sum, { duration }) => sum + duration, 0),
    start,
  )
  const what = 'sign-in to the first chart, server warm'
  return [
    { what, measure: 'in all', value: end - start, unit: 'ms' },
    { what, measure: 'waiting for the API', value: answers, unit: 'ms' },
  ]
}

async function paintedAt(page: Page): Promise<number> {
  await page.waitForSelector('canvas')
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now())))
      }),
  )
}
