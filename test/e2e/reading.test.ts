import type { Browser, CDPSession, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { chartCreate } from '#api/charts.ts'
import { measurementCreate } from '#api/measurements.ts'
import { spaceCreate } from '#api/spaces.ts'
import { openPage, sharedBrowser } from '#test/helpers/browser.ts'
import { sharedServer, type ListeningServer } from '#test/helpers/listen.ts'
import { pageOfFile } from '#test/helpers/pageOfFile.ts'

let server: ListeningServer
let browser: Browser
let path: string
beforeAll(async () => {
  ;[server, browser] = await Promise.all([sharedServer(), sharedBrowser()])
  const now = Math.floor(Date.now() / 1_000)
  const measurements = Array.from({ length: 30 }, (_, minute) =>
    Array.from({ length: 25 }, (__, host) => ({
      name: 'read.load',
      time: now - minute * 60,
      tags: { source: `host-${host}` },
      value: host * 10,
    })),
  ).flat()
  await server.call(measurementCreate, { body: { measurements } })
  const { id } = await server.call(spaceCreate, { body: { name: 'Reading' } })
  const stream = { metric: 'read.load', group_function: 'breakout' as const }
  const streams = { Wide: [stream], Coarse: [{ ...stream, period: 600 }] }
  for (const [name, list] of Object.entries(streams)) {
    await server.call(chartCreate, { params: { id }, body: { name, streams: list } })
  }
  for (let i = 0; i < 12; i++) {
    await server.call(chartCreate, { params: { id }, body: { name: `Far ${i}`, streams: [stream] } })
  }
  path = `/spaces/${id}?range=30m`
}, 120_000)

const go = pageOfFile(() => openPage(browser, `${server.url}/jobs`, { account: server, hasTouch: true }))

/** The page at the space, once its first charts are drawn. */
async function atSpace(): Promise<Page> {
  const page = await go(path)
  await chart(page).getByRole('button', { name: 'host-24', exact: true }).waitFor()
  await page.locator('article .u-over').nth(1).waitFor()
  return page
}

const chart = (page: Page, name = 'Wide') => page.getByRole('article', { name, exact: true })
const dialog = (page: Page) => page.getByRole('dialog', { name: /^Wide at/ })

async function placeOn(page: Page, part: number) {
  const box = (await chart(page).locator('.u-over').boundingBox())!
  return { x: Math.round(box.x + box.width * part), y: Math.round(box.y + box.height / 2) }
}

test('the cursor stands on all charts, whatever their resolution; a click pins it, a search finds, Escape lets go', async () => {
  const page = await atSpace()
  // Drawn, and then out of view.
  await chart(page, 'Far 11').scrollIntoViewIfNeeded()
  await chart(page, 'Far 11').locator('.u-over').waitFor()
  await chart(page).scrollIntoViewIfNeeded()
  const { x, y } = await placeOn(page, 0.5)
  await page.mouse.move(x - 2, y)
  await page.mouse.move(x, y)
  for (const name of ['Wide', 'Coarse']) await chart(page, name).locator('.plot-hair.plot-shown').waitFor()
  expect(await chart(page, 'Far 11').locator('.plot-shown').count()).toBe(0)

  await page.mouse.down()
  await page.mouse.up()
  await dialog(page).getByRole('row').first().waitFor()
  expect(await dialog(page).getByRole('row').count()).toBe(25)
  const card = (await chart(page).boundingBox())!
  const pinned = (await dialog(page).boundingBox())!
  expect(pinned.x >= card.x + card.width || pinned.x + pinned.width <= card.x).toBe(true)

  await dialog(page).getByRole('searchbox').fill('host-7')
  expect(await dialog(page).getByRole('row').allInnerTexts()).toEqual([expect.stringMatching(/host-7\s+70/)])
  await dialog(page).getByText('host-7').click()
  await page.waitForURL((to) => to.searchParams.get('line') === 'source=host-7')
  await chart(page, 'Coarse')
    .getByRole('button', { name: /^Show all \d+ lines$/ })
    .waitFor()
  await page.keyboard.press('Escape')
  await dialog(page).waitFor({ state: 'detached' })
})

test('a legend lifts a line out on every chart, says what a click does, and with Shift adds to the lines alone', async () => {
  const page = await atSpace()
  const line = (name: string) => chart(page).getByRole('button', { name, exact: true })
  await line('host-24').hover()
  for (const name of ['Wide', 'Coarse']) await chart(page, name).locator('.plot-lifted.plot-shown').waitFor()
  await chart(page)
    .getByText(/^Click shows it alone on every chart that has it/)
    .waitFor()
  await line('host-24').click()
  await line('host-23').click({ modifiers: ['Shift'] })
  await page.waitForURL((to) => to.searchParams.getAll('line').length === 2)
  await chart(page, 'Coarse')
    .getByRole('button', { name: /^Show all \d+ lines$/ })
    .click()
  await page.waitForURL(server.url + path)

  await chart(page)
    .getByRole('button', { name: /^Table of/ })
    .click()
  await chart(page).getByRole('button', { name: 'Max' }).click()
  await chart(page).getByRole('button', { name: 'Max' }).click()
  const first = chart(page).getByRole('table').getByRole('row').nth(1)
  await expect.poll(() => first.innerText()).toMatch(/^\s*host-0\s/)
  await chart(page).getByRole('searchbox', { name: 'Find a line' }).fill('host-13')
  await expect.poll(() => chart(page).getByRole('table').getByRole('row').count()).toBe(2)
})

test('by keyboard: arrows move, up and down choose a line, Enter pins, Escape comes back', async () => {
  const page = await atSpace()
  const plot = chart(page).getByRole('slider')
  await plot.focus()
  await page.keyboard.press('End')
  await page.keyboard.press('Shift+ArrowLeft')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  expect(await plot.getAttribute('aria-valuetext')).toMatch(/: host-23 230, 2 of 25$/)
  await page.keyboard.press('Enter')
  await dialog(page).waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT')
  await page.keyboard.press('Escape')
  await dialog(page).waitFor({ state: 'detached' })
  expect(await plot.evaluate((element) => element === document.activeElement)).toBe(true)
})

type Finger = readonly [x: number, y: number]

/** Fingers that go a way together: one list of places per step. */
async function drag(session: CDPSession, ...steps: Finger[][]): Promise<void> {
  for (const [i, fingers] of steps.entries()) {
    const touchPoints = fingers.map(([x, y], id) => ({ x, y, id }))
    await session.send('Input.dispatchTouchEvent', {
      type: i === 0 ? 'touchStart' : 'touchMove',
      touchPoints,
    })
  }
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
}

test('by finger: a tap shows values, two fingers zoom, along selects, down scrolls', async () => {
  const page = await atSpace()
  await page.setViewportSize({ width: 390, height: 844 })
  const session = await page.context().newCDPSession(page)
  const { x, y } = await placeOn(page, 0.5)
  const span = () => {
    const { searchParams } = new URL(page.url())
    return Number(searchParams.get('to')) - Number(searchParams.get('from'))
  }

  await page.touchscreen.tap(x, y)
  await page.locator('body > div table tr').first().waitFor()
  const values = (await page.locator('body > div table').boundingBox())!
  const card = (await chart(page).boundingBox())!
  expect(values.y >= card.y + card.height || values.y + values.height <= card.y).toBe(true)

  const apart = (by: number): Finger[] => [
    [x - by, y],
    [x + by, y],
  ]
  await drag(session, apart(30), apart(40), apart(60))
  await page.waitForURL(/from=\d+&to=\d+/)
  expect(span()).toBeGreaterThan(600)
  expect(span()).toBeLessThan(1_200)

  await page.goBack()
  await page.waitForURL(server.url + path)

  await drag(session, [[x - 40, y]], [[x - 20, y]], [[x + 10, y]], [[x + 40, y]])
  await page.waitForURL(/from=\d+&to=\d+/)
  await page.goBack()
  await page.waitForURL(server.url + path)

  await drag(session, [[x, y]], [[x, y - 30]], [[x, y - 90]], [[x, y - 150]])
  await expect.poll(async () => (await chart(page).boundingBox())!.y).toBeLessThan(card.y - 60)
  expect(page.url()).toBe(server.url + path)
})
