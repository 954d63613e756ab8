import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { chartCreate } from '#api/charts.ts'
import { measurementCreate } from '#api/measurements.ts'
import { spaceCreate } from '#api/spaces.ts'
import { openPage, sharedBrowser } from '#test/helpers/browser.ts'
import { loadedBytes } from '#test/helpers/loadedBytes.ts'
import { sharedServer, type ListeningServer } from '#test/helpers/listen.ts'
import { pageOfFile } from '#test/helpers/pageOfFile.ts'

let server: ListeningServer
let browser: Browser
beforeAll(async () => {
  ;[server, browser] = await Promise.all([sharedServer(), sharedBrowser()])
}, 120_000)

const now = () => Math.floor(Date.now() / 1_000)

/** Values up to now, `step` seconds apart. */
async function measure(name: string, source: string, values: readonly number[], step = 60): Promise<void> {
  const measurements = values.map((value, i) => ({
    name,
    value,
    time: now() - (values.length - 1 - i) * step,
  }))
  await server.call(measurementCreate, { body: { tags: { source }, measurements } })
}

async function makeSpace(name: string, metric: string): Promise<string> {
  const { id } = await server.call(spaceCreate, { body: { name } })
  const streams = [{ metric, group_function: 'breakout' as const, transform_function: 'x*1' }]
  await server.call(chartCreate, { params: { id }, body: { name: 'Load', streams } })
  return `/spaces/${id}`
}

const go = pageOfFile()

/** How many pixels of the first chart's plot are as colourful as only lines are: grid and text are grey. */
function colouredPixels(page: Page): Promise<number> {
  return page
    .locator('article canvas')
    .first()
    .evaluate((element) => {
      // A copy, because reading the page's own canvas back would make it slower.
      const { width, height } = element as HTMLCanvasElement
      const copy = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!
      copy.drawImage(element as HTMLCanvasElement, 0, 0)
      const { data } = copy.getImageData(0, 0, width, height)
      let count = 0
      for (let i = 0; i < data.length; i += 4) {
        const [red, green, blue] = [data[i]!, data[i + 1]!, data[i + 2]!]
        if (data[i + 3]! > 200 && Math.max(red, green, blue) - Math.min(red, green, blue) > 60) count++
      }
      return count
    })
}

async function untilDrawn(page: Page): Promise<void> {
  await expect.poll(() => colouredPixels(page), { timeout: 15_000 }).toBeGreaterThan(20)
}

test('a space is made, a chart through its form, and measurements that arrive move its line', async () => {
  // Fine measurements are read often: a new one is soon there. Each is a point of its own.
  await measure('e2e.first', 'web-1', [5, 20, 10, 30], 10)
  const page = await go('/spaces')
  await page.getByRole('button', { name: 'New space' }).first().click()
  await page.keyboard.type('Made in the browser')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Add chart' }).first().click()
  await page.getByRole('searchbox', { name: 'Metrics' }).fill('e2e.fir')
  await page.getByRole('checkbox', { name: 'e2e.first' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  const chart = page.getByRole('article', { name: 'e2e.first' })
  await page.getByRole('dialog', { name: 'New chart' }).waitFor({ state: 'detached' })
  await chart.waitFor()
  await untilDrawn(page)

  await chart.getByText(/now 30/).waitFor({ state: 'attached' })
  await measure('e2e.first', 'web-1', [77])
  await chart.getByText(/now (77|53\.5)/).waitFor({ state: 'attached', timeout: 30_000 })
}, 60_000)

test('a zoom by drag goes into the address, survives a reload, and Back undoes it exactly', async () => {
  await measure(
    'e2e.zoom',
    'a',
    Array.from({ length: 60 }, (_, i) => i),
  )
  const path = `${await makeSpace('Zoomed', 'e2e.zoom')}?range=60m`
  const page = await go(path)
  await untilDrawn(page)
  const box = await page.locator('article canvas').first().boundingBox()
  await page.mouse.move(box!.x + box!.width * 0.4, box!.y + box!.height / 2)
  await page.mouse.down()
  await page.mouse.move(box!.x + box!.width * 0.7, box!.y + box!.height / 2, { steps: 5 })
  const cursor = page.locator('article .plot-shown')
  await cursor.first().waitFor()
  await page.mouse.up()
  await page.waitForURL(/from=\d+&to=\d+/)
  expect(await cursor.count()).toBe(0)
  const zoomed = page.url()
  const query = new URL(zoomed).searchParams
  const span = Number(query.get('to')) - Number(query.get('from'))
  expect(span).toBeGreaterThan(0.2 * 3_600)
  expect(span).toBeLessThan(0.45 * 3_600)

  await page.reload()
  await page.getByRole('button', { name: 'Go live' }).waitFor()
  expect(page.url()).toBe(zoomed)
  await untilDrawn(page)
  await page.goBack()
  expect(page.url()).toBe(server.url + path)
})

test('a space that was opened before asks for its series before its charts are known, and once', async () => {
  await measure('e2e.again', 'web-1', [5, 20, 10, 30])
  const path = await makeSpace('Opened again', 'e2e.again')
  const page = await go(path)
  await untilDrawn(page)

  const asked: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/v1/series')) asked.push(request.postData() ?? '')
  })
  const first = page.waitForRequest('**/v1/series')
  await page.route(`**/v1${path}/charts`, async (route) => {
    await first
    await route.continue()
  })
  await page.reload()
  await untilDrawn(page)
  expect(asked[0]).toContain('e2e.again')
  expect(new Set(asked).size).toBe(asked.length)
})

