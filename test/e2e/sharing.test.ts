import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { annotationCreate } from '#api/annotations.ts'
import { chartCreate, chartList } from '#api/charts.ts'
import { measurementCreate } from '#api/measurements.ts'
import { spaceDocumentView } from '#api/spaceDocument.ts'
import { spaceCreate } from '#api/spaces.ts'
import { documentText } from '#space/document.ts'
import { openPage, sharedBrowser } from '#test/helpers/browser.ts'
import { type ListeningServer, sharedServer } from '#test/helpers/listen.ts'

let server: ListeningServer
let id: number
beforeAll(async () => {
  server = await sharedServer()
  id = (await server.call(spaceCreate, { body: { name: 'Shared by two' } })).id
  for (const name of ['CPU', 'Load']) {
    await server.call(chartCreate, { params: { id }, body: { name, streams: [{ metric: 'none' }] } })
  }
}, 120_000)

const charts = () => server.call(chartList, { params: { id } })
const open = async () =>
  openPage(await sharedBrowser(), `${server.url}/spaces/${id}`, { account: server, expected: [/ 409 /] })

/** Opens the form of a chart and gives the chart another name there. */
async function edit(page: Page, chart: string, name: string) {
  await page.getByRole('article', { name: chart }).hover()
  await page.getByRole('button', { name: `Edit ${chart}` }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name', exact: true }).fill(name)
}
const save = (page: Page) => page.getByRole('button', { name: 'Save' }).click()
const saved = (page: Page) => page.getByRole('dialog').waitFor({ state: 'detached' })

test('two at one space: different charts are both kept, and of one chart they choose', async () => {
  const [ann, bob] = [await open(), await open()]
  await edit(ann.page, 'CPU', 'CPU of Ann')
  await edit(bob.page, 'Load', 'Load of Bob')
  await save(ann.page)
  await saved(ann.page)
  await save(bob.page)
  await saved(bob.page)
  expect((await charts()).map(({ name }) => name)).toEqual(['CPU of Ann', 'Load of Bob'])
  // What Bob wrote made his page read the space again, and with it what Ann had written.
  await bob.page.getByRole('article', { name: 'CPU of Ann' }).waitFor()

  await edit(ann.page, 'CPU of Ann', 'CPU again')
  await edit(bob.page, 'CPU of Ann', 'CPU of Bob')
  await save(ann.page)
  await saved(ann.page)
  await save(bob.page)
  const both = bob.page.getByRole('region', { name: 'Changed by two' })
  await both.getByRole('region', { name: 'Theirs' }).getByText('CPU again').waitFor()
  await both.getByRole('region', { name: 'Mine' }).getByText('CPU of Bob').waitFor()
  expect((await charts())[0]?.name).toBe('CPU again')
  await both.getByRole('button', { name: 'Keep mine' }).click()
  await saved(bob.page)
  expect((await charts())[0]?.name).toBe('CPU of Bob')
  await ann.close()
  await bob.close()
}, 60_000)

test('a picture is copied, and its link opens for everyone, with the chart to explore', async () => {
  const now = Math.floor(Date.now() / 1_000)
  const metric = 'shared.measured'
  const measurements = [3, 2, 1].map((ago) => ({ name: metric, time: now - ago * 60, value: ago }))
  await server.call(measurementCreate, { body: { measurements, period: 60 } })
  await server.call(annotationCreate, {
    params: { name: 'shared-deploys' },
    body: { title: 'Deployed', start_time: now - 600 },
  })
  const name = '<i>Load</i> & more'
  const space = await server.call(spaceCreate, { body: { name: 'Pictured' } })
  const streams = [{ metric }, { type: 'annotation', metric: 'shared-deploys' }]
  await server.call(chartCreate, { params: { id: space.id }, body: { name, streams } })

  const browser = await sharedBrowser()
  const { page, close } = await openPage(browser, `${server.url}/spaces/${space.id}`, { account: server })
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('article', { name }).locator('canvas').waitFor()
  await page.getByRole('article', { name }).hover()
  await page.getByRole('button', { name: `More actions for ${name}` }).click()
  await page.getByRole('menuitem', { name: 'Snapshot' }).click()
  await page.getByRole('button', { name: 'Copy picture' }).click()
  await page.getByText('The picture is on the clipboard.').waitFor()
  expect(await page.evaluate(async () => (await navigator.clipboard.read())[0]?.types)).toEqual(['image/png'])
  const svg = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download SVG' }).click()
  const text = await readFile(await (await svg).path(), 'utf8')
  expect(text).toContain('>&#60;i&#62;Load&#60;/i&#62; &#38; more</text>')
  await page.getByRole('button', { name: 'Copy link' }).click()
  await page.getByText('The link is on the clipboard.').waitFor()
  const link = await page.evaluate(() => navigator.clipboard.readText())

  const shared = await openPage(browser, link)
  await shared.page.getByRole('img', { name: `${name}, ` }).waitFor()
  await shared.page
    .getByRole('article', { name })
    .getByRole('button', { name: /Deployed/ })
    .click()
  const card = shared.page.getByRole('dialog', { name: 'Deployed' })
  await card.getByText('shared-deploys').waitFor()
  expect(await card.getByRole('link').count()).toBe(0)
  await shared.close()

  await page.getByRole('button', { name: 'Delete it' }).click()
  await page.getByText('The link is gone').waitFor()
  expect((await fetch(`${link}.png`)).status).toBe(404)
  await close()
}, 60_000)

test('a file that was exported is imported as a space with the same JSON, byte for byte', async () => {
  const { page, close } = await open()
  const exported = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Actions for Shared by two' }).click()
  await page.getByRole('menuitem', { name: 'Export JSON' }).click()
  const file = await exported
  expect(file.suggestedFilename()).toBe('Shared by two.json')
  const path = await file.path()

  await page.getByRole('button', { name: 'Actions for Shared by two' }).click()
  await page.getByRole('menuitem', { name: 'Import JSON' }).click()
  await page.getByLabel('JSON file').setInputFiles(path)
  await page.getByText('It changes nothing.').waitFor()
  await page.getByRole('link', { name: 'Make a new space of JSON instead' }).click()
  await page.getByRole('heading', { name: 'New space' }).waitFor()
  await page.getByLabel('JSON file').setInputFiles(path)
  await page.getByRole('button', { name: /^Create with \d+ charts?$/ }).click()
  await page.waitForURL((url) => /^\/spaces\/\d+$/.test(url.pathname))
  const made = Number(/\d+$/.exec(new URL(page.url()).pathname)?.[0])
  expect(made).not.toBe(id)
  const document = await server.call(spaceDocumentView, { params: { id: made } })
  expect(documentText(document)).toBe(await readFile(path, 'utf8'))
  await close()
}, 60_000)
