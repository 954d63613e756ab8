import type { Browser, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { chartCreate } from '#api/charts.ts'
import { favoriteList } from '#api/favorites.ts'
import { measurementCreate } from '#api/measurements.ts'
import { spaceCreate } from '#api/spaces.ts'
import { axeFaults } from '#test/helpers/axe.ts'
import { follow, openPage, sharedBrowser } from '#test/helpers/browser.ts'
import { sharedServer, type ListeningServer } from '#test/helpers/listen.ts'
import { pageOfFile } from '#test/helpers/pageOfFile.ts'

let server: ListeningServer
let browser: Browser
let [web, base] = [0, 0]
beforeAll(async () => {
  ;[server, browser] = await Promise.all([sharedServer(), sharedBrowser()])
  web = await makeSpace('Frame web', 'Requests', 'Latency p99')
  base = await makeSpace('Frame base', 'Commits')
  await server.call(measurementCreate, { body: { measurements: [{ name: 'frame.load', value: 5 }] } })
}, 120_000)

async function makeSpace(name: string, ...charts: string[]): Promise<number> {
  const { id } = await server.call(spaceCreate, { body: { name } })
  for (const chart of charts) {
    const body = { name: chart, streams: [{ metric: 'frame.load' }] }
    await server.call(chartCreate, { params: { id }, body })
  }
  return id
}

const go = pageOfFile()

const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.id ?? '')

test('the palette leads to a chart of another space, by keyboard alone', async () => {
  const page = await go(`/spaces/${web}`)
  await page.getByRole('article', { name: 'Requests' }).waitFor()
  await page.keyboard.press('Control+k')
  const field = page.getByRole('combobox', { name: /^Search/ })
  await field.waitFor()
  await page.keyboard.type('commits')
  await page.getByRole('option', { name: /Commits.*Frame base/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/spaces/${base}#chart-*`)
  await expect.poll(() => focused(page)).toMatch(/^chart-\d+$/)

  await page.keyboard.press('/')
  await page.keyboard.type('frame.lo')
  await page.getByRole('group', { name: 'Metrics' }).getByRole('option', { name: 'frame.load' }).waitFor()
  await page.keyboard.press('Escape')
  await field.waitFor({ state: 'detached' })
  expect(await focused(page)).toMatch(/^chart-\d+$/)

  await page.keyboard.press('e')
  await page.getByRole('dialog', { name: 'Edit chart' }).waitFor()
  await page.keyboard.press('Escape')

  await page.keyboard.press('/')
  await field.waitFor()
  await page.goBack()
  await page.waitForURL(`**/spaces/${web}`)
  await field.waitFor({ state: 'detached' })
  await page.goForward()
  await page.getByRole('article', { name: 'Commits' }).waitFor()
  expect(await field.count()).toBe(0)
})

test('palette and keys are accessible, and give the focus back', async () => {
  const page = await go(`/spaces/${web}`)
  await page.getByRole('article', { name: 'Requests' }).waitFor()
  const search = page.getByRole('button', { name: 'Search' })
  await search.click()
  await page.getByRole('option', { name: 'Sign out' }).waitFor()
  expect(await axeFaults(page)).toEqual([])
  await page.keyboard.press('Escape')
  expect(await search.evaluate((button) => button === document.activeElement)).toBe(true)

  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: 'Keys' })
  await help.getByText('Next chart').waitFor()
  const onChart = help.getByRole('region', { name: 'On a chart' })
  expect((await onChart.innerText()).split('\n')).toEqual(
    expect.arrayContaining(['Move along time', 'Shift', 'drag', 'wheel']),
  )
  expect(await axeFaults(page)).toEqual([])
  await page.keyboard.press('Escape')
  await help.waitFor({ state: 'detached' })
})

test('a star puts a space first; the wall shows the favourites in turn, and Escape leaves it', async () => {
  const page = await go('/spaces')
  const links = page.getByRole('list', { name: 'Spaces' }).getByRole('link')
  const names = async () => (await links.allTextContents()).filter((name) => name.startsWith('Frame'))
  await page.getByRole('link', { name: 'Frame web' }).waitFor()
  expect(await names()).toEqual(['Frame base', 'Frame web'])
  await page.getByRole('button', { name: 'Favourite Frame web' }).click()
  await expect.poll(names).toEqual(['Frame web', 'Frame base'])
  await page.getByRole('button', { name: 'Favourite Frame base' }).click()
  await expect.poll(async () => (await server.call(favoriteList)).spaces.length).toBe(2)

  await follow(page, `/spaces/${web}?range=3h&wall=5`)
  const wall = page.getByRole('banner', { name: 'Wall' })
  await wall.getByRole('heading', { name: 'Frame web' }).waitFor()
  expect(await page.getByRole('button', { name: 'Add chart' }).isVisible()).toBe(false)
  await wall.getByRole('heading', { name: 'Frame base' }).waitFor()
  await page.waitForURL(`**/spaces/${base}?range=3h&wall=5`)
  await page.keyboard.press('Escape')
  await page.waitForURL(`**/spaces/${base}?range=3h`)
  await page.getByRole('button', { name: 'Add chart' }).waitFor()
})