test('a double click leaves the zoom', async () => {
  await measure('e2e.double', 'a', [1, 2, 3, 4])
  const path = await makeSpace('Double', 'e2e.double')
  const page = await go(`${path}?from=${now() - 1_800}&to=${now()}`)
  await untilDrawn(page)
  await page.locator('article .plot-over').first().dblclick()
  await page.waitForURL(server.url + path)
})

test('the pointer shows every line beside the chart', async () => {
  await measure('e2e.hover', 'north', [10, 10, 10, 10])
  await measure('e2e.hover', 'south', [90, 90, 90, 90])
  const page = await go(`${await makeSpace('Hover', 'e2e.hover')}?range=30m`)
  await untilDrawn(page)
  const box = await page.locator('article canvas').first().boundingBox()
  await page.mouse.move(box!.x + box!.width - 12, box!.y + box!.height / 2)
  await page.mouse.move(box!.x + box!.width - 10, box!.y + box!.height / 2)
  await expect
    .poll(() => page.locator('body > div table tr').allInnerTexts())
    .toEqual([expect.stringMatching(/south\s+90/), expect.stringMatching(/north\s+10/)])
})

test('before its first chart the page loads no more than it may, and nothing twice', async () => {
  await measure('e2e.bytes', 'a', [1, 2, 3])
  const url = server.url + (await makeSpace('Bytes', 'e2e.bytes'))
  const { page, close } = await openPage(browser, url, { account: server })
  await page.locator('article canvas').waitFor()
  const begun = await page.evaluate(() =>
    performance.getEntriesByType('resource').map((entry) => ({
      path: entry.name.replace(/.*(?=\/v1\/)/, ''),
      by: (entry as PerformanceResourceTiming).initiatorType,
    })),
  )
  // What the page reads first is asked for while the script is loading, and only once.
  const { pathname } = new URL(page.url())
  for (const path of [`/v1${pathname}`, `/v1${pathname}/charts`, '/v1/session'])
    expect(begun.filter((one) => one.path === path)).toEqual([{ path, by: 'link' }])
  expect((await loadedBytes(page, '.js')).kB).toBeLessThan(175)
  expect((await loadedBytes(page, '.css')).kB).toBeLessThan(12)
  await close()
})

test('a chart gives its data away: as a table, and as a file in the zone of the page', async () => {
  await measure('e2e.data', 'a', [1, 2, 3])
  const page = await go(`${await makeSpace('Data', 'e2e.data')}?zone=Asia/Kolkata`)
  const chart = page.getByRole('article', { name: 'Load' })
  await chart.locator('canvas').waitFor()
  await chart.hover()
  await chart.getByRole('button', { name: /more/i }).click()
  await page.getByRole('menuitem', { name: 'Data and export' }).click()
  const dialog = page.getByRole('dialog', { name: 'Data of Load' })
  await dialog.getByRole('table').getByRole('cell', { name: '3' }).first().waitFor()
  expect(await dialog.getByText('from raw measurements').count()).toBe(1)

  expect(await dialog.getByText('Transform: x*1.').count()).toBe(1)
  const saved = async (press: () => Promise<void>) => {
    const [file] = await Promise.all([page.waitForEvent('download'), press()])
    expect(file.suggestedFilename()).toMatch(/^Load \d{4}-\S+T\d\d\.\d\d to \d{4}-\S+T\d\d\.\d\d\.csv$/)
    return readFileSync(await file.path(), 'utf8')
  }
  const text = await saved(() => dialog.getByRole('button', { name: 'Download CSV' }).click())
  expect(text).toMatch(/^time \(Asia\/Kolkata\),/)
  expect(text).toMatch(/\+05:30,3\r\n/)
  await page.keyboard.press('Escape')
  await chart.hover()
  await chart.getByRole('button', { name: /more/i }).click()
  expect(await saved(() => page.getByRole('menuitem', { name: 'Download CSV' }).click())).toContain(',3\r\n')
}, 60_000)

test('a slip loses nothing: a deleted chart comes back, and Escape asks before it drops what was typed', async () => {
  await measure('e2e.slip', 'a', [1, 2, 3])
  const page = await go(await makeSpace('Slips', 'e2e.slip'))
  const chart = page.getByRole('article', { name: 'Load' })

  await chart.hover()
  await chart.getByRole('button', { name: /more/i }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await chart.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Undo' }).click()
  await chart.waitFor()

  await chart.getByRole('button', { name: /edit/i }).click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Changed')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog', { name: 'Leave without saving?' }).waitFor()
  await page.keyboard.press('Escape')
  expect(await page.getByRole('textbox', { name: 'Name', exact: true }).inputValue()).toBe('Changed')
}, 60_000)
