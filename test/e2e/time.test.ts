import type { Browser, Page, Response } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { chartCreate } from '#api/charts.ts'
import { measurementCreate } from '#api/measurements.ts'
import type { SeriesAnswer, SeriesQuery } from '#api/series.ts'
import { spaceCreate } from '#api/spaces.ts'
import { follow, openPage, sharedBrowser } from '#test/helpers/browser.ts'
import { sharedServer, type ListeningServer } from '#test/helpers/listen.ts'
import { pageOfFile } from '#test/helpers/pageOfFile.ts'

const HOUR = 3_600
const END = Math.floor(Date.now() / 60_000) * 60
const LAST_HOUR = `from=${END - HOUR}&to=${END}`
/** In Berlin a day of 25 hours. */
const LONG_DAY = Date.parse('2025-10-26T00:00:00+02:00') / 1_000
const CHARTS = ['One', 'Other']

let server: ListeningServer
let browser: Browser
let space: string
beforeAll(async () => {
  ;[server, browser] = await Promise.all([sharedServer(), sharedBrowser()])
  // An hour of 10 after a day of 5.
  const all = Array.from({ length: 1_440 }, (_, minute) => ({
    name: 'time.load',
    time: END - minute * 60,
    value: minute < 60 ? 10 : 5,
  }))
  const longDay = Array.from({ length: 25 }, (_, hour) => ({
    name: 'time.load',
    time: LONG_DAY + hour * HOUR,
    value: hour,
  }))
  for (const measurements of [longDay, all.slice(720), all.slice(0, 720)]) {
    await server.call(measurementCreate, { body: { measurements } })
  }
  const { id } = await server.call(spaceCreate, { body: { name: 'Time' } })
  for (const name of CHARTS) {
    const body = { name, streams: [{ metric: 'time.load' }] }
    await server.call(chartCreate, { params: { id }, body })
  }
  space = `/spaces/${id}`
}, 120_000)

const go = pageOfFile()

async function at(query: string): Promise<Page> {
  const page = await go(`${space}?${query}`)
  await drawn(page)
  return page
}

async function drawn(page: Page): Promise<void> {
  for (const name of CHARTS) await slider(page, name).locator('.u-over').waitFor()
}

const slider = (page: Page, name = 'One') => page.getByRole('slider', { name, exact: true })
const picker = (page: Page) => page.getByRole('button', { name: /^Time range:/ })
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Time range' })
const query = (page: Page) => new URL(page.url()).search.slice(1)

/** What a chart shows, Unix seconds. */
async function shown(page: Page, name?: string): Promise<number[]> {
  // Both at once: between two questions the chart may have moved.
  return slider(page, name).evaluate((element) => [
    Number(element.getAttribute('aria-valuemin')),
    Number(element.getAttribute('aria-valuemax')),
  ])
}

async function shownOnAll(page: Page): Promise<number[][]> {
  return Promise.all(CHARTS.map((name) => shown(page, name)))
}

/** Types into the field of the time range, and says what it was taken for. */
async function type(page: Page, text: string): Promise<string> {
  if (!(await dialog(page).isVisible())) await picker(page).click()
  const field = dialog(page).getByRole('textbox', { name: 'Time range' })
  await field.fill(text)
  const hint = await field.getAttribute('aria-describedby')
  const said = await page.locator(`[id="${hint}"]`).innerText()
  await page.keyboard.press('Enter')
  await dialog(page).waitFor({ state: 'detached' })
  return said
}

/** A drag along the axis of the first chart, in parts of its width; `before` is called while the button is down. */
async function drag(page: Page, from: number, to: number, before = async () => {}): Promise<void> {
  const box = (await slider(page).locator('.u-over').boundingBox())!
  const y = box.y + box.height / 2
  await page.mouse.move(box.x + box.width * from, y)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * to, y, { steps: 4 })
  await before()
  await page.mouse.up()
}

