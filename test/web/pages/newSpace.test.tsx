import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { chartCreate, chartList, type ChartWrite } from '#api/charts.ts'
import type { Fetch } from '#api/client.ts'
import { measurementCreate } from '#api/measurements.ts'
import { spaceDocumentView } from '#api/spaceDocument.ts'
import { spaceCreate, spaceList, spaceView } from '#api/spaces.ts'
import { documentText } from '#space/document.ts'
import { address, renderPage } from '#test/helpers/render.tsx'
import { startServer } from '#test/helpers/server.ts'

const server = await startServer()
const CPU: ChartWrite = { name: 'CPU', streams: [{ metric: 'cpu' }] }

async function makeSpace(name: string, ...charts: ChartWrite[]) {
  const { id } = await server.call(spaceCreate, { body: { name } })
  for (const body of charts) await server.call(chartCreate, { params: { id }, body })
  const document = () => server.call(spaceDocumentView, { params: { id } })
  return { id, document, text: async () => documentText(await document()) }
}

const charts = async () => {
  const id = Number(/^\/spaces\/(\d+)/.exec(address())?.[1])
  return (await server.call(chartList, { params: { id } })).map(({ name }) => name)
}
const opened = () => waitFor(() => expect(address()).toMatch(/^\/spaces\/\d+/))
const paste = (text: string) =>
  fireEvent.change(screen.getByRole('textbox', { name: 'JSON of a space' }), { target: { value: text } })

test('a space out of metrics: what it would contain is shown, then made', async () => {
  const names = ['shop.memory.used', 'shop.memory.free', 'shop.latency', 'other.a', 'other.b', 'other.c']
  const measurements = names.map((name) => ({ name, value: 1, tags: { host: 'a' } }))
  await server.call(measurementCreate, { body: { measurements } })
  await makeSpace('There')
  const { user } = await renderPage(server, '/spaces')
  await user.click(await screen.findByRole('button', { name: 'Other ways to make a space' }))
  await user.click(screen.getByRole('menuitem', { name: 'From metrics' }))
  expect(address()).toBe('/spaces/new/metrics')
  await user.selectOptions(
    await screen.findByRole('combobox', { name: 'Whose names begin with' }),
    'shop (3 metrics)',
  )
  const list = screen.getByRole('list', { name: 'Charts of the new space' })
  const drawn = await within(list).findAllByRole('article')
  expect(drawn.map((chart) => within(chart).getByRole('heading').textContent)).toEqual(['memory', 'latency'])
  const name = screen.getByRole<HTMLInputElement>('textbox', { name: 'Name of the space' })
  expect(name.value).toBe('shop')
  await user.clear(name)
  await user.type(name, 'The shop')
  await user.click(screen.getByRole('button', { name: 'Create with 2 charts' }))
  await opened()
  expect(await charts()).toEqual(['memory', 'latency'])
  expect((await server.call(spaceList, { query: { name: 'The shop' } })).spaces).toHaveLength(1)
})

test('a space out of another one', async () => {
  await makeSpace('Original', CPU)
  const { user } = await renderPage(server, '/spaces/new/copy')
  await user.type(await screen.findByRole('combobox', { name: 'Space to copy' }), 'original')
  await waitFor(() =>
    expect(screen.getByRole('textbox', { name: 'Name of the space' })).toHaveProperty(
      'value',
      'Original (copy)',
    ),
  )
  await user.click(screen.getByRole('button', { name: 'Create with 1 chart' }))
  await opened()
  expect(await charts()).toEqual(['CPU'])
})

