import { readFile } from 'node:fs/promises'
import type { Browser, Page, Request } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { annotationCreate } from '#api/annotations.ts'
import { type ChartWrite, chartCreate } from '#api/charts.ts'
import { measurementCreate } from '#api/measurements.ts'
import { snapshotCreate, snapshotView } from '#api/snapshots.ts'
import { spaceCreate } from '#api/spaces.ts'
import { openPage, sharedBrowser } from '#test/helpers/browser.ts'
import { CAN_BE_PACKAGED } from '#test/helpers/chromium.ts'
import { sharedServer, type ListeningServer } from '#test/helpers/listen.ts'
import { pageOfFile } from '#test/helpers/pageOfFile.ts'
import { differentShare, pictureFault, settled, SHARE } from '#test/helpers/pictures.ts'
import { partShare } from '#test/helpers/pixelShare.ts'

/*
 * Charts against pictures of them in test/fixtures/pictures. After a change that is meant to be seen, look at the new
 * ones and keep them: PICTURES=renew npx vitest run test/e2e/pictures.test.ts
 */

const FROM = Date.parse('2025-03-03T10:00:00Z') / 1_000
const MINUTES = 60
const TO = FROM + MINUTES * 60

const breakout = { group_function: 'breakout' as const }
const load = { metric: 'drawn.load', ...breakout }

const CHARTS: Record<string, ChartWrite> = {
  gaps: { streams: [{ ...load, units_short: '%' }], min: 0, max: 100 },
  stacked: { type: 'stacked', streams: [{ metric: 'drawn.jobs', ...breakout }] },
  axes: {
    label: 'Answered',
    streams: [
      { metric: 'drawn.load', source: 'a', units_long: 'Requests', color: '#1f77b4' },
      { metric: 'drawn.time', units_long: 'Latency', units_short: 'ms', transform_function: 'x*20' },
    ],
  },
  log: { streams: [{ metric: 'drawn.signed' }], use_log_yaxis: true },
  number: {
    type: 'bignumber',
    label: 'Slowest answer',
    streams: [{ metric: 'drawn.time', units_short: 'ms' }],
    thresholds: [{ operator: '>', value: 5, type: 'red' }],
  },
  events: { streams: [{ metric: 'drawn.time' }, { type: 'annotation', metric: 'drawn-deploys' }] },
  dashes: { streams: [{ metric: 'drawn.many', ...breakout }] },
}

/** A value of a metric's source at a minute of the hour; null measures nothing. */
const VALUES: Record<string, Record<string, (minute: number) => number | null>> = {
  'drawn.load': {
    a: (minute) => 50 + 30 * Math.sin(minute / 8),
    b: (minute) => (minute >= 20 && minute < 35 ? null : 30 + 10 * Math.cos(minute / 5)),
  },
  'drawn.jobs': {
    early: (minute) => (minute < 40 ? 20 : null),
    late: (minute) => (minute >= 25 ? 15 + (minute % 5) : null),
    steady: (minute) => 10 + minute / 6,
  },
  'drawn.time': { all: (minute) => 3 + (minute / 20) ** 2 },
  'drawn.signed': {
    all: (minute) => (minute % 20 === 0 ? 0 : Math.sin(minute / 9) * 10 ** (minute / 15)),
  },
  'drawn.many': Object.fromEntries(
    Array.from({ length: 12 }, (_, i) => [
      `host-${i + 1}`,
      (minute: number) => i * 10 + 4 * Math.sin(minute / 6 + i),
    ]),
  ),
}

/** Of the hour that is looked at, and of the hour before at half the size. */
function measurements() {
  return Object.entries(VALUES).flatMap(([name, sources]) =>
    Object.entries(sources).flatMap(([source, valueAt]) =>
      Array.from({ length: 2 * MINUTES }, (_, i) => {
        const value = valueAt(i % MINUTES)
        const time = FROM + (i - MINUTES) * 60
        return value === null
          ? []
          : [{ name, tags: { source }, time, value: i < MINUTES ? value / 2 : value }]
      }).flat(),
    ),
  )
}

const SIZE = { width: 1_280, height: 2_000 }

/** CSS pixels of a snapshot above its plot, and above and below it with one row of legend. */
const HEAD = 50
const AROUND = HEAD + 20 + 8
/** Of the list of annotations. */
const EVENT_ROW = 18
/** Letters and edges are smoothed by each in its own way. */
const ALIKE = 0.015

