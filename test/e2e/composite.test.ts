import { beforeAll, expect, test } from 'vitest'
import { chartList } from '#api/charts.ts'
import { measurementCreate } from '#api/measurements.ts'
import { spaceCreate } from '#api/spaces.ts'
import { axeFaults } from '#test/helpers/axe.ts'
import { openPage, sharedBrowser } from '#test/helpers/browser.ts'
import { type ListeningServer, sharedServer } from '#test/helpers/listen.ts'
import { pageOfFile } from '#test/helpers/pageOfFile.ts'

let server: ListeningServer
beforeAll(async () => {
  server = await sharedServer()
  const measurements = ['shop.orders', 'shop.errors'].flatMap((name) =>
    ['eu', 'us'].map((region) => ({ name, value: 5, tags: { region } })),
  )
  await server.call(measurementCreate, { body: { measurements } })
}, 120_000)

const go = pageOfFile()

const WRITTEN = `divide([
  sum(s("shop.errors", {"region": "eu"})),
  sum(s("shop.orders", "*"))
])`

test('a composite is written with completion by keys, a fault is underlined, a part is previewed, and it is kept', async () => {
  const { id } = await server.call(spaceCreate, { body: { name: 'Composites' } })
  const page = await go(`/spaces/${id}`)
  const { keyboard } = page
  await page.getByRole('button', { name: 'Add chart' }).first().click()
  const form = page.getByRole('dialog', { name: 'New chart' })
  // A stream stands above it, whose fields are as high as the form.
  await form.getByRole('searchbox', { name: 'Metrics' }).fill('shop.')
  await form.getByRole('checkbox', { name: 'shop.orders' }).click()
  await form.getByRole('button', { name: 'Done' }).click()
  await form.getByRole('button', { name: 'Add composite' }).click()
  const editor = form.getByRole('textbox', { name: 'Composite' }).and(form.locator('[contenteditable]'))
  await editor.waitFor()
  // Its whole height is between the preview and the foot.
  const boxes = [form.getByRole('region', { name: 'Preview' }), editor, form.locator('footer')]
  const [above, own, foot] = await Promise.all(boxes.map((box) => box.boundingBox()))
  expect(own!.y).toBeGreaterThan(above!.y + above!.height)
  expect(own!.y + own!.height).toBeLessThan(foot!.y)
  const offered = form.getByRole('listbox').getByRole('option', { selected: true })
  const take = async (name: string | RegExp) => {
    const wanted = offered.and(form.getByRole('option', { name }))
    // What is typed faster than a busy machine answers is asked for again, as a person does.
    await wanted.waitFor({ timeout: 10_000 }).catch(() => keyboard.press('Control+Space'))
    await wanted.waitFor()
    // A list takes no key while it is younger than 75 ms, so that Enter meant for the text goes there; and what was typed
    // last may bring another list.
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)))
    await keyboard.press('Enter')
  }

  await offered.waitFor()
  await keyboard.press('Escape')
  await offered.waitFor({ state: 'detached' })
  expect(await form.isVisible()).toBe(true)

  await keyboard.type('div')
  await take(/^divide/)
  await keyboard.type('[')
  await keyboard.press('Enter')
  await keyboard.type('summ(s("shop.err')
  await take('shop.errors')
  await keyboard.type(', {"reg')
  await take('region')
  await keyboard.type('e')
  await take('eu')
  // What the cursor stands in, with its argument marked.
  expect(await form.locator('mark').first().textContent()).toBe('streams')
  await form.locator('.cm-lintRange-error').filter({ hasText: 'summ' }).waitFor()
  const fault = 'There is no function summ(); did you mean sum()?'
  await form.getByText(fault).waitFor()
  expect(await editor.getAttribute('aria-invalid')).toBe('true')
  const note = (await editor.getAttribute('aria-describedby')) ?? ''
  expect(await page.locator(`[id="${note}"]`).textContent()).toBe(fault)
  for (let step = 0; step < '{"region": "eu"'.length + 's("shop.errors", '.length + 1; step++) {
    await keyboard.press('ArrowLeft')
  }
  await keyboard.press('Backspace')
  await form.getByText(fault).waitFor({ state: 'detached' })

  await keyboard.press('End')
  await keyboard.type(',')
  await keyboard.press('Enter')
  await keyboard.type('sum(s("shop.orders", "*"')
  await keyboard.press('Escape')
  await keyboard.press('Shift+Enter')
  const preview = form.getByRole('region', { name: 'Preview' })
  await preview.getByText('Only a part: s("shop.orders", "*")').waitFor()
  await preview.getByRole('button', { name: 'eu' }).waitFor()
  await preview.getByRole('button', { name: 'Preview all of it' }).click()
  await preview.getByText('Only a part').waitFor({ state: 'detached' })

  await form.getByRole('button', { name: 'Functions' }).click()
  expect(await axeFaults(page, ['[role=dialog]'])).toEqual([])

  // Tab leaves the editor, and so comes to what is below it.
  await editor.focus()
  await keyboard.press('Tab')
  expect(await editor.evaluate((element) => element === document.activeElement)).toBe(false)
  await editor.focus()
  await keyboard.press('Control+Enter')
  await form.waitFor({ state: 'detached' })
  const [chart] = await server.call(chartList, { params: { id } })
  expect(chart?.streams[1]?.composite).toBe(WRITTEN)
}, 60_000)

test('where the editor cannot be loaded, a plain field takes the composite', async () => {
  const { page, close } = await openPage(await sharedBrowser(), `${server.url}/metrics`, {
    account: server,
    expected: [/CompositeEditor/],
  })
  await page.route('**/CompositeEditor-*.js', (route) => route.abort())
  await page.getByRole('button', { name: 'New composite metric' }).click()
  const form = page.getByRole('dialog', { name: 'New composite metric' })
  await page.getByText('This part of the page could not be loaded.').waitFor()
  await form.getByRole('textbox', { name: 'Name' }).fill('shop.all')
  await form.getByRole('textbox', { name: 'Definition' }).fill('sum(s("shop.orders", "*"))')
  await form.getByRole('button', { name: 'Create' }).click()
  await page.getByRole('heading', { level: 1, name: 'shop.all' }).waitFor()
  await close()
}, 60_000)
