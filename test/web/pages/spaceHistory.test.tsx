import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { chartCreate, chartList, chartUpdate } from '#api/charts.ts'
import { createClient } from '#api/client.ts'
import { spaceCreate } from '#api/spaces.ts'
import { tokenCreate } from '#api/tokens.ts'
import { address, renderPage } from '#test/helpers/render.tsx'
import { injectFetch, startServer } from '#test/helpers/server.ts'

const server = await startServer()
const { token } = await server.call(tokenCreate, { body: { name: 'Ann', role: 'admin' } })
const ann = createClient({ url: 'http://poise.test', token, fetch: injectFetch(server.app) })

/** A space of three versions: created, a chart added, and by Ann that chart changed. */
async function changedSpace() {
  const { id } = await server.call(spaceCreate, { body: { name: 'Changed' } })
  const chart = await server.call(chartCreate, {
    params: { id },
    body: { name: 'CPU', streams: [{ metric: 'cpu', group_function: 'average' }] },
  })
  const streams = [{ ...chart.streams[0], group_function: 'sum' as const }]
  await ann(chartUpdate, { params: { id, chart_id: chart.id }, body: { streams } })
  const charts = () => server.call(chartList, { params: { id } })
  return { id, charts }
}

const plain = (element: HTMLElement) => element.textContent.replaceAll(/[⁨⁩]/g, '')
const version = async (number: number) =>
  within(await screen.findByRole('region', { name: `Version ${number}` }))

test('versions say who did what, and the newest is shown', async () => {
  const { id } = await changedSpace()
  await renderPage(server, `/spaces/${id}/history`)
  const list = await screen.findByRole('list', { name: 'Versions, newest first' })
  const rows = [...list.children].map((row) => plain(row as HTMLElement).replace(/\d+ s ago/, 'now'))
  expect(rows).toEqual([
    'Chart changednow by Ann“CPU”, “cpu”: group function average → sum',
    expect.stringMatching(/^Chart addednow.*Chart added: “CPU”$/),
    expect.stringMatching(/^Creatednow/),
  ])
  const newest = await version(3)
  await newest.findByText('This is the space as it is now.')
  const restore = newest.getByRole('button', { name: 'Restore this version' })
  expect(restore.getAttribute('aria-disabled')).toBe('true')
})

test('a version is chosen, shown with its charts, brought back, and the way back is offered', async () => {
  const { id, charts } = await changedSpace()
  const { user } = await renderPage(server, `/spaces/${id}/history?range=6h`)
  const changed = await charts()
  await user.click(await screen.findByRole('link', { name: 'Chart added' }))
  expect(address()).toBe(`/spaces/${id}/history/2?range=6h`)
  const shown = await version(2)
  await shown.findByRole('article', { name: 'CPU' })
  expect(plain(shown.getByText(/group function/))).toBe('“CPU”, “cpu”: group function sum → average')
  await user.click(shown.getByRole('button', { name: 'Restore this version' }))
  await waitFor(() => expect(address()).toBe(`/spaces/${id}?range=6h`))
  expect(await charts()).toMatchObject([{ id: changed[0]?.id, streams: [{ group_function: 'average' }] }])

  await screen.findByText(/is as it was in version 2$/)
  await user.click(screen.getByRole('button', { name: 'Undo' }))
  await waitFor(async () => expect(await charts()).toMatchObject([{ streams: [{ group_function: 'sum' }] }]))
})

test.each<[string, (id: number) => Promise<unknown> | Response]>([
  ['somebody else wrote since', (id) => ann(chartCreate, { params: { id }, body: { name: 'Theirs' } })],
  [
    'the versions cannot be read',
    () => Response.json({ errors: { system: ['The engine is restarting'] } }, { status: 503 }),
  ],
])('no way back is offered when %s', async (_what, meanwhile) => {
  const { id } = await changedSpace()
  let restored = false
  const { user } = await renderPage(server, `/spaces/${id}/history/2`, {
    between: (fetch) => async (url, init) => {
      if (restored && url.includes('/versions?length=2')) {
        const answer = await meanwhile(id)
        if (answer instanceof Response) return answer
      }
      restored ||= url.endsWith('/restore')
      return fetch(url, init)
    },
  })
  await user.click(await (await version(2)).findByRole('button', { name: 'Restore this version' }))
  await screen.findByText(/is as it was in version 2$/)
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull()
})

test('earlier versions stay shown while one after the other is looked at', async () => {
  const { id } = await changedSpace()
  for (let i = 0; i < 24; i++) await ann(chartCreate, { params: { id }, body: { name: `Chart ${i}` } })
  const { user } = await renderPage(server, `/spaces/${id}/history`)
  await user.click(await screen.findByRole('link', { name: 'Next' }))
  await user.click(await screen.findByRole('link', { name: 'Created' }))
  await version(1)
  expect(address()).toBe(`/spaces/${id}/history/1?page=2`)
  expect(screen.getAllByRole('link', { name: 'Created' })).toHaveLength(1)
})

test('what could not be read is all asked for again', async () => {
  const { id } = await changedSpace()
  let isDown = true
  const { user } = await renderPage(server, `/spaces/${id}/history`, {
    between: (fetch) => (url, init) =>
      isDown && url.endsWith(`/v1/spaces/${id}`)
        ? Promise.resolve(Response.json({ errors: { request: ['Not now'] } }, { status: 429 }))
        : fetch(url, init),
  })
  await screen.findByText('The history could not be read. Not now')
  isDown = false
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  await version(3)
})

test('whoever may only read sees it and cannot restore', async () => {
  const { id } = await changedSpace()
  await renderPage(server, `/spaces/${id}/history/1`, { as: 'viewer' })
  const restore = await (await version(1)).findByRole('button', { name: 'Restore this version' })
  expect(restore.title).toBe('Your token is a viewer token; this needs an admin token.')
})

test('a version that is not kept, and a space that is gone, say so', async () => {
  const { id } = await changedSpace()
  await renderPage(server, `/spaces/${id}/history/99`)
  await screen.findByText('This version is not kept any more.')
  await renderPage(server, '/spaces/999999/history')
  await screen.findByRole('heading', { name: 'There is no space at this address' })
})

test('the palette leads there from the space', async () => {
  const { id } = await changedSpace()
  const { user } = await renderPage(server, `/spaces/${id}`)
  await screen.findByRole('button', { name: 'Changed' })
  await user.keyboard('{Control>}k{/Control}')
  await user.type(await screen.findByRole('combobox', { name: /^Search/ }), 'history')
  await user.click(await screen.findByRole('option', { name: 'Space: History' }))
  await waitFor(() => expect(address()).toBe(`/spaces/${id}/history`))
  await screen.findByRole('link', { name: 'Chart added' })
})