test('the wall goes on by itself after a space that cannot be read, and after a lost connection', async () => {
  const { page, close } = await openPage(browser, `${server.url}/jobs`, {
    expected: [/status of 500|answer 500|ERR_FAILED/],
    account: server,
  })
  await page.clock.install()
  await follow(page, `/spaces/${web}?wall=5&spaces=${web},${base}`)
  const wall = page.getByRole('banner', { name: 'Wall' })
  const after = async (seconds: number) => {
    await page.clock.runFor(seconds * 1_000)
    return (await page.getByRole('heading', { level: 1 }).allInnerTexts()).join()
  }
  await wall.getByRole('heading', { name: 'Frame web' }).waitFor()
  await page.route(`**/v1/spaces/${base}**`, (route) => route.fulfill({ status: 500, body: '{}' }))
  const unread = page.getByText('This space could not be read')
  await expect.poll(() => after(1).then(() => unread.isVisible()), { timeout: 10_000 }).toBe(true)
  await expect.poll(() => after(1), { timeout: 10_000 }).toBe('Frame web')
  await page.unroute(`**/v1/spaces/${base}**`)
  await expect.poll(() => after(1), { timeout: 10_000 }).toBe('Frame base')
  await page.getByRole('article', { name: 'Commits' }).waitFor()

  await page.route('**/*', (route) => route.abort())
  const lost = page.getByRole('alert').filter({ hasText: 'Connection lost' })
  await expect.poll(() => after(1).then(() => lost.isVisible()), { timeout: 10_000 }).toBe(true)
  const stays = await after(0)
  expect([await after(20), await after(20)]).toEqual([stays, stays])
  await page.unroute('**/*')
  const next = stays === 'Frame base' ? 'Frame web' : 'Frame base'
  await expect.poll(() => after(1), { timeout: 10_000 }).toBe(next)
  expect(await lost.isVisible()).toBe(false)
  await page.getByRole('article', { name: next === 'Frame base' ? 'Commits' : 'Requests' }).waitFor()
  await close()
})

test('while someone is at the wall, the way to leave it covers no chart', async () => {
  const page = await go(`/spaces/${web}?wall=30`)
  const leave = (await page.getByRole('button', { name: 'Leave the wall' }).boundingBox())!
  const chart = (await page.getByRole('article', { name: 'Latency p99' }).boundingBox())!
  expect(leave.y + leave.height).toBeLessThanOrEqual(chart.y)
})

test('a wall says from when to when it shows; a clock ticks beside what is live only', async () => {
  const page = await go(`/spaces/${web}?range=3h&wall=30`)
  const wall = page.getByRole('banner', { name: 'Wall' })
  await wall.getByText('Last 3 hours').waitFor()
  expect(await wall.locator('time').count()).toBe(1)
  await page.getByRole('article', { name: 'Requests' }).hover()
  expect(await page.getByRole('button', { name: 'Edit Requests' }).isVisible()).toBe(false)
  expect(await page.getByRole('button', { name: 'Table of the line' }).first().isVisible()).toBe(false)

  await follow(page, `/spaces/${web}?from=1793700000&to=1793703600&zone=UTC&wall=30`)
  await wall.getByText('Tue 3 Nov 10:00 – 11:00').waitFor()
  await wall.getByText('Not live').waitFor()
  expect(await wall.locator('time').count()).toBe(0)
})

test('a number on a wall is at least as large as on the page, however low its card', async () => {
  const { id } = await server.call(spaceCreate, { body: { name: 'Rows' } })
  const layouts = Array.from({ length: 5 }, (_, i) => ({ x: 0, y: i * 4, w: 12, h: i === 0 ? 2 : 4 }))
  for (const [i, layout] of layouts.entries()) {
    const chart = { name: `Row ${i}`, type: i === 0 ? ('bignumber' as const) : ('line' as const), layout }
    await server.call(chartCreate, {
      params: { id },
      body: { ...chart, streams: [{ metric: 'frame.load' }] },
    })
  }
  const page = await go(`/spaces/${id}`)
  const number = page.getByRole('article', { name: 'Row 0' }).getByText('5', { exact: true })
  const height = () => number.evaluate((it) => parseFloat(getComputedStyle(it).fontSize))
  const onPage = await height()
  await follow(page, `/spaces/${id}?wall=30`)
  await page.getByRole('banner', { name: 'Wall' }).waitFor()
  expect(await height()).toBeGreaterThanOrEqual(onPage)
})

test('a plot is drawn anew for the paper and again for the screen, with all names and nothing to press', async () => {
  const page = await go(`/spaces/${web}`)
  const plot = page.getByRole('article', { name: 'Requests' }).getByRole('slider')
  const widths = () =>
    plot.evaluate((frame) => [
      frame.clientWidth,
      frame.querySelector('canvas')!.getBoundingClientRect().width,
    ])
  await plot.locator('canvas').waitFor()
  const onScreen = await widths()
  await page.emulateMedia({ media: 'print' })
  const seen = await page.evaluate(() => {
    window.dispatchEvent(new Event('beforeprint'))
    const buttons = [...document.querySelectorAll('article button')]
    return buttons.filter((it) => it.checkVisibility() && /^(Edit|Table|More)/.test(it.ariaLabel ?? ''))
      .length
  })
  expect(seen).toBe(0)
  const [frame, canvas] = await widths()
  expect(frame).toBeLessThan(onScreen[0]!)
  expect(canvas).toBe(frame)
  await page.emulateMedia({ media: null })
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
  expect(await widths()).toEqual(onScreen)
})

test('on paper a space is light, without bars, under its name and interval', async () => {
  const page = await go(`/spaces/${web}`)
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.getByRole('article', { name: 'Requests' }).waitFor()
  await page.emulateMedia({ media: 'print' })
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
  await page.getByText(/\d – .*\d/).waitFor()
  const ground = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  expect(ground).toBe('rgb(255, 255, 255)')
  expect(await page.getByRole('button', { name: 'Add chart' }).isVisible()).toBe(false)
})
