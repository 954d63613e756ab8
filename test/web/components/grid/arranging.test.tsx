import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { type Chart, chartCreate, chartDelete, chartList, chartUpdate, type Layout } from '#api/charts.ts'
import type { Fetch } from '#api/client.ts'
import { spaceCreate } from '#api/spaces.ts'
import { spaceVersionList } from '#api/spaceVersions.ts'
import { renderPage } from '#test/helpers/render.tsx'
import { startServer } from '#test/helpers/server.ts'

const server = await startServer()
let made = 0

/** A space of its own with charts that have these names, in a row. */
async function makeSpace(...names: string[]): Promise<{ id: number; path: string; name: string }> {
  const { id, name } = await server.call(spaceCreate, { body: { name: `Arranged ${++made}` } })
  for (const name of names) await server.call(chartCreate, { params: { id }, body: { name, streams: [] } })
  return { id, path: `/spaces/${id}`, name }
}

const charts = (id: number) => server.call(chartList, { params: { id } })
const names = async (id: number) => (await charts(id)).map(({ name }) => name)
const layoutOf = async (id: number, name: string) =>
  (await charts(id)).find((chart) => chart.name === name)?.layout ?? null

const at = (x: number, y = 0): Layout => ({ x, y, w: 4, h: 4 })
const notice = (text: string | RegExp) => screen.findByText(text)
/** What arranges comes with the first pointer or key. */
const ready = async () => {
  fireEvent.pointerMove(document.body)
  await spoken()
}
const spoken = () => screen.findByRole('status', { name: 'Place' })
const bar = () => screen.findByRole('region', { name: 'Selected charts' })

/** Refuses what `matches`. */
const refusing =
  (matches: (url: string, method: string) => boolean, status = 400) =>
  (fetch: Fetch): Fetch =>
  (url, init) =>
    matches(url, init.method ?? 'GET')
      ? Promise.resolve(Response.json({ errors: { request: ['The engine said no'] } }, { status }))
      : fetch(url, init)

beforeEach(() => {
  // The window is wide.
  vi.stubGlobal('matchMedia', (media: string) =>
    Object.assign(new EventTarget(), { media, matches: media.includes('min-width') }),
  )
})

test('a chart is moved by keys, which is read aloud, stored, and undone and redone', async () => {
  const { id, path } = await makeSpace('One', 'Two', 'Three')
  const { user } = await renderPage(server, path)
  await screen.findByRole('article', { name: 'Three' })
  await ready()
  await user.keyboard('jm')
  await waitFor(async () => expect((await spoken()).textContent).toContain('Picked up One: column 1, row 1'))
  await user.keyboard('{ArrowRight}')
  expect((await spoken()).textContent).toBe('One: column 5, row 1, 4 wide, 4 high')
  await user.keyboard('{ArrowUp}')
  expect((await spoken()).textContent).toContain('It goes no further.')
  await user.keyboard('{Enter}')
  await notice('Moved “⁨One⁩”')
  await expect.poll(() => layoutOf(id, 'One')).toEqual(at(4))
  await expect.poll(() => layoutOf(id, 'Two')).toEqual(at(0))
  await expect.poll(() => layoutOf(id, 'Three')).toEqual(at(8))
  await user.keyboard('{Control>}z{/Control}')
  await notice('Undone: moved “⁨One⁩”')
  await expect
    .poll(async () => (await charts(id)).map(({ layout }) => layout ?? null))
    .toEqual([null, null, null])
  await user.click(screen.getByRole('button', { name: 'Redo' }))
  await expect.poll(() => layoutOf(id, 'One')).toEqual(at(4))
  const { versions } = await server.call(spaceVersionList, { params: { id } })
  expect(versions.filter(({ what }) => what === 'Layout changed')).toHaveLength(1)
})

test('undo and redo in quick succession come one after the other', async () => {
  const { id, path } = await makeSpace('One', 'Two', 'Three')
  const { user } = await renderPage(server, path)
  await screen.findByRole('article', { name: 'Two' })
  await ready()
  for (const x of [4, 8]) {
    await user.keyboard('jm{ArrowRight}{Enter}'.slice(x === 4 ? 0 : 1))
    await expect.poll(() => layoutOf(id, 'One')).toEqual(at(x))
  }
  for (const keys of ['z', 'z', 'Shift>}z{/Shift', 'z']) {
    await user.keyboard(`{Control>}${keys.length > 1 ? `{${keys}}` : keys}{/Control}`)
  }
  await expect.poll(() => layoutOf(id, 'One')).toBeNull()
  await user.keyboard('{Control>}{Shift>}zz{/Shift}{/Control}')
  await expect.poll(() => layoutOf(id, 'One')).toEqual(at(8))
})

