import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Fetch } from '#api/client.ts'
import { chartCreate } from '#api/charts.ts'
import { spaceCreate, spaceList, spaceUpdate, spaceView } from '#api/spaces.ts'
import { address, renderPage } from '#test/helpers/render.tsx'
import { quoted } from '#web/components/page/quoted.ts'
import { startServer } from '#test/helpers/server.ts'

const server = await startServer()

async function makeSpaces(...names: string[]): Promise<number[]> {
  const made = []
  for (const name of names) made.push(await server.call(spaceCreate, { body: { name } }))
  return made.map(({ id }) => id)
}

/** Names of the spaces in the list, from its top. */
async function listed(): Promise<string[]> {
  const list = await screen.findByRole('list', { name: 'Spaces' })
  return within(list)
    .getAllByRole('link')
    .map((link) => link.textContent)
}

async function chooseAction(
  user: Awaited<ReturnType<typeof renderPage>>['user'],
  space: string,
  action: string,
) {
  await user.click(await screen.findByRole('button', { name: `Actions for ${space}` }))
  await user.click(screen.getByRole('menuitem', { name: action }))
}

/** Lets the session through and nothing else, while `isBroken`. */
const breakable =
  (isBroken: () => boolean, answer: () => Promise<Response>) =>
  (fetch: Fetch): Fetch =>
  (url, init) =>
    isBroken() && !url.includes('session') ? answer() : fetch(url, init)

const unavailable = () =>
  Promise.resolve(Response.json({ errors: { system: ['The engine is restarting'] } }, { status: 503 }))

test('without spaces it says what belongs here, and how to send a first measurement', async () => {
  await renderPage(server, '/spaces')
  await screen.findByRole('heading', { name: 'No spaces yet' })
  const command = screen.getByRole('figure', { name: 'Command that sends a first measurement' })
  expect(command.textContent).toContain('/v1/measurements')
  expect(screen.getAllByRole('button', { name: 'New space' })).toHaveLength(1)
})

test('a space is created by its name alone, and opened', async () => {
  const { user } = await renderPage(server, '/spaces')
  await screen.findByRole('heading', { name: 'No spaces yet' })
  await user.keyboard('n')
  await user.keyboard('Created <b>here</b>{Enter}')
  await screen.findByRole('heading', { name: /Created <b>here<\/b>/ })
  const { spaces } = await server.call(spaceList, { query: { name: 'created' } })
  expect(spaces).toEqual([{ id: expect.any(Number), name: 'Created <b>here</b>' }])
  expect(address()).toBe(`/spaces/${spaces[0]?.id}`)
})

test('a name that the server refuses stands there to be tried again', async () => {
  let isDown = true
  const { user } = await renderPage(server, '/spaces', {
    between: (fetch) => (url, init) =>
      isDown && init.method === 'POST' && url.endsWith('/spaces') ? unavailable() : fetch(url, init),
  })
  await screen.findByRole('button', { name: 'New space' })
  await user.keyboard('nTyped once{Enter}')
  await screen.findByText('Not created: The engine is restarting')
  const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Name of the new space' })
  expect(field.value).toBe('Typed once')
  isDown = false
  await user.type(field, '{Enter}')
  await screen.findByRole('heading', { name: /Typed once/ })
})

test('Escape, or leaving the name empty, creates nothing', async () => {
  const { user } = await renderPage(server, '/spaces')
  const { query } = await server.call(spaceList, {})
  await listed()
  await user.click(screen.getByRole('button', { name: 'New space' }))
  await user.type(screen.getByRole('textbox', { name: 'Name of the new space' }), 'Never{Escape}')
  expect(screen.queryByRole('textbox', { name: 'Name of the new space' })).toBeNull()
  await user.click(screen.getByRole('button', { name: 'New space' }))
  await user.keyboard('   {Enter}')
  expect((await server.call(spaceList, {})).query.total).toBe(query.total)
})

