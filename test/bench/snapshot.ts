import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { type Chart, chartCreate } from '#api/charts.ts'
import { measurementCreate } from '#api/measurements.ts'
import { seriesRead } from '#api/series.ts'
import { type PictureLook, snapshotCreate, snapshotView } from '#api/snapshots.ts'
import { spaceCreate } from '#api/spaces.ts'
import { openPainter, type Painter } from '#server/snapshot/painter.ts'
import { packed } from '#server/snapshot/readContent.ts'
import { launchBrowser } from '#test/helpers/browser.ts'
import { listen, type ListeningServer } from '#test/helpers/listen.ts'
import { median } from './mainThread.ts'
import { processorMs, residentMb, startedHere, treeMb } from './processes.ts'
import { poster } from './poster.ts'
import type { Row } from './row.ts'

const LINES = 20
const MINUTES = 1_440
const ROUNDS = 9
const IN_A_ROW = 300
const AT_ONCE = 20
const SECONDS = 6
const TURNS = 3
const SCENE = `PNG of ${LINES} lines x ${MINUTES.toLocaleString('en')} points at 2x`
const STREAM = { metric: 'bench.picture', group_function: 'breakout' } as const
const LOOK: PictureLook = {
  title: 'Picture',
  zone: 'UTC',
  scheme: 'light',
  width: 1_000,
  height: 416,
  scale: 2,
}
/** As wide as a chart has to be on the page to show every minute of the day. */
const WIDE = { ...LOOK, width: 1_480 }

/** Pictures of one day: in the process that draws, beside Chromium, many at once, and beside posts and reads. */
export async function bench(): Promise<Row[]> {
  const server = await listen()
  const painter = openPainter({ atOnce: 1 })
  const browser = await launchBrowser()
  try {
    const end = await fill(server)
    const content = await contentOf(server, end)
    return [
      ...(await alone(painter, content)),
      ...(await besideChromium(server, painter, browser, content, end)),
      ...(await inARow(painter, content)),
      ...(await besideOthers(server, end)),
    ]
  } finally {
    await browser.close()
    painter.close()
    await server.stop()
  }
}

async function fill(server: ListeningServer): Promise<number> {
  const end = Math.floor(Date.now() / 86_400_000) * 86_400
  for (let line = 0; line < LINES; line++) {
    const measurements = Array.from({ length: MINUTES }, (_, i) => ({
      name: STREAM.metric,
      time: end - (MINUTES - i) * 60,
      value: Math.round(1_000 * (line * 5 + 10 * Math.sin(i / 90 + line) + 3 * Math.random())) / 1_000,
    }))
    await server.call(measurementCreate, {
      body: { tags: { source: `web-${line}` }, measurements, period: 60 },
    })
  }
  return end
}

async function contentOf(server: ListeningServer, end: number): Promise<Buffer> {
  const chart: Chart = { id: 1, name: 'Picture', type: 'line', streams: [STREAM] }
  const body = { start_time: end - 86_400, end_time: end, resolution: 60, streams: [STREAM] }
  const series = await server.call(seriesRead, { body })
  return packed({ chart, series, events: null, events_left_out: 0, lines: [] })
}

async function alone(painter: Painter, content: Buffer): Promise<Row[]> {
  const [first] = await timed(1, () => painter.paint({ content, look: LOOK }))
  const pid = painter.pids()[0]!
  const before = processorMs(pid)
  const took = await timed(ROUNDS, () => painter.paint({ content, look: LOOK }))
  const processor = (processorMs(pid) - before) / ROUNDS
  return [
    { what: SCENE, measure: 'first, with the start', value: first!, unit: 'ms' },
    { what: SCENE, measure: 'processor time', value: processor, unit: 'ms' },
    { what: SCENE, measure: 'p50', value: median(took), unit: 'ms', goal: '< 400' },
  ]
}

/** The same chart on a page of the server, from its address to its picture, in a browser that has everything in its cache. */
async function besideChromium(
  { url, email, token, call }: ListeningServer,
  painter: Painter,
  browser: Browser,
  content: Buffer,
  end: number,
): Promise<Row[]> {
  const space = await call(spaceCreate, { body: { name: 'Pictures' } })
  const layout = { x: 0, y: 0, w: 12, h: 6 }
  const body = { name: 'Picture', streams: [STREAM], layout }
  await call(chartCreate, { params: { id: space.id }, body })
  const viewport = { width: 1_600, height: 700 }
  const context = await browser.newContext({ viewport, deviceScaleFactor: 2 })
  const page = await context.newPage()
  await context.request.post(`${url}/v1/session`, { data: { email, token } })
  const chart = page.getByRole('article', { name: 'Picture' })
  const theirs = await timed(ROUNDS + 1, async () => {
    await page.goto(`${url}/spaces/${space.id}?from=${end - 86_400}&to=${end}&zone=UTC`)
    await chart.locator('.u-over').waitFor()
    await chart.screenshot()
  })
  const memory = treeMb(startedHere('chrom'))
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const copied: number[] = []
  for (let round = 0; round <= ROUNDS; round++) copied.push(await copiedAfter(page))
  await context.close()
  const ours = await timed(ROUNDS + 1, () => painter.paint({ content, look: WIDE }))
  const what = `${SCENE}, ${WIDE.width} px wide`
  const [mine, other] = [median(ours.slice(1)), median(theirs.slice(1))]
  return [
    { what, measure: 'Poise', value: mine, unit: 'ms' },
    { what, measure: 'headless Chromium', value: other, unit: 'ms' },
    { what, measure: 'ratio', value: mine / other, unit: 'x', goal: '< 1' },
    {
      what: `${what}, on the page`,
      measure: 'from Snapshot to the clipboard',
      value: median(copied.slice(1)),
      unit: 'ms',
      goal: '< 300',
    },
    { what: 'memory', measure: 'Poise', value: treeMb(painter.pids()), unit: 'MB' },
    { what: 'memory', measure: 'headless Chromium', value: memory, unit: 'MB' },
  ]
}