test('an undo that fails can be tried again', async () => {
  const { id, path } = await makeSpace('One', 'Two')
  let refuses = false
  const { user } = await renderPage(server, path, {
    between: refusing((url, method) => refuses && method === 'PUT' && url.endsWith('/layout'), 500),
  })
  await screen.findByRole('article', { name: 'Two' })
  await ready()
  await user.keyboard('jm{ArrowRight}{Enter}')
  await expect.poll(() => layoutOf(id, 'One')).toEqual(at(4))
  refuses = true
  await user.keyboard('{Control>}z{/Control}')
  await notice('Not undone: moved “⁨One⁩”. The engine said no')
  expect(await layoutOf(id, 'One')).toEqual(at(4))
  refuses = false
  await user.keyboard('{Control>}z{/Control}')
  await expect.poll(() => layoutOf(id, 'One')).toBeNull()
})

test('an undo that can never succeed is out of the way of those before it', async () => {
  const { id, path } = await makeSpace('One', 'Two')
  let refuses = false
  const { user } = await renderPage(server, path, {
    between: refusing((url, method) => refuses && method === 'PUT' && url.endsWith('/layout'), 404),
  })
  await screen.findByRole('article', { name: 'Two' })
  await ready()
  await user.keyboard('jm{ArrowRight}{Enter}')
  await expect.poll(() => layoutOf(id, 'One')).toEqual(at(4))
  await user.keyboard('m{ArrowRight}{Enter}')
  await expect.poll(() => layoutOf(id, 'One')).toEqual(at(5))
  refuses = true
  await user.keyboard('{Control>}z{/Control}')
  await notice('Not undone: moved “⁨One⁩”. The engine said no')
  refuses = false
  await user.keyboard('{Control>}z{/Control}')
  await expect.poll(() => layoutOf(id, 'One')).toBeNull()
})

test('a chart that is held is put back when somebody else arranges, and the keys are free again', async () => {
  const { id, path } = await makeSpace('One', 'Two')
  const [one, two] = (await charts(id)) as [Chart, Chart]
  const { user, client } = await renderPage(server, path)
  await screen.findByRole('article', { name: 'Two' })
  await ready()
  /** Reads what others did, and waits until the chart that is held is put back. */
  const others = async () => {
    expect(document.querySelector('[data-arranging]')).not.toBeNull()
    await act(() => client.invalidateQueries({ queryKey: [chartList.name] }))
    await waitFor(() => expect(document.querySelector('[data-arranging]')).toBeNull())
  }
  await user.keyboard('jm{ArrowRight}')
  const params = { id, chart_id: two.id }
  await server.call(chartUpdate, { params, body: { layout: at(8, 4) } })
  await others()
  await user.keyboard('{Enter}')
  expect(await layoutOf(id, 'One')).toBeNull()
  expect(await layoutOf(id, 'Two')).toEqual(at(8, 4))
  await user.keyboard('m{ArrowRight}')
  await server.call(chartDelete, { params: { id, chart_id: one.id } })
  await others()
  await user.keyboard('{Enter}jm')
  await waitFor(async () => expect((await spoken()).textContent).toContain('Picked up Two'))
  // Any other key means what it always means, for charts at rest.
  await user.keyboard('a')
  await screen.findByRole('dialog', { name: 'New chart' })
  expect(document.querySelector('[data-arranging]')).toBeNull()
})

test('Shift and arrows resize; Escape puts everything back', async () => {
  const { id, path } = await makeSpace('One', 'Two')
  const { user } = await renderPage(server, path)
  await screen.findByRole('article', { name: 'Two' })
  await ready()
  await user.keyboard('jm')
  await waitFor(async () => expect((await spoken()).textContent).toContain('Picked up'))
  await user.keyboard('{Shift>}{ArrowRight}{ArrowDown}{/Shift}')
  expect((await spoken()).textContent).toBe('One: column 1, row 1, 5 wide, 5 high')
  await user.keyboard('{Escape}')
  expect((await spoken()).textContent).toBe('Put back')
  expect(await layoutOf(id, 'One')).toBeNull()
  expect(screen.queryByText(/^Resized/)).toBeNull()
})

