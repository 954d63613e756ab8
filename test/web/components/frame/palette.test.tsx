import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeAll, expect, test } from 'vitest'
import { chartCreate } from '#api/charts.ts'
import { measurementCreate } from '#api/measurements.ts'
import { spaceCreate } from '#api/spaces.ts'
import { address, renderPage } from '#test/helpers/render.tsx'
import { startServer } from '#test/helpers/server.ts'

const server = await startServer()

test('one row is marked: the pointer moves the mark, and the keyboard goes on from there', async () => {
  const { user } = await renderPage(server, '/spaces')
  await user.click(await screen.findByRole('button', { name: /^Search/ }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Search' }))
  await dialog.findAllByRole('option')
  await user.click(dialog.getByRole('combobox'))
  const options = () => dialog.getAllByRole('option')
  const marked = () =>
    options().flatMap((option, i) => (option.getAttribute('aria-selected') === 'true' ? [i] : []))
  expect(marked()).toEqual([0])
  fireEvent.pointerMove(options()[2]!)
  expect(marked()).toEqual([2])
  await user.keyboard('{ArrowUp}')
  expect(marked()).toEqual([1])
})

const TIME = 'from=1700000000&to=1700003600&zone=UTC&compare=week'
const ids = { here: 0, other: 0, chart: 0 }
beforeAll(async () => {
  ids.here = (await server.call(spaceCreate, { body: { name: 'Web fleet' } })).id
  ids.other = (await server.call(spaceCreate, { body: { name: 'Factory' } })).id
  const body = { name: 'Errors', type: 'line' as const, streams: [{ metric: 'errors' }] }
  ids.chart = (await server.call(chartCreate, { params: { id: ids.here }, body })).id
  await server.call(measurementCreate, {
    body: { tags: { a: 'b' }, measurements: [{ name: 'travelled', value: 1 }] },
  })
})

test.each<[string, RegExp, () => string]>([
  ['Errors', /^Errors/, () => `/spaces/${ids.here}?${TIME}&source=web#chart-${ids.chart}`],
  ['Factory', /^Factory/, () => `/spaces/${ids.other}?${TIME}`],
  ['travelled', /^travelled/, () => `/metrics/travelled?${TIME}`],
  ['Go to metrics', /^Go to metrics/, () => `/metrics?${TIME}`],
])('the time shown goes along to %s', async (typed, name, expected) => {
  const { user } = await renderPage(server, `/spaces/${ids.here}?${TIME}&source=web`)
  await screen.findByRole('heading', { name: /Web fleet/ })
  await user.click(screen.getByRole('button', { name: /^Search/ }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Search' }))
  await user.type(dialog.getByRole('combobox'), typed)
  await user.click(await dialog.findByRole('option', { name }))
  await waitFor(() => expect(address()).toBe(expected()))
})

test('without a text, spaces come before what can be done', async () => {
  const { user } = await renderPage(server, '/metrics')
  await user.click(await screen.findByRole('button', { name: /^Search/ }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Search' }))
  await dialog.findByRole('option', { name: 'Factory' })
  expect(dialog.getAllByRole('group').map((group) => group.getAttribute('aria-label'))).toEqual([
    'Spaces',
    'Actions',
  ])
})

test('the time shown goes from a space to a metric and back over the rail', async () => {
  const { user } = await renderPage(server, `/spaces/${ids.here}?${TIME}&source=web`)
  await user.click(await screen.findByRole('link', { name: 'Metrics' }))
  await user.click(await screen.findByRole('link', { name: 'travelled' }))
  await screen.findByRole('heading', { name: 'travelled' })
  expect(address()).toBe(`/metrics/travelled?${TIME}`)
  await user.click(screen.getByRole('link', { name: 'Spaces' }))
  await user.click(await screen.findByRole('link', { name: 'Web fleet' }))
  expect(address()).toBe(`/spaces/${ids.here}?${TIME}`)
})