/** The next answer of the interval that begins then. */
async function answerFrom(page: Page, start: (query: SeriesQuery) => boolean): Promise<SeriesAnswer> {
  const isIt = (response: Response) =>
    response.url().endsWith('/v1/series') && start(response.request().postDataJSON() as SeriesQuery)
  return (await page.waitForResponse(isIt)).json() as Promise<SeriesAnswer>
}

test('a time that is typed or chosen is in the address; the ways back and forward are exact', async () => {
  const page = await at('range=3h')
  const seen = [query(page)]
  expect(await type(page, 'last 45 minutes')).toMatch(/^Last 45 minutes\./)
  seen.push(query(page))
  expect(await type(page, `${END - HOUR} to ${END}`)).toMatch(/, 1 h\. Press Enter\.$/)
  seen.push(query(page))
  await picker(page).click()
  await dialog(page).getByRole('button', { name: 'Last 7 days' }).click()
  seen.push(query(page))
  expect(seen).toEqual(['range=3h', 'range=45m', LAST_HOUR, 'range=7d'])

  const step = async (name: RegExp) => {
    await page.getByRole('button', { name }).click()
    return query(page)
  }
  const back = /^Time shown before/
  expect([await step(back), await step(back), await step(back)]).toEqual(seen.slice(0, -1).toReversed())
  await page.getByRole('button', { name: back, disabled: true }).waitFor()
  expect([await step(/^Time shown after/), await step(/^Time shown after/)]).toEqual(seen.slice(1, 3))
  await expect.poll(() => shownOnAll(page)).toEqual(CHARTS.map(() => [END - HOUR, END]))

  await page.goBack()
  expect(query(page)).toBe('range=45m')
  await page.goForward()
  await expect.poll(() => shownOnAll(page)).toEqual(CHARTS.map(() => [END - HOUR, END]))
  await page.getByRole('button', { name: 'Go live' }).click()
  expect(query(page)).toBe('range=45m')
})

test('a drag zooms and asks for finer data; a shift is half a window; a drag with Shift moves all charts', async () => {
  const coarse = `from=${END - 24 * HOUR}&to=${END}`
  const page = await go('/jobs')
  const whole = answerFrom(page, ({ start_time }) => start_time === END - 24 * HOUR)
  await follow(page, `${space}?${coarse}`)
  const { resolution } = await whole
  await drawn(page)
  const finer = answerFrom(page, ({ start_time = 0 }) => start_time > END - 24 * HOUR)
  await drag(page, 0.5, 0.75)
  const answer = await finer
  await expect.poll(async () => query(page) === `from=${(await expectAll(page)).join('&to=')}`).toBe(true)
  const [from = 0, to = 0] = await expectAll(page)
  expect([answer.start_time, answer.end_time]).toEqual([from, to])
  expect(answer.resolution).toBeLessThan(resolution)
  expect(Math.abs(from - (END - 12 * HOUR))).toBeLessThan(HOUR / 4)
  expect(Math.abs(to - (END - 6 * HOUR))).toBeLessThan(HOUR / 4)

  const half = Math.round((to - from) / 2)
  await page.getByRole('button', { name: /^Half a window earlier/ }).click()
  await expect.poll(() => query(page)).toBe(`from=${from - half}&to=${to - half}`)
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => query(page)).toBe(`from=${from}&to=${to}`)
  // What is dragged is what is drawn.
  await expect.poll(() => expectAll(page)).toEqual([from, to])

  await page.keyboard.down('Shift')
  await drag(page, 0.25, 0.75, async () => expect(query(page)).toBe(`from=${from}&to=${to}`))
  await page.keyboard.up('Shift')
  await expect.poll(() => query(page)).not.toBe(`from=${from}&to=${to}`)
  await expect.poll(async () => query(page) === `from=${(await expectAll(page)).join('&to=')}`).toBe(true)
  const moved = await expectAll(page)
  expect(moved[1]! - moved[0]!).toBe(to - from)
  expect(Math.abs(moved[0]! - (from - half))).toBeLessThan(HOUR / 4)
})