test('what somebody else changed of the same chart meanwhile is kept', async () => {
  const { id, path } = await makeSpace('One', 'Two')
  const { user } = await renderPage(server, path)
  await screen.findByRole('article', { name: 'Two' })
  await ready()
  const [one] = await charts(id)
  const params = { id, chart_id: one!.id }
  await server.call(chartUpdate, { params, body: { name: 'Renamed', layout: at(8, 8) } })
  await user.keyboard('jm')
  await waitFor(async () => expect((await spoken()).textContent).toContain('Picked up'))
  await user.keyboard('{ArrowRight}{Enter}')
  await expect.poll(() => layoutOf(id, 'Renamed')).toEqual(at(4))
  await screen.findByRole('article', { name: 'Renamed' })
})

test('a move that is refused is put back, and says why', async () => {
  const { id, path } = await makeSpace('One', 'Two')
  const { user } = await renderPage(server, path, {
    between: refusing((url, method) => method === 'PUT' && url.endsWith('/layout')),
  })
  await screen.findByRole('article', { name: 'Two' })
  await ready()
  await user.keyboard('jm')
  await waitFor(async () => expect((await spoken()).textContent).toContain('Picked up'))
  await user.keyboard('{ArrowRight}{Enter}')
  await notice('Not done: moved “⁨One⁩”. The engine said no')
  const order = screen.getAllByRole('article').map((chart) => within(chart).getByRole('heading').textContent)
  expect(order).toEqual(['One', 'Two'])
  expect(await layoutOf(id, 'One')).toBeNull()
})

test('a viewer finds no corner to resize by, may copy, and is told what else needs', async () => {
  const { path } = await makeSpace('One', 'Two')
  const { user } = await renderPage(server, path, { as: 'viewer' })
  await screen.findByRole('article', { name: 'Two' })
  await ready()
  await user.keyboard('jx')
  const selected = await bar()
  expect(screen.queryByTitle('Drag to resize')).toBeNull()
  expect(within(selected).getByRole('button', { name: 'Copy' }).ariaDisabled).toBeNull()
  for (const name of ['Move to…', 'Delete']) {
    const button = within(selected).getByRole('button', { name })
    expect(button.getAttribute('aria-disabled')).toBe('true')
    expect(button.title).toContain('viewer')
  }
})

test('charts are selected by keys and clicks, and none by Escape', async () => {
  const { path } = await makeSpace('One', 'Two', 'Three', 'Four')
  const { user } = await renderPage(server, path)
  const head = async (name: string) =>
    within(await screen.findByRole('article', { name })).getByRole('heading')
  await head('Four')
  await ready()
  await screen.findAllByTitle('Drag to resize')
  await user.keyboard('{Control>}')
  await user.click(await head('Four'))
  await user.keyboard('{/Control}')
  expect((await bar()).textContent).toContain('1 selected')
  await user.keyboard('{Shift>}')
  await user.click(await head('Two'))
  await user.keyboard('{/Shift}')
  expect((await bar()).textContent).toContain('3 selected')
  await user.keyboard('{Control>}a{/Control}')
  expect((await bar()).textContent).toContain('4 selected')
  expect(screen.getAllByText('Selected')).toHaveLength(4)
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Selected charts' })).toBeNull())
})

test('all that is selected is deleted as one step', async () => {
  const { id, path } = await makeSpace('One', 'Two', 'Three')
  const { user } = await renderPage(server, path)
  await screen.findByRole('article', { name: 'Three' })
  await ready()
  await user.keyboard('jxjx')
  await within(await bar()).findByText('2 selected')
  await user.keyboard('{Delete}')
  await notice('Deleted 2 charts')
  await expect.poll(() => names(id)).toEqual(['Three'])
  await user.click(screen.getByRole('button', { name: 'Undo' }))
  await expect.poll(() => names(id)).toEqual(['One', 'Two', 'Three'])
})

