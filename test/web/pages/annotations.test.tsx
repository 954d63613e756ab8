import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { annotationEventList } from '#api/annotationEvents.ts'
import { annotationCreate } from '#api/annotations.ts'
import { chartCreate } from '#api/charts.ts'
import { spaceCreate } from '#api/spaces.ts'
import { address, renderPage } from '#test/helpers/render.tsx'
import { startServer } from '#test/helpers/server.ts'

const server = await startServer()
const now = Math.floor(Date.now() / 1_000)
/** The page is compiled when it is asked for first, which takes as long as the machine is busy. */
const SLOW = { timeout: 20_000 }

const annotate = (name: string, title: string, rest: object = {}) =>
  server.call(annotationCreate, { params: { name }, body: { title, start_time: now - 60, ...rest } })
const eventsOf = async (stream: string) => {
  const query = { streams: [stream], start_time: 0, end_time: now + 3_600 }
  return (await server.call(annotationEventList, { query })).events
}

test('a first event makes its stream, with a link', async () => {
  const { user } = await renderPage(server, '/annotations')
  await screen.findByRole('heading', { name: 'No annotations yet' }, SLOW)
  await user.click(screen.getByRole('button', { name: 'New annotation' }))
  const drawer = within(await screen.findByRole('dialog', { name: 'New annotation' }, SLOW))
  await user.click(drawer.getByRole('button', { name: 'Annotate' }))
  expect(drawer.getByText('Say what happened.')).toBeDefined()
  await user.type(drawer.getByRole('combobox', { name: 'Stream' }), 'deploys')
  await user.type(drawer.getByLabelText('Description'), 'Typo <b>in</b> titles')
  await user.click(drawer.getByRole('button', { name: 'Add a link' }))
  await user.type(drawer.getByLabelText('Link 1'), 'https://example.com/1')
  await user.type(drawer.getByLabelText('Title'), 'Deployed v56')
  await user.click(drawer.getByRole('button', { name: 'Annotate' }))
  await screen.findByText('Typo <b>in</b> titles', {}, SLOW)
  expect(address()).toBe('/annotations/deploys')
  expect(await eventsOf('deploys')).toMatchObject([
    { title: 'Deployed v56', end_time: null, links: [{ rel: 'link', href: 'https://example.com/1' }] },
  ])
})

test('an event is changed, ended, and deleted with a way back', async () => {
  const before = await annotate('incidents', 'Down', { source: 'web-1' })
  const { user } = await renderPage(server, '/annotations/incidents')
  const act = async (name: string, what: string) => {
    await user.click(await screen.findByRole('button', { name: `Actions for ${name}` }, SLOW))
    await user.click(screen.getByRole('menuitem', { name: what }))
  }
  await act('Down', 'Edit')
  const drawer = within(await screen.findByRole('dialog', { name: 'Annotation' }, SLOW))
  await user.clear(drawer.getByLabelText('Title'))
  await user.type(drawer.getByLabelText('Title'), 'All down')
  await user.click(drawer.getByRole('button', { name: 'Save' }))
  await screen.findByText(/^Saved .*All down/)
  await act('All down', 'End now')
  await screen.findByText(/has ended$/)
  const [ended] = await eventsOf('incidents')
  expect(ended).toMatchObject({ ...before, title: 'All down', end_time: expect.any(Number) })

  await act('All down', 'Delete')
  await screen.findByRole('heading', { name: 'No events' })
  expect(await eventsOf('incidents')).toEqual([])
  await user.click(screen.getAllByRole('button', { name: 'Undo' }).at(-1) as HTMLElement)
  await screen.findByRole('button', { name: 'Actions for All down' })
  expect(await eventsOf('incidents')).toEqual([{ ...ended, id: expect.any(Number) }])
})

test('a stream is shown under another name, and deleted with its events after a question', async () => {
  await annotate('renamed', 'One')
  const { user } = await renderPage(server, '/annotations/renamed')
  const act = async (what: string) => {
    await user.click(await screen.findByRole('button', { name: 'More actions' }, SLOW))
    await user.click(screen.getByRole('menuitem', { name: what }))
  }
  await act('Rename')
  const form = within(await screen.findByRole('dialog', { name: 'Rename this stream' }, SLOW))
  await user.type(form.getByRole('textbox', { name: 'Shown as' }), 'Deploys of the app')
  await user.click(form.getByRole('button', { name: 'Rename' }))
  await screen.findByRole('heading', { level: 1, name: 'Deploys of the app' })
  await act('Delete')
  const question = within(await screen.findByRole('dialog', { name: 'Delete this stream for good?' }, SLOW))
  question.getByText(/^All events of .*Deploys of the app.* are lost/)
  await user.click(question.getByRole('button', { name: 'Delete for good' }))
  await waitFor(() => expect(address()).toBe('/annotations'))
  expect(await eventsOf('renamed')).toEqual([])
})