test('a pause keeps the picture, and going live resumes', async () => {
  const { page, close } = await openPage(browser, `${server.url}${space}?range=3h`, { account: server })
  await drawn(page)
  await page.clock.install()
  await page.keyboard.press('p')
  await page.getByText(/^Paused at \d\d:\d\d:\d\d$/).waitFor()
  expect(query(page)).toMatch(/^from=\d+&to=\d+&paused=\d+$/)
  const [from, to] = (await expectAll(page)) as [number, number]
  expect(to - from).toBe(3 * HOUR)
  await page.waitForLoadState('networkidle')

  let reads = 0
  page.on('request', (request) => (reads += request.url().endsWith('/v1/series') ? 1 : 0))
  await server.call(measurementCreate, { body: { measurements: [{ name: 'time.load', value: 77 }] } })
  await page.clock.runFor(60_000)
  expect([reads, ...(await expectAll(page))]).toEqual([0, from, to])
  await page.getByRole('button', { name: 'Go live' }).click()
  expect(query(page)).toBe('range=3h')
  await expect.poll(async () => (await shown(page))[1]).toBeGreaterThan(to)
  await page.waitForLoadState('networkidle')
  const before = reads
  await expect.poll(() => page.clock.runFor(60_000).then(() => reads)).toBeGreaterThan(before)
  await close()
})

test('another zone changes the axes and stays in the address; a day of 25 hours is as long as that', async () => {
  const page = await go('/jobs')
  await page.evaluate(noteWrittenText)
  await follow(page, `${space}?${LAST_HOUR}&zone=UTC`)
  await drawn(page)
  await expect.poll(() => lastZone(page)).toBe('UTC')
  await picker(page).click()
  const field = dialog(page).getByRole('combobox', { name: 'Time zone' })
  await field.fill('berlin')
  await page.keyboard.press('Enter')
  await expect.poll(() => query(page)).toBe(`${LAST_HOUR}&zone=Europe%2FBerlin`)
  await expect.poll(() => lastZone(page)).toMatch(/^CES?T$/)
  await page.keyboard.press('Escape')

  expect(await type(page, '26 Oct 2025')).toBe('Sun 26 Oct 2025, CEST to CET, 25 h. Press Enter.')
  expect(query(page)).toBe(`from=${LONG_DAY}&to=${LONG_DAY + 25 * HOUR}&zone=Europe%2FBerlin`)
  expect(await expectAll(page)).toEqual([LONG_DAY, LONG_DAY + 25 * HOUR])
  await expect.poll(() => lastZone(page)).toBe('CET')
})

test('the period before stands behind the charts, and its values beside theirs', async () => {
  const page = await at(LAST_HOUR)
  const before = answerFrom(page, ({ end_time = END }) => end_time < END)
  await picker(page).click()
  await dialog(page).getByText('Period before', { exact: true }).click()
  expect((await before).start_time).toBeLessThanOrEqual(END - 2 * HOUR)
  expect(query(page)).toBe(`${LAST_HOUR}&compare=before`)
  await page.keyboard.press('Escape')
  await expect.poll(() => picker(page).innerText()).toContain('vs. period before')
  await slider(page).focus()
  for (let step = 0; step < 5; step++) await page.keyboard.press('ArrowLeft')
  await expect.poll(() => slider(page).getAttribute('aria-valuetext')).toMatch(/ 10 \(before: 5\)$/)
})

/** What all charts show, once they show the same. */
async function expectAll(page: Page): Promise<number[]> {
  await expect.poll(async () => new Set((await shownOnAll(page)).map(String)).size).toBe(1)
  return shown(page)
}

/** Runs in the page: keeps what was written on each canvas last. */
function noteWrittenText(): void {
  const write = CanvasRenderingContext2D.prototype.fillText
  CanvasRenderingContext2D.prototype.fillText = function (text, ...place) {
    if (/^[A-Z]{3,4}$/.test(text)) document.documentElement.dataset.zone = text
    write.call(this, text, ...place)
  }
}

const lastZone = (page: Page) => page.evaluate(() => document.documentElement.dataset.zone)