test('when the third of five fails it says which, and what is left stays selected', async () => {
  const { id, path } = await makeSpace('One', 'Two', 'Three', 'Four', 'Five')
  const third = (await charts(id))[2]!.id
  const { user } = await renderPage(server, path, {
    between: refusing((url, method) => method === 'DELETE' && url.includes(`/charts/${third}`)),
  })
  await screen.findByRole('article', { name: 'Five' })
  await ready()
  await user.keyboard('{Control>}a{/Control}')
  await user.click(within(await bar()).getByRole('button', { name: 'Delete' }))
  await notice('“⁨Three⁩” was not deleted (2 of 5 were): The engine said no')
  await within(await bar()).findByText('3 selected')
  expect(await names(id)).toEqual(['Three', 'Four', 'Five'])
})

test('what somebody else changed since is neither deleted nor moved', async () => {
  const there = await makeSpace('There')
  const { id, path } = await makeSpace('One', 'Two')
  const { user } = await renderPage(server, path)
  await screen.findByRole('article', { name: 'Two' })
  await ready()
  const [one] = (await charts(id)) as [Chart]
  await server.call(chartUpdate, { params: { id, chart_id: one.id }, body: { min: 5 } })
  await user.keyboard('jxM')
  const dialog = await screen.findByRole('dialog', { name: 'Move 1 chart to a space' })
  await user.type(await within(dialog).findByRole('searchbox', { name: 'Space' }), there.name)
  await user.click(await within(dialog).findByRole('radio', { name: there.name }))
  await user.click(await within(dialog).findByRole('button', { name: 'Move' }))
  await notice(`“⁨One⁩” was not moved to “⁨${there.name}⁩”: somebody else changed it meanwhile`)
  expect(await names(id)).toEqual(['One', 'Two'])
  expect(await names(there.id)).toEqual(['There'])
  await server.call(chartUpdate, { params: { id, chart_id: one.id }, body: { min: 6 } })
  await user.keyboard('{Delete}')
  await notice('“⁨One⁩” was not deleted: somebody else changed it meanwhile')
  expect(await names(id)).toEqual(['One', 'Two'])
})

test('what the menu of a chart does is a step, even when that was the last chart', async () => {
  const { id, path } = await makeSpace('One')
  const { user } = await renderPage(server, path)
  const choose = async (name: string, action: string) => {
    await user.click(await screen.findByRole('button', { name: `More actions for ${name}` }))
    await user.click(await screen.findByRole('menuitem', { name: action }))
  }
  await ready()
  await choose('One', 'Duplicate')
  await notice('Duplicated “⁨One⁩”')
  await screen.findByRole('article', { name: 'One (copy)' })
  await user.keyboard('{Control>}z{/Control}')
  await expect.poll(() => names(id)).toEqual(['One'])
  await waitFor(() => expect(screen.queryByRole('article', { name: 'One (copy)' })).toBeNull())
  await choose('One', 'Delete')
  await notice('Deleted “⁨One⁩”')
  await screen.findByRole('heading', { name: 'Charts belong here' })
  await user.keyboard('{Control>}z{/Control}')
  await screen.findByRole('article', { name: 'One' })
})

test('what is selected moves to another space, behind what is there, and back', async () => {
  const there = await makeSpace('There')
  const { id, path } = await makeSpace('One', 'Two', 'Three')
  const { user } = await renderPage(server, path)
  await screen.findByRole('article', { name: 'Three' })
  await ready()
  await user.keyboard('jxjx')
  await user.click(within(await bar()).getByRole('button', { name: 'Move to…' }))
  const dialog = await screen.findByRole('dialog', { name: 'Move 2 charts to a space' })
  await user.type(await within(dialog).findByRole('searchbox', { name: 'Space' }), there.name)
  await user.click(await within(dialog).findByRole('radio', { name: there.name }))
  await user.click(await within(dialog).findByRole('button', { name: 'Move' }))
  await notice(`Moved 2 charts to “⁨${there.name}⁩”`)
  expect(await names(id)).toEqual(['Three'])
  expect((await charts(there.id)).map(({ name, layout }) => [name, layout ?? null])).toEqual([
    ['There', null],
    ['One', at(4)],
    ['Two', at(8)],
  ])
  await user.click(screen.getByRole('button', { name: 'Undo' }))
  await expect.poll(() => names(id)).toEqual(['One', 'Two', 'Three'])
  await expect.poll(() => names(there.id)).toEqual(['There'])
})

const paste = (text: string) => fireEvent.paste(document.body, { clipboardData: { getData: () => text } })