test('spaces are found by typing, and the search is in the address', async () => {
  await makeSpaces('Found alpha', 'Found beta', 'Lost')
  const { user } = await renderPage(server, '/spaces')
  await listed()
  await user.keyboard('/')
  await user.keyboard('FOUND')
  await waitFor(async () => expect(await listed()).toEqual(['Found alpha', 'Found beta']))
  expect(address()).toBe('/spaces?name=FOUND')

  await user.keyboard(' nothing')
  expect((await screen.findByText('FOUND nothing')).closest('p')?.textContent).toBe(
    'No name contains “FOUND nothing”.',
  )
  await user.click(screen.getByRole('link', { name: 'See all spaces' }))
  expect(await listed()).toContain('Lost')
  expect(screen.getByRole('searchbox', { name: 'Find a space' })).toHaveProperty('value', '')
})

test('a search in the address is made at once, and shown in its field', async () => {
  await makeSpaces('Bookmarked')
  await renderPage(server, '/spaces?name=bookmark')
  expect(await listed()).toEqual(['Bookmarked'])
  expect(screen.getByRole('searchbox', { name: 'Find a space' })).toHaveProperty('value', 'bookmark')
})

test('more than a hundred spaces come in pages', async () => {
  await makeSpaces(...Array.from({ length: 101 }, (_, i) => `Paged ${String(i).padStart(3, '0')}`))
  const { user } = await renderPage(server, '/spaces?name=paged')
  expect(await listed()).toHaveLength(100)
  screen.getByText('1–100 of 101')
  await user.click(screen.getByRole('link', { name: 'Next' }))
  await waitFor(async () => expect(await listed()).toEqual(['Paged 100']))
  expect(address()).toBe('/spaces?name=paged&page=2')
  expect(screen.queryByRole('link', { name: 'Next' })).toBeNull()
  await user.click(screen.getByRole('link', { name: 'Previous' }))
  await waitFor(async () => expect(await listed()).toHaveLength(100))
})

test('arrow keys move from name to name, Enter opens', async () => {
  const [, second] = await makeSpaces('Keys one', 'Keys two')
  const { user } = await renderPage(server, '/spaces?name=keys')
  await listed()
  screen.getByRole('link', { name: 'Keys one' }).focus()
  await user.keyboard('{ArrowDown}')
  expect(document.activeElement).toBe(screen.getByRole('link', { name: 'Keys two' }))
  await user.keyboard('{Enter}')
  await screen.findByRole('heading', { name: /Keys two/ })
  expect(document.activeElement).toBe(screen.getByRole('main'))
  await waitFor(() => expect(document.title).toBe('Keys two · Poise'))
  expect(address()).toBe(`/spaces/${second}`)
})

test('what is in a space shows beside it before it is opened', async () => {
  const [id = 0] = await makeSpaces('Peeked')
  await server.call(chartCreate, { params: { id }, body: { type: 'line', name: 'Latency' } })
  await server.call(chartCreate, {
    params: { id },
    body: { type: 'bignumber', streams: [{ metric: 'errors' }] },
  })
  await renderPage(server, '/spaces?name=peeked')
  const peek = await screen.findByRole('complementary', { name: 'Charts of Peeked' })
  await within(peek).findByText('2 charts')
  within(peek).getByText('Latency')
  expect(within(peek).getByText('errors')).toBeDefined()
})

test('a space is renamed in place', async () => {
  const [id = 0] = await makeSpaces('Renamed before')
  const { user } = await renderPage(server, '/spaces?name=renamed')
  await chooseAction(user, 'Renamed before', 'Rename')
  const field = screen.getByRole('textbox', { name: 'Name of the space' })
  await user.clear(field)
  await user.type(field, 'Renamed after{Enter}')
  await screen.findByRole('link', { name: 'Renamed after' })
  expect((await server.call(spaceView, { params: { id } })).name).toBe('Renamed after')
})

