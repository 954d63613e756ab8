import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { chartList } from '#api/charts.ts'
import { measurementCreate } from '#api/measurements.ts'
import { type ListeningServer, sharedServer } from '#test/helpers/listen.ts'
import { pageOfFile } from '#test/helpers/pageOfFile.ts'

const METRICS = ['built.in', 'built.out', 'built.errors', 'built.wait'] as const

let server: ListeningServer
beforeAll(async () => {
  server = await sharedServer()
  const measurements = METRICS.flatMap((name) =>
    ['eu', 'us'].map((region) => ({ name, value: 5_000_000, tags: { region } })),
  )
  await server.call(measurementCreate, { body: { measurements } })
}, 120_000)

const go = pageOfFile()

/** The charts of the space that the page shows, as the API has them. */
async function built(page: Page) {
  const id = Number(/\/spaces\/(\d+)/.exec(page.url())?.[1])
  const charts = await server.call(chartList, { params: { id } })
  return charts.map(({ name, type, streams }) => ({
    name,
    type,
    streams: streams.map(({ id: _id, type: _type, ...stream }) => stream),
  }))
}

const region = [{ name: 'region', grouped: true }]
const inMb = { tags: region, transform_function: 'x/1000000', units_short: 'MB' }
const BUILT = [
  {
    name: 'Traffic',
    type: 'line',
    streams: [
      { metric: 'built.in', ...inMb },
      { metric: 'built.out', ...inMb },
    ],
  },
  { name: 'Layers', type: 'stacked', streams: [{ metric: 'built.errors', group_function: 'sum' }] },
  { name: 'Wait', type: 'bignumber', streams: [{ metric: 'built.wait' }] },
  { name: 'built.in', type: 'line', streams: [{ metric: 'built.in' }] },
]

test('a space of four charts is built from nothing with the mouse', async () => {
  const page = await go('/spaces')
  await page.getByRole('button', { name: 'New space' }).first().click()
  await page.getByRole('textbox', { name: 'Name' }).last().fill('By mouse')
  await page.keyboard.press('Enter')

  const draft = async (type: string, name: string, metrics: readonly string[]) => {
    await page.getByRole('button', { name: 'Add chart' }).first().click()
    const form = page.getByRole('dialog', { name: 'New chart' })
    await form.getByText(type, { exact: true }).click()
    await form.getByRole('searchbox', { name: 'Metrics' }).fill('built.')
    for (const metric of metrics) await form.getByRole('checkbox', { name: metric }).click()
    if (name !== '') await form.getByRole('textbox', { name: 'Name', exact: true }).fill(name)
    return form
  }
  const saved = async () => {
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('dialog', { name: 'New chart' }).waitFor({ state: 'detached' })
  }
  const traffic = await draft('Line', 'Traffic', ['built.in', 'built.out'])
  await traffic.getByText('Both streams at once').click()
  await traffic.getByRole('combobox', { name: 'One line per' }).fill('region')
  await traffic.getByRole('button', { name: 'bytes to MB' }).first().click()
  await traffic
    .getByRole('button', { name: /in · eu/ })
    .first()
    .waitFor()
  await saved()
  await draft('Stacked', 'Layers', ['built.errors'])
  await saved()
  await draft('Big number', 'Wait', ['built.wait'])
  await saved()
  await draft('Line', '', ['built.in'])
  await saved()
  await page.getByRole('article', { name: 'Traffic' }).waitFor()
  expect(await built(page)).toEqual(BUILT)
}, 60_000)

test('and again with the keyboard alone', async () => {
  const page = await go('/spaces')
  const { keyboard } = page
  await page.getByRole('heading', { name: 'Spaces' }).waitFor()
  await keyboard.press('n')
  await keyboard.type('By keys')
  await keyboard.press('Enter')
  await page.getByRole('heading', { name: 'By keys' }).waitFor()

  const picked = async (metrics: readonly string[], type = 0) => {
    await keyboard.press('a')
    const form = page.getByRole('dialog', { name: 'New chart' })
    await form.getByRole('searchbox', { name: 'Metrics' }).waitFor()
    if (type > 0) {
      await keyboard.press('Shift+Tab')
      await keyboard.press('Shift+Tab')
      for (let step = 0; step < type; step++) await keyboard.press('ArrowRight')
      await keyboard.press('Tab')
      await keyboard.press('Tab')
    }
    for (const metric of metrics) {
      await keyboard.press('Control+a')
      await keyboard.type(metric)
      await form.getByRole('list', { name: 'Metrics found' }).getByText(metric).waitFor()
      await form.getByText('1 found').waitFor()
      await keyboard.press('Enter')
    }
    return form
  }
  const tabTo = async (name: string) => {
    for (let tabs = 0; tabs < 60; tabs++) {
      await keyboard.press('Tab')
      const label = await page.evaluate(() => {
        const element = document.activeElement
        const labels = element instanceof HTMLInputElement ? element.labels : null
        return labels?.[0]?.textContent ?? element?.textContent ?? ''
      })
      if (label.trim() === name) return
    }
    throw new Error(`No way by Tab to ${name}`)
  }
  const saved = async () => {
    await keyboard.press('Control+Enter')
    await page.getByRole('dialog', { name: 'New chart' }).waitFor({ state: 'detached' })
  }

  await picked(['built.in', 'built.out'])
  await tabTo('Both streams at once')
  await keyboard.press('Enter')
  await tabTo('One line per')
  await keyboard.type('region')
  await tabTo('x/1000000 bytes to MB')
  await keyboard.press('Enter')
  await tabTo('Name')
  await keyboard.type('Traffic')
  await saved()
  await picked(['built.errors'], 1)
  await tabTo('Name')
  await keyboard.type('Layers')
  await saved()
  await picked(['built.wait'], 2)
  await tabTo('Name')
  await keyboard.type('Wait')
  await saved()
  await picked(['built.in'])
  await saved()
  expect(await built(page)).toEqual(BUILT)
}, 60_000)