test('charts are pasted on a space, even an empty one, as they stood to each other', async () => {
  const { id, path, name } = await makeSpace()
  await renderPage(server, path)
  await screen.findByRole('heading', { name: 'Charts belong here' })
  const copied = [
    { name: 'Upper', layout: at(0, 20), related_space: name, streams: [{ metric: 'page.none' }] },
    { name: 'Lower', layout: at(4, 24) },
  ]
  paste(JSON.stringify({ poise: 1, charts: copied }))
  await notice('Pasted 2 charts')
  const [upper, lower] = (await charts(id)) as [Chart, Chart]
  expect([upper.layout, lower.layout]).toEqual([at(0), at(4, 4)])
  expect([upper.related_space, lower.related_space]).toEqual([id, undefined])
  await waitFor(() => expect(document.activeElement?.getAttribute('data-chart')).toBe(String(upper.id)))
  await screen.findByRole('button', { name: 'Undo' })
})

test('what was copied by a press is pasted by the menu of a space', async () => {
  const { id, path } = await makeSpace('One', 'Two')
  const { user } = await renderPage(server, path)
  await screen.findByRole('article', { name: 'Two' })
  await ready()
  await user.keyboard('jx')
  await user.click(await screen.findByRole('button', { name: 'Copy' }))
  await notice(/^Copied/)
  await user.click(screen.getByRole('button', { name: /^Actions for/ }))
  await user.click(await screen.findByRole('menuitem', { name: 'Paste charts' }))
  await expect.poll(() => names(id)).toEqual(['One', 'Two', 'One'])
})

test('two pastes in a row lie one behind the other', async () => {
  const { id, path } = await makeSpace('There')
  await renderPage(server, path)
  await screen.findByRole('article', { name: 'There' })
  await ready()
  for (const name of ['First', 'Second'])
    paste(JSON.stringify({ poise: 1, charts: [{ name, layout: at(0) }] }))
  await expect.poll(() => names(id)).toEqual(['There', 'First', 'Second'])
  expect([await layoutOf(id, 'First'), await layoutOf(id, 'Second')]).toEqual([at(4), at(8)])
})

test('another space has another selection, other steps and no notice of the first', async () => {
  const [from, to] = [await makeSpace('One', 'Two'), await makeSpace('There')]
  const { user } = await renderPage(server, from.path)
  await screen.findByRole('article', { name: 'Two' })
  await ready()
  await user.keyboard('jx{Delete}')
  await notice('Deleted “⁨One⁩”')
  await user.keyboard('jx')
  await bar()
  act(() => {
    history.pushState(null, '', to.path)
    dispatchEvent(new PopStateEvent('popstate'))
  })
  await screen.findByRole('article', { name: 'There' })
  await spoken()
  expect(screen.queryByRole('region', { name: 'Selected charts' })).toBeNull()
  expect(screen.queryByText('Deleted “⁨One⁩”')).toBeNull()
  await user.keyboard('{Control>}z{/Control}')
  // What is pasted comes after what was undone, if anything was.
  paste(JSON.stringify({ poise: 1, charts: [{ name: 'Pasted' }] }))
  await notice('Pasted “⁨Pasted⁩”')
  expect(await names(from.id)).toEqual(['Two'])
})

test('the focus goes from the bar of the selection to the chart that was selected', async () => {
  const { path } = await makeSpace('One', 'Two')
  const { user } = await renderPage(server, path)
  await screen.findByRole('article', { name: 'Two' })
  await ready()
  await user.keyboard('jx')
  await user.click(within(await bar()).getByRole('button', { name: 'Select none' }))
  await waitFor(() => expect(document.activeElement?.textContent).toContain('One'))
  await user.keyboard('{Control>}a{/Control}')
  await user.click(within(await bar()).getByRole('button', { name: 'Select none' }))
  await waitFor(() => expect(document.activeElement?.hasAttribute('data-chart')).toBe(true))
})

test.each(['{"poise":1,"charts":[{"name":5}]}', '{"poise":2,"charts":[]}', '{"poise":1'])(
  'that %s holds no charts is said',
  async (text) => {
    const { id, path } = await makeSpace('One')
    await renderPage(server, path)
    await screen.findByRole('article', { name: 'One' })
    await ready()
    paste(text)
    await notice('What was pasted holds no charts that Poise can read.')
    expect(await names(id)).toEqual(['One'])
  },
)