const PRESSED = [
  ['[role=menuitem]', 'Snapshot'],
  ['dialog button', 'Copy picture'],
] as const

/** Milliseconds from the press on Snapshot in the menu of the chart until its picture is on the clipboard. */
async function copiedAfter(page: Page): Promise<number> {
  await page.getByRole('article', { name: 'Picture' }).hover()
  await page.getByRole('button', { name: 'More actions for Picture' }).click()
  await page.getByRole('menuitem', { name: 'Snapshot' }).waitFor()
  const took = await page.evaluate(async (steps) => {
    const begin = performance.now()
    for (const [selector, text] of steps) {
      for (let done = false; !done; await new Promise(requestAnimationFrame)) {
        const found = [...document.querySelectorAll<HTMLElement>(selector)].find(
          (one) => one.textContent === text,
        )
        found?.click()
        done = found !== undefined
      }
    }
    while (document.querySelector('dialog output')?.textContent === '')
      await new Promise(requestAnimationFrame)
    return performance.now() - begin
  }, PRESSED)
  await page.keyboard.press('Escape')
  return took
}

async function inARow(painter: Painter, content: Buffer): Promise<Row[]> {
  const memory: number[] = []
  for (let n = 1; n <= IN_A_ROW; n++) {
    await painter.paint({ content, look: LOOK })
    memory.push(residentMb(painter.pids()[0]!))
  }
  const what = `${IN_A_ROW} pictures in a row, memory`
  const [early, late] = [median(memory.slice(20, 60)), median(memory.slice(-40))]
  return [
    { what, measure: 'the first', value: early, unit: 'MB' },
    { what, measure: 'the last', value: late, unit: 'MB' },
    { what, measure: 'most', value: Math.max(...memory), unit: 'MB' },
    { what, measure: 'growth', value: late / early, unit: 'x', goal: '< 1.1' },
  ]
}

/** Many at once through the API, and what posts and reads have left of their rate meanwhile; in turns, for a machine that has other work. */
async function besideOthers(server: ListeningServer, end: number): Promise<Row[]> {
  const pid = server.process.pid!
  const before = processorMs(pid)
  const took = await timed(1, () => manyAtOnce(server, end))
  const processor = (processorMs(pid) - before) / AT_ONCE
  const idle: Rates[] = []
  const beside: Rates[] = []
  for (let round = 0; round < TURNS; round++) {
    idle.push(await rates(server, end))
    const drawn = manyAtOnce(server, end)
    beside.push(await rates(server, end))
    await drawn
  }
  const what = `${AT_ONCE} snapshots requested at once`
  return [
    { what, measure: 'all drawn after', value: took[0]! / 1_000, unit: 's' },
    { what, measure: 'processor time of the server itself, each', value: processor, unit: 'ms' },
    ...(['posts', 'reads'] as const).flatMap((kind): Row[] => {
      const [before, meanwhile] = [idle, beside].map((all) => median(all.map((one) => one[kind])))
      return [
        { what: `${kind} alone`, measure: 'rate', value: before!, unit: '/s' },
        { what: `${kind} meanwhile`, measure: 'rate', value: meanwhile!, unit: '/s' },
        {
          what: `${kind} meanwhile`,
          measure: 'ratio',
          value: meanwhile! / before!,
          unit: 'x',
          goal: '> 0.8',
        },
      ]
    }),
  ]
}

async function manyAtOnce({ call }: ListeningServer, end: number): Promise<void> {
  const definition = { name: 'Picture', streams: [STREAM] }
  const body = {
    subject: { chart: { definition } },
    start_time: end - 86_400,
    end_time: end,
    width: WIDE.width,
    height: WIDE.height,
  }
  const asked = await Promise.all(Array.from({ length: AT_ONCE }, () => call(snapshotCreate, { body })))
  const last = asked.reduce((a, b) => (a.id > b.id ? a : b))
  // They are drawn in their order.
  while ((await call(snapshotView, { params: { id: last.id } })).image_href === null) await sleep(250)
}

interface Rates {
  posts: number
  reads: number
}

/** How many posts, on two connections, and reads of an hour, on a third, are answered in a second. */
async function rates(server: ListeningServer, end: number): Promise<Rates> {
  const post = poster(server, 2)
  const body = { start_time: end - 3_600, end_time: end, streams: [STREAM] }
  const until = performance.now() + SECONDS * 1_000
  const again = async (once: (n: number) => Promise<unknown>) => {
    let done = 0
    while (performance.now() < until) await once(done++)
    return done / SECONDS
  }
  const [one, other, reads] = await Promise.all([
    again((n) => post(bodyOf(0, n))),
    again((n) => post(bodyOf(1, n))),
    again(() => server.call(seriesRead, { body })),
  ])
  return { posts: one + other, reads }
}

function bodyOf(host: number, n: number): string {
  const measurements = Array.from({ length: 300 }, (_, i) => ({ name: `bench.post.${i}`, value: n + i }))
  return JSON.stringify({ tags: { host: `web-${host}` }, measurements })
}

async function timed(times: number, work: () => Promise<unknown>): Promise<number[]> {
  const took: number[] = []
  for (let n = 0; n < times; n++) {
    const began = performance.now()
    await work()
    took.push(performance.now() - began)
  }
  return took
}