test('a space is duplicated from its menu', async () => {
  const { id, document } = await makeSpace('Twice', CPU)
  const { user } = await renderPage(server, `/spaces/${id}`)
  await user.click(await screen.findByRole('button', { name: 'Actions for Twice' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Duplicate' }))
  await user.click(await screen.findByRole('button', { name: 'Open it' }))
  await screen.findByRole('button', { name: 'Twice (copy)' })
  expect(await charts()).toEqual(['CPU'])
  expect((await document()).name).toBe('Twice')
})

test('JSON that is none, and what the server would refuse, are told at their place', async () => {
  await renderPage(server, '/spaces/new/json')
  await screen.findByText('Paste the JSON of a space', { selector: 'h2' })
  paste('{"poise"')
  await screen.findByText(/^This is not JSON: /)
  paste('{"poise":1,"name":"a","charts":[{"streams":[{"metric":"a"},{"metric":"a","color":"blue-ish"}]}]}')
  await screen.findByText(/^Chart 1, stream 2: color /)
  paste('{"poise":1,"name":"a","charts":[{"related_space":"Nowhere"}]}')
  await screen.findByText('Chart 1: related_space is the name of no space')
  paste('{"poise":1,"name":"Pasted","charts":[{"name":"Only"}]}')
  await screen.findByRole('button', { name: 'Create with 1 chart' })
})

test('an import tells what it changes, changes it, and offers the way back', async () => {
  const { id, document, text } = await makeSpace('Target', CPU)
  const before = await document()
  const { user } = await renderPage(server, `/spaces/${id}/import`)
  await screen.findByRole('heading', { name: 'Target · Import' })
  const button = () => screen.getByRole('button', { name: 'Import' })
  paste(await text())
  await screen.findByText('It changes nothing.')
  expect(button().title).toBe('It changes nothing.')
  paste((await text()).replace('"CPU"', '"Load"').replace(/\]\n\}\n$/, ',{"name":"New"}]}'))
  const told = await screen.findByRole('region', { name: 'What it changes' })
  await within(told).findByText(/^Chart added/)
  expect(
    within(told)
      .getAllByRole('listitem')
      .map((line) => line.textContent.replaceAll(/[⁨⁩]/g, '')),
  ).toEqual(['Chart renamed: “CPU” → “Load”', 'Chart added: “New”'])
  expect(await document()).toEqual(before)
  await user.click(button())
  await waitFor(() => expect(address()).toBe(`/spaces/${id}`))
  expect(await charts()).toEqual(['Load', 'New'])
  await user.click(await screen.findByRole('button', { name: 'Undo' }))
  await waitFor(async () => expect(await document()).toEqual(before))
})

test('what was pasted stays when the space cannot be read again', async () => {
  const { id } = await makeSpace('Read again', CPU)
  let isDown = false
  const { client } = await renderPage(server, `/spaces/${id}/import`, {
    between: (fetch) => (url, init) =>
      isDown
        ? Promise.resolve(Response.json({ errors: { request: ['Not now'] } }, { status: 429 }))
        : fetch(url, init),
  })
  const field = await screen.findByRole('textbox', { name: 'JSON of a space' })
  paste('{"poise":1}')
  isDown = true
  await act(() => client.refetchQueries({ queryKey: [spaceView.name] }))
  expect(screen.getByRole('textbox', { name: 'JSON of a space' })).toBe(field)
  expect(field).toHaveProperty('value', '{"poise":1}')
})

test('what cannot be read as a file says so', async () => {
  await renderPage(server, '/spaces/new/json')
  const field = await screen.findByRole('textbox', { name: 'JSON of a space' })
  const folder = { name: 'charts', text: () => Promise.reject(new DOMException('', 'NotFoundError')) }
  fireEvent.drop(field, { dataTransfer: { types: ['Files'], files: [folder] } })
  await screen.findByText(/charts.* could not be read as a file\.$/)
})

test('what is pressed to choose another way to make a space keeps the focus', async () => {
  const { user } = await renderPage(server, '/spaces/new/metrics')
  const json = await screen.findByRole('radio', { name: 'From JSON' })
  await user.click(json)
  await screen.findByRole('textbox', { name: 'JSON of a space' })
  expect(address()).toBe('/spaces/new/json')
  expect(document.activeElement).toBe(json)
})

test('a file is imported as a new space', async () => {
  const { id, text } = await makeSpace('Filed', CPU)
  const { user } = await renderPage(server, `/spaces/${id}/import`)
  await user.click(await screen.findByRole('link', { name: 'Make a new space of JSON instead' }))
  expect(address()).toBe('/spaces/new/json')
  await user.upload(await screen.findByLabelText('JSON file'), new File([await text()], 'filed.json'))
  await user.click(await screen.findByRole('button', { name: 'Create with 1 chart' }))
  await opened()
  expect(await charts()).toEqual(['CPU'])
  expect((await server.call(spaceList, { query: { name: 'Filed' } })).spaces).toHaveLength(2)
})

/** Answers with 503 what `matches`, while `isDown`. */
const failing =
  (isDown: () => boolean, matches: (url: string, method?: string) => boolean) =>
  (fetch: Fetch): Fetch =>
  (url, init) =>
    isDown() && matches(url, init.method)
      ? Promise.resolve(Response.json({ errors: { system: ['The engine is restarting'] } }, { status: 503 }))
      : fetch(url, init)

test('an import that failed is tried again as it is', async () => {
  const { id, text } = await makeSpace('Tried again', CPU)
  let isDown = true
  const between = failing(
    () => isDown,
    (url, method) => method === 'PUT' && !url.includes('dry_run'),
  )
  const { user } = await renderPage(server, `/spaces/${id}/import`, { between })
  await screen.findByRole('textbox', { name: 'JSON of a space' })
  paste((await text()).replace('"CPU"', '"Load"'))
  await screen.findByRole('region', { name: 'What it changes' })
  const button = screen.getByRole('button', { name: 'Import' })
  await waitFor(() => expect(button.title).toBe(''))
  await user.click(button)
  await screen.findByText('Not imported: The engine is restarting')
  isDown = false
  await user.click(button)
  await waitFor(() => expect(address()).toBe(`/spaces/${id}`))
  expect(await charts()).toEqual(['Load'])
})

test('nothing is imported of which it is not told yet what it changes', async () => {
  const { id, text } = await makeSpace('Waiting', CPU)
  let answer = () => {}
  const held = new Promise<void>((resolve) => (answer = resolve))
  const { user } = await renderPage(server, `/spaces/${id}/import`, {
    between: (fetch) => async (url, init) => {
      if (url.includes('dry_run') && String(init.body).includes('Second')) await held
      return fetch(url, init)
    },
  })
  await screen.findByRole('textbox', { name: 'JSON of a space' })
  paste((await text()).replace('"CPU"', '"First"'))
  await screen.findByText(/^Chart renamed/)
  paste((await text()).replace('"CPU"', '"Second"'))
  const button = screen.getByRole('button', { name: 'Import' })
  expect(button.title).toBe('It is not known yet what it changes.')
  await user.click(button)
  answer()
  await screen.findByText(/^Chart renamed.*Second/)
  await waitFor(() => expect(button.title).toBe(''))
  expect((await server.call(chartList, { params: { id } })).map(({ name }) => name)).toEqual(['CPU'])
})

test.each(['/spaces/new/json', '/spaces/:id/import'])(
  'a document that cannot be checked is asked about again: %s',
  async (path) => {
    const { id, text } = await makeSpace('Checked', CPU)
    let isDown = true
    const between = failing(
      () => isDown,
      (url) => url.includes('dry_run'),
    )
    const { user } = await renderPage(server, path.replace(':id', String(id)), { between })
    await screen.findByRole('textbox', { name: 'JSON of a space' })
    paste((await text()).replace('"CPU"', '"Load"'))
    await screen.findByText('It could not be checked: The engine is restarting')
    isDown = false
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    const button = await screen.findByRole('button', { name: /^(Import|Create with 1 chart)$/ })
    await waitFor(() => expect(button.getAttribute('aria-disabled')).toBeNull())
    expect(screen.queryByText(/could not be checked/)).toBeNull()
  },
)

test('only files are taken where they are dropped: text goes where the browser puts it', async () => {
  await renderPage(server, '/spaces/new/json')
  const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'JSON of a space' })
  expect(fireEvent.drop(field, { dataTransfer: { types: ['text/plain'], files: [] } })).toBe(true)
  const files = [new File(['{"poise"'], 'a.json')]
  expect(fireEvent.drop(field, { dataTransfer: { types: ['Files'], files } })).toBe(false)
  await waitFor(() => expect(field.value).toBe('{"poise"'))
})