// Other browsers smooth letters in their own way; the packaged one, with the page's own font, draws alike everywhere.
describe.runIf(CAN_BE_PACKAGED && !process.env.CHROMIUM)('charts look as they did', () => {
  let server: ListeningServer
  let browser: Browser
  let judge: Page
  const reading = new Set<Request>()
  let space: number
  const ids: Record<string, number> = {}
  beforeAll(async () => {
    ;[server, browser] = await Promise.all([sharedServer(), sharedBrowser()])
    judge = await browser.newPage()
    const all = measurements()
    for (let i = 0; i < all.length; i += 1_000) {
      await server.call(measurementCreate, { body: { measurements: all.slice(i, i + 1_000), period: 60 } })
    }
    for (const event of [
      { title: 'Deploy', start_time: FROM + 600 },
      { title: 'Upgrade', start_time: FROM + 1_800, end_time: FROM + 2_700 },
    ]) {
      await server.call(annotationCreate, { params: { name: 'drawn-deploys' }, body: event })
    }
    space = (await server.call(spaceCreate, { body: { name: 'Pictures' } })).id
    for (const [name, chart] of Object.entries(CHARTS)) {
      const { id } = await server.call(chartCreate, { params: { id: space }, body: { name, ...chart } })
      ids[name] = id
    }
  }, 120_000)
  afterAll(() => judge.close())
  const go = pageOfFile(async () => {
    const opened = await openPage(browser, `${server.url}/jobs`, { account: server })
    opened.page.on('request', (request) => reading.add(request))
    opened.page.on('requestfinished', (request) => reading.delete(request))
    opened.page.on('requestfailed', (request) => reading.delete(request))
    return opened
  })

  /** The page at a space in the hour that is looked at, once its charts are drawn. */
  async function at(
    id: number,
    { search = '', scheme = 'light' as 'light' | 'dark', charts = Object.values(CHARTS) } = {},
  ): Promise<Page> {
    const page = await go(`/spaces/${id}?from=${FROM}&to=${TO}&zone=UTC${search}`)
    await page.setViewportSize(SIZE)
    await page.emulateMedia({ colorScheme: scheme })
    await drawn(page, charts)
    return page
  }

  async function drawn(page: Page, charts: readonly ChartWrite[]): Promise<void> {
    for (const type of ['line', 'bignumber'] as const) {
      const picture = type === 'bignumber' ? 'svg[viewBox="0 0 100 100"]' : '.u-over'
      const count = charts.filter((one) => (one.type === 'bignumber') === (type === 'bignumber')).length
      await expect.poll(() => page.locator('article').locator(picture).count()).toBeGreaterThanOrEqual(count)
    }
    await expect.poll(() => reading.size).toBe(0)
    await page.evaluate(() => document.fonts.ready)
    // What is hovered looks different.
    await page.mouse.move(0, 0)
  }

  const chart = (page: Page, name: string) => page.getByRole('article', { name, exact: true })

  async function faults(page: Page, names: readonly string[], suffix: string): Promise<string[]> {
    const found: (string | null)[] = []
    for (const name of names) found.push(await pictureFault(chart(page, name), `${name}-${suffix}`, judge))
    return found.filter((fault) => fault !== null)
  }

  test.each([
    ['light', Object.keys(CHARTS)],
    ['dark', ['stacked', 'number', 'events']],
  ] as const)('%s, on the page, and their plots in snapshots as on the page', async (scheme, names) => {
    const page = await at(space, { scheme })
    expect(await faults(page, names, scheme)).toEqual([])

    // Three columns of whole pixels.
    await page.setViewportSize({ ...SIZE, width: SIZE.width + 1 })
    await drawn(page, Object.values(CHARTS))
    const [gaps, ...others] = await Promise.all(
      ['gaps', 'stacked', 'axes', 'events'].map((name) => onBoth(page, name, scheme)),
    )
    for (const { name, taken, snapshot, size } of [gaps!, ...others]) {
      expect(await plotShare(taken, snapshot, size), name).toBeLessThan(ALIKE)
    }
    expect(await plotShare(gaps!.taken, others[1]!.snapshot, gaps!.size)).toBeGreaterThan(2 * ALIKE)
  })

  test('a snapshot from the page, as PNG and as SVG, shows the same lines', async () => {
    const page = await at(space)
    for (const name of ['stacked', 'events']) {
      await chart(page, name).hover()
      await page.getByRole('button', { name: `More actions for ${name}`, exact: true }).click()
      await page.getByRole('menuitem', { name: 'Snapshot' }).click()
      const dialog = page.getByRole('dialog', { name: `Snapshot of ${name}` })
      const [png, svg] = [await saved(page, 'PNG'), await saved(page, 'SVG')]
      await dialog.press('Escape')
      await dialog.waitFor({ state: 'detached' })
      const drawnSvg = await rasterised(svg.toString())
      // Of the plot, without the text around it: what an image shows knows no fonts of the page.
      const part = { left: 50, top: 80, width: 340, height: 90 }
      expect(await partShare(png, part, drawnSvg, part), name).toBeLessThan(ALIKE)
      expect(svg.toString()).toContain(`>${name}</text>`)
    }
  })

  test('beside the hour before', async () => {
    const page = await at(space, { search: '&compare=before' })
    expect(await faults(page, ['gaps', 'stacked'], 'compare')).toEqual([])
  })

  test('a line of another colour, an axis that ends elsewhere and lower values are seen', async () => {
    const { id } = await server.call(spaceCreate, { body: { name: 'Other pictures' } })
    const charts: ChartWrite[] = [
      CHARTS.gaps!,
      CHARTS.gaps!,
      { ...CHARTS.gaps, streams: [{ ...load, units_short: '%', color: '#d62728' }] },
      { ...CHARTS.gaps, max: 110 },
      { ...CHARTS.gaps, streams: [{ ...load, units_short: '%', transform_function: 'x*0.97' }] },
    ]
    for (const [row, one] of charts.entries()) {
      const body = { ...one, name: 'gaps', layout: { x: 0, y: row * 4, w: 4, h: 4 } }
      await server.call(chartCreate, { params: { id }, body })
    }
    const page = await at(id, { charts })
    const pictures: Buffer[] = []
    for (const one of await chart(page, 'gaps').all()) pictures.push(await settled(one))
    const [first, same, ...others] = pictures as [Buffer, Buffer, ...Buffer[]]
    expect(await differentShare(judge, first, same)).toBeLessThan(SHARE)
    expect(others.length).toBe(3)
    for (const other of others) {
      expect(await differentShare(judge, first, other)).toBeGreaterThan(2 * SHARE)
    }
  })

  async function saved(page: Page, form: 'PNG' | 'SVG'): Promise<Buffer> {
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: `Download ${form}` }).click()
    return readFile(await (await download).path())
  }

  async function rasterised(svg: string): Promise<Buffer> {
    const url = await judge.evaluate(async (text) => {
      const image = new Image()
      image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`
      await image.decode()
      const canvas = Object.assign(document.createElement('canvas'), {
        width: image.width,
        height: image.height,
      })
      canvas.getContext('2d')!.drawImage(image, 0, 0)
      return canvas.toDataURL()
    }, svg)
    return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')
  }

  /** The plot of a chart on the page, and a snapshot of the chart whose plot is as large. */
  async function onBoth(page: Page, name: string, scheme: 'light' | 'dark') {
    const plot = chart(page, name).locator('.plot')
    const size = (await plot.boundingBox())!
    const { id } = await server.call(snapshotCreate, {
      body: {
        subject: { chart: { id: ids[name]! } },
        start_time: FROM,
        end_time: TO,
        scheme,
        width: size.width,
        height: size.height + AROUND + (name === 'events' ? EVENT_ROW : 0),
        scale: 1,
      },
    })
    const image = await vi.waitFor(
      async () => {
        const { image_href } = await server.call(snapshotView, { params: { id } })
        return image_href ?? expect.fail('It is not drawn')
      },
      { timeout: 60_000, interval: 200 },
    )
    const snapshot = Buffer.from(await (await fetch(image)).arrayBuffer())
    return { name, taken: await plot.screenshot({ scale: 'css' }), snapshot, size }
  }

  function plotShare(taken: Buffer, snapshot: Buffer, { width, height }: { width: number; height: number }) {
    const part = { left: 0, top: 0, width, height }
    return partShare(taken, part, snapshot, { ...part, top: HEAD })
  }
})
