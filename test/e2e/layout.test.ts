import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { chartCreate, chartList, type Layout } from '#api/charts.ts'
import { measurementCreate } from '#api/measurements.ts'
import { spaceCreate } from '#api/spaces.ts'
import { axeFaults } from '#test/helpers/axe.ts'
import { follow, openPage, sharedBrowser } from '#test/helpers/browser.ts'
import { type ListeningServer, sharedServer } from '#test/helpers/listen.ts'
import { pageOfFile } from '#test/helpers/pageOfFile.ts'

let server: ListeningServer
beforeAll(async () => {
  server = await sharedServer()
  await server.call(measurementCreate, {
    body: { measurements: [{ name: 'laid.load', value: 5, tags: { a: 'b' } }] },
  })
}, 120_000)

const go = pageOfFile()

/** A space with charts that nobody placed: three to a row. */
async function makeSpace(...names: string[]): Promise<number> {
  const { id } = await server.call(spaceCreate, { body: { name: `Laid out ${names.length}` } })
  for (const name of names) {
    const body = { name, streams: [{ metric: 'laid.load' }] }
    await server.call(chartCreate, { params: { id }, body })
  }
  return id
}

/** Where charts stand, as the API has it. */
async function layouts(id: number): Promise<Record<string, Layout | null>> {
  const charts = await server.call(chartList, { params: { id } })
  return Object.fromEntries(charts.map(({ name, layout }) => [name, layout ?? null]))
}

const at = (x: number, y: number, w = 4, h = 4) => ({ x, y, w, h })

/** Drags from the middle of one element by a way on the page, in steps as a hand does. */
async function drag(page: Page, from: ReturnType<Page['locator']>, x: number, y: number): Promise<void> {
  // Waits until it stands still.
  await from.hover()
  const box = (await from.boundingBox())!
  const [startX, startY] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.down()
  await page.mouse.move(startX + x, startY + y, { steps: 8 })
}

test('charts are moved and resized with the mouse and by keys, and every step is undone', async () => {
  const id = await makeSpace('One', 'Two', 'Three', 'Four')
  const page = await go(`/spaces/${id}`)
  const chart = (name: string) => page.getByRole('article', { name })
  const head = (name: string) => chart(name).getByRole('heading')
  await chart('Four').locator('canvas').waitFor()
  await head('One').hover()
  await page.getByTitle('Drag to resize').first().waitFor({ state: 'attached' })
  const column = ((await chart('Two').boundingBox())!.x - (await chart('One').boundingBox())!.x) / 4
  const row = ((await chart('Four').boundingBox())!.y - (await chart('One').boundingBox())!.y) / 4

  // Held over the second it shows where it will land; Escape puts everything back.
  await drag(page, head('One'), column * 4, 0)
  await expect.poll(async () => (await chart('Two').boundingBox())!.x).toBeLessThan(column * 2)
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await expect.poll(async () => (await chart('Two').boundingBox())!.x).toBeGreaterThan(column * 4)
  expect(await layouts(id)).toEqual({ One: null, Two: null, Three: null, Four: null })

  // A press that ended outside the grid is over.
  await head('One').hover()
  await page.mouse.down()
  await page.mouse.move(5, 5)
  await page.mouse.up()
  await head('One').hover()
  await head('Two').hover()
  expect(await page.locator('[data-arranging]').count()).toBe(0)

  await drag(page, head('One'), column * 4, 0)
  await page.mouse.up()
  const moved = { One: at(4, 0), Two: at(0, 0), Three: at(8, 0), Four: at(0, 4) }
  await expect.poll(() => layouts(id)).toEqual(moved)

  const corner = page.locator('li', { has: chart('Two') }).getByTitle('Drag to resize')
  await drag(page, corner, column * 2, row)
  await page.mouse.up()
  const resized = { ...moved, Two: at(0, 0, 6, 5), One: at(4, 5), Four: at(0, 5) }
  await expect.poll(() => layouts(id)).toEqual(resized)
  // What is drawn follows what was stored.
  await expect
    .poll(async () => (await chart('Two').locator('canvas').boundingBox())!.width)
    .toBeGreaterThan(column * 5)

  await page.keyboard.press('j')
  await page.keyboard.press('m')
  const spoken = page.getByRole('status', { name: 'Place' })
  await expect.poll(() => spoken.textContent()).toContain('Picked up Three: column 9, row 1')
  await page.keyboard.press('ArrowLeft')
  await expect.poll(() => spoken.textContent()).toBe('Three: column 8, row 1, 4 wide, 4 high')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+z')
  await expect.poll(() => layouts(id)).toEqual(moved)
  await page.keyboard.press('Control+z')
  await expect.poll(() => layouts(id)).toEqual({ One: null, Two: null, Three: null, Four: null })
  await page.keyboard.press('Control+Shift+z')
  await expect.poll(() => layouts(id)).toEqual(moved)
}, 60_000)