test('what was written is not lost by a slip', async () => {
  await annotate('slips', 'Kept')
  const { user } = await renderPage(server, '/annotations/slips')
  await screen.findByText('Kept', {}, SLOW)
  await user.keyboard('n')
  const drawer = within(await screen.findByRole('dialog', { name: 'New annotation' }, SLOW))
  await user.type(drawer.getByLabelText('Title'), 'Long text')
  await user.keyboard('{Escape}')
  await user.click(screen.getByRole('button', { name: 'Keep editing' }))
  expect(drawer.getByLabelText('Title')).toHaveProperty('value', 'Long text')
  await user.click(drawer.getByRole('button', { name: 'Cancel' }))
  await user.click(screen.getByRole('button', { name: 'Discard changes' }))
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('events are found by a text, which is in the address', async () => {
  await annotate('found', 'Rolled out')
  await annotate('found', 'Rolled back', { description: 'Slow queries' })
  const { user } = await renderPage(server, '/annotations/found')
  await screen.findByText('Rolled out', {}, SLOW)
  await user.keyboard('/slow')
  await waitFor(() => expect(screen.queryByText('Rolled out')).toBeNull())
  expect(screen.getByText('Rolled back')).toBeDefined()
  expect(address()).toBe('/annotations/found?text=slow')
})

test('the time shown elsewhere stays in the address, and narrows no list', async () => {
  await annotate('kept.time', 'Long ago', { start_time: now - 40 * 86_400 })
  const { user } = await renderPage(server, '/annotations?range=6h&zone=Asia%2FTokyo')
  await user.click(await screen.findByRole('link', { name: 'kept.time' }, SLOW))
  await screen.findByText('Long ago', {}, SLOW)
  const since = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Time range' })
  expect(since.selectedOptions[0]?.text).toBe('All times')
  await user.selectOptions(since, 'Last 7 days')
  const all = await screen.findByRole('link', { name: 'See all annotation streams' })
  expect(address()).toBe('/annotations/kept.time?since=7d&range=6h&zone=Asia%2FTokyo')
  await user.click(all)
  expect(address()).toBe('/annotations?range=6h&zone=Asia%2FTokyo')
})

test('a range that is not among those offered is told as it is', async () => {
  await annotate('odd.range', 'Now')
  await renderPage(server, '/annotations/odd.range?since=3h')
  await screen.findByText('Now', {}, SLOW)
  const since = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Time range' })
  expect(since.selectedOptions[0]?.text).toBe('Last 3 hours')
})

test('on a space it is a key, and the charts show what they did not show before', async () => {
  const { id } = await server.call(spaceCreate, { body: { name: 'Annotated' } })
  const streams = [{ metric: 'load' }, { type: 'annotation', metric: 'deploys' }]
  await server.call(chartCreate, { params: { id }, body: { name: 'Load', streams } })
  const { user } = await renderPage(server, `/spaces/${id}`)
  await screen.findByRole('article', { name: 'Load' }, SLOW)
  await user.keyboard('A')
  const drawer = within(await screen.findByRole('dialog', { name: 'New annotation' }, SLOW))
  const stream = drawer.getByRole('combobox', { name: 'Stream' })
  expect(stream).toHaveProperty('value', 'deploys')
  await user.clear(stream)
  await user.type(stream, 'new.stream')
  await user.type(drawer.getByLabelText('Title'), 'By hand')
  await user.click(drawer.getByRole('button', { name: 'Annotate' }))
  await waitFor(() => expect(address()).toContain('events='))
  expect(new URLSearchParams(window.location.search).getAll('events').join()).toBe('deploys,new.stream')
  expect(await eventsOf('new.stream')).toMatchObject([{ title: 'By hand', end_time: null }])
  expect(screen.queryByRole('dialog', { name: 'New annotation' })).toBeNull()
  await screen.findByText(/^Annotated .*By hand/)
  await user.click(screen.getByRole('button', { name: 'Undo' }))
  await waitFor(async () => expect(await eventsOf('new.stream')).toEqual([]))
})

test('a viewer finds it in the menu of a chart, and why it may not be done', async () => {
  const { id } = await server.call(spaceCreate, { body: { name: 'Looked at' } })
  await server.call(chartCreate, { params: { id }, body: { name: 'Load', streams: [{ metric: 'load' }] } })
  const { user } = await renderPage(server, `/spaces/${id}`, { as: 'viewer' })
  await user.click(await screen.findByRole('button', { name: 'More actions for Load' }, SLOW))
  for (const name of ['Annotate', 'Alert on this']) {
    expect((await screen.findByRole('menuitem', { name })).title).toContain('viewer token')
  }
})

test('a viewer is told why nothing can be annotated', async () => {
  await annotate('seen', 'Seen')
  const { user } = await renderPage(server, '/annotations/seen', { as: 'viewer' })
  await screen.findByText('Seen', {}, SLOW)
  expect(screen.getByRole('button', { name: 'New annotation' }).title).toContain('viewer token')
  await user.click(screen.getByRole('button', { name: 'Actions for Seen' }))
  expect(screen.getByRole('menuitem', { name: 'Delete' }).title).toContain('viewer token')
})