test('a deleted space is gone at once, and comes back by Undo', async () => {
  const [id = 0] = await makeSpaces('Deleted one', 'Deleted two')
  const { user } = await renderPage(server, '/spaces?name=deleted')
  await chooseAction(user, 'Deleted one', 'Delete')
  await waitFor(async () => expect(await listed()).toEqual(['Deleted two']))
  expect(document.activeElement).toBe(screen.getByRole('link', { name: 'Deleted two' }))
  await expect(server.call(spaceView, { params: { id } })).rejects.toMatchObject({ status: 404 })

  screen.getByText(`Deleted ${quoted('Deleted one')} and its charts`)
  await user.click(screen.getByRole('button', { name: 'Undo' }))
  await waitFor(async () => expect(await listed()).toEqual(['Deleted one', 'Deleted two']))
})

test('a rename that the server refuses leaves the name and says why', async () => {
  await makeSpaces('Kept name')
  const { user } = await renderPage(server, '/spaces?name=kept', {
    between: (fetch) => (url, init) => (init.method === 'PUT' ? unavailable() : fetch(url, init)),
  })
  await chooseAction(user, 'Kept name', 'Rename')
  await user.keyboard('Other{Enter}')
  await screen.findByText(`${quoted('Kept name')} keeps its name: The engine is restarting`)
  expect(await listed()).toEqual(['Kept name'])
})

test('a viewer sees all and is told why nothing can be changed', async () => {
  const [id = 0] = await makeSpaces('Only looked at')
  const { user } = await renderPage(server, '/spaces?name=only+looked', { as: 'viewer' })
  await user.click(await screen.findByRole('button', { name: 'Actions for Only looked at' }))
  await screen.findByText('Your token is a viewer token; this needs an admin token.')
  await user.click(screen.getByRole('menuitem', { name: 'Delete' }))
  await user.keyboard('{Escape}')
  await user.click(screen.getByRole('button', { name: 'New space' }))
  expect(screen.queryByRole('textbox', { name: 'Name of the new space' })).toBeNull()
  await server.call(spaceUpdate, { params: { id }, body: { name: 'Still there' } })
})

test('a recorder, who may not read spaces, is told so', async () => {
  await renderPage(server, '/spaces', { as: 'recorder' })
  expect(
    await screen.findByText('This token is not permitted to perform this action on this resource'),
  ).toBeDefined()
})

test('while the server fails, the last list stays, and it heals by itself', async () => {
  await makeSpaces('Lasting')
  let isDown = false
  const { user } = await renderPage(server, '/spaces?name=lasting', {
    between: breakable(
      () => isDown,
      () => Promise.reject(new TypeError('Failed to fetch')),
    ),
  })
  await listed()
  isDown = true
  await user.type(screen.getByRole('searchbox', { name: 'Find a space' }), ' x')
  await screen.findByText(/^Connection lost .* ago\. Trying again\.$/)
  expect(await listed()).toEqual(['Lasting'])

  isDown = false
  await waitFor(() => expect(screen.queryByText(/Connection lost/)).toBeNull(), { timeout: 6_000 })
  expect((await screen.findByText('lasting x')).closest('p')?.textContent).toBe(
    'No name contains “lasting x”.',
  )
})

test('a list that cannot be read at all says why, and can be asked for again', async () => {
  await makeSpaces('Read at last')
  let isDown = true
  const { user } = await renderPage(server, '/spaces?name=read+at', {
    between: breakable(() => isDown, unavailable),
  })
  await screen.findByText('The engine is restarting', {}, { timeout: 6_000 })
  isDown = false
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await listed()).toEqual(['Read at last'])
})

test('while the list is on its way, the frame and the search are there', async () => {
  await renderPage(server, '/spaces', {
    between: breakable(
      () => true,
      () => new Promise(() => {}),
    ),
  })
  await screen.findByRole('heading', { name: 'Spaces' })
  screen.getByRole('searchbox', { name: 'Find a space' })
  expect(screen.getByRole('progressbar', { name: 'Loading' })).toBeDefined()
})

test('an address that leads nowhere says so', async () => {
  await renderPage(server, '/no/such/page')
  expect(await screen.findByRole('heading', { name: 'There is no page at this address' })).toBeDefined()
})