test('a finger moves a chart after a long press, and selects one by it', async () => {
  const id = await makeSpace('Left', 'Right')
  const { page, close } = await openPage(await sharedBrowser(), `${server.url}/spaces/${id}`, {
    account: server,
    hasTouch: true,
  })
  const head = page.getByRole('article', { name: 'Left' }).getByRole('heading')
  await page.getByRole('article', { name: 'Right' }).locator('canvas').waitFor()
  // The first touch loads what moves charts.
  await head.tap()
  await page.locator('[data-arrangeable]').waitFor()
  let box = (await head.boundingBox())!
  const session = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x = 0) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : [{ x: box.x + 10 + x, y: box.y + 10 }],
    })
  await touch('touchStart')
  await page.locator('[data-arranging]').waitFor()
  for (const x of [100, 250, 420]) await touch('touchMove', x)
  await touch('touchEnd')
  await expect.poll(() => layouts(id)).toEqual({ Left: at(4, 0), Right: at(0, 0) })
  // Where it only rests, it selects: there is another chart, once all have come to rest.
  await page.locator('[data-arranging]').waitFor({ state: 'detached' })
  const other = page.getByRole('article', { name: 'Right' }).getByRole('heading')
  await expect.poll(async () => (await other.boundingBox())?.x).toBe(box.x)
  await touch('touchStart')
  await page.locator('[data-arranging]').waitFor()
  await touch('touchEnd')
  await page.getByText('1 selected').waitFor()

  // A phone has no grid to move charts on, and selects them the same way; the end of the press takes nothing back.
  await page.getByRole('button', { name: 'Select none' }).tap()
  await page.setViewportSize({ width: 390, height: 844 })
  box = (await head.boundingBox())!
  await touch('touchStart')
  await page.getByText('1 selected').waitFor()
  await touch('touchEnd')
  // A click that belongs to the press would have come by then.
  await page.waitForTimeout(400)
  await page.getByRole('article', { name: 'Right' }).getByRole('heading').tap()
  await page.getByText('2 selected').waitFor()
  await close()
}, 60_000)

test('charts are copied on one space and pasted on another, and the bar of the selection is accessible', async () => {
  const [from, to] = [await makeSpace('Copied', 'Also', 'Not'), await makeSpace('There')]
  const page = await go(`/spaces/${from}`)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('article', { name: 'Not' }).locator('canvas').waitFor()
  await page.keyboard.press('j')
  await page.locator('[data-arrangeable]').waitFor()
  await page.keyboard.press('x')
  await page.getByText('1 selected').waitFor()
  await page.getByRole('heading', { name: 'Also' }).click({ modifiers: ['Shift'] })
  await page.getByText('2 selected').waitFor()
  expect(await axeFaults(page)).toEqual([])

  await page.keyboard.press('Control+c')
  await page.getByText('Copied 2 charts').waitFor()
  const types = await page.evaluate(async () =>
    (await navigator.clipboard.read()).flatMap((item) => [...item.types]),
  )
  expect(types).toEqual(['text/plain', 'image/png'])
  await follow(page, `/spaces/${to}`)
  await page.getByRole('article', { name: 'There' }).hover()
  await page.locator('[data-arrangeable]').waitFor()
  await page.keyboard.press('Control+v')
  await page.getByText('Pasted 2 charts').waitFor()
  await page.getByRole('article', { name: 'Copied' }).locator('canvas').waitFor()
  expect(await layouts(to)).toEqual({ There: null, Copied: at(4, 0), Also: at(8, 0) })
  await page.keyboard.press('Control+z')
  await expect.poll(() => layouts(to)).toEqual({ There: null })
}, 60_000)
