import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { chartCreate } from '#api/charts.ts'
import { snapshotCreate, snapshotList } from '#api/snapshots.ts'
import { spaceLinkCreate, spaceLinkList } from '#api/spaceLinks.ts'
import { spaceCreate, spaceDelete } from '#api/spaces.ts'
import { readConfig } from '#server/config.ts'
import { renderPage } from '#test/helpers/render.tsx'
import { startServer } from '#test/helpers/server.ts'

const config = readConfig({ POISE_EMAIL: 'admin@example.com', POISE_SNAPSHOT_DAYS: '30' })
const server = await startServer({ config })
/** The page is compiled when it is asked for first, which takes as long as the machine is busy. */
const SLOW = { timeout: 20_000 }
const links = async () => (await server.call(spaceLinkList)).space_links

const space = await server.call(spaceCreate, { body: { name: 'Fleet' } })
const chart = await server.call(chartCreate, {
  params: { id: space.id },
  body: {
    name: 'CPU',
    streams: [{ metric: 'cpu', source: '%', tags: [{ name: 'region', dynamic: true }] }],
  },
})

test('where nothing is shared it says what can be; only admins see it', async () => {
  await renderPage(server, '/snapshots')
  await screen.findByRole('heading', { name: 'Nothing is shared' }, SLOW)
  cleanup()
  await renderPage(server, '/snapshots', { as: 'viewer' })
  await screen.findByRole('heading', { name: 'Snapshots are for admins' }, SLOW)
})

test('a link is made of what is looked at on a space, and is listed there', async () => {
  const { user } = await renderPage(server, `/spaces/${space.id}?range=6h&source=web-*`)
  await user.click(await screen.findByRole('button', { name: 'Actions for Fleet' }, SLOW))
  await user.click(await screen.findByRole('menuitem', { name: 'Share' }, SLOW))
  const form = within(await screen.findByRole('form', { name: 'New link' }, SLOW))
  await user.click(form.getByRole('button', { name: 'Make link' }))
  await form.findByText('Give it a name.')
  await user.type(form.getByRole('textbox', { name: 'Name' }), 'Lobby')
  await user.type(form.getByRole('textbox', { name: 'region' }), 'us-*, eu')
  await user.selectOptions(form.getByRole('combobox', { name: 'Expires' }), 'In a week')
  await user.click(form.getByRole('button', { name: 'Make link' }))
  const made = within(await screen.findByRole('region', { name: 'Links' }, SLOW))
  expect(made.getByRole('link', { name: 'Lobby' })).toBeDefined()
  for (const fact of ['Live, last 6 hours', 'source web-*', 'region us-*, eu', 'Never opened']) {
    expect(made.getByText(fact)).toBeDefined()
  }
  const [link] = await links()
  expect(link).toMatchObject({
    source: 'web-*',
    tags: { region: ['us-*', 'eu'] },
    duration: 21_600,
    expires_at: expect.any(Number),
  })
  expect(link!.expires_at! - link!.created_at).toBeCloseTo(7 * 86_400, -2)
})

test('a link of a fixed time takes the interval that is looked at', async () => {
  const { user } = await renderPage(server, `/spaces/${space.id}?from=1700000000&to=1700003600`)
  await user.click(await screen.findByRole('button', { name: 'Actions for Fleet' }, SLOW))
  await user.click(await screen.findByRole('menuitem', { name: 'Share' }, SLOW))
  const form = within(await screen.findByRole('form', { name: 'New link' }, SLOW))
  await user.type(form.getByRole('textbox', { name: 'Name' }), 'That hour')
  await user.click(form.getByRole('button', { name: 'Make link' }))
  await waitFor(async () => {
    const [link] = await links()
    expect(link).toMatchObject({ name: 'That hour', start_time: 1_699_999_980, end_time: 1_700_003_640 })
  })
})

test('links and snapshots are listed with what became of them, and deleted several at once', async () => {
  const own = await server.call(spaceCreate, { body: { name: 'Own' } })
  const gone = await server.call(spaceCreate, { body: { name: 'Gone' } })
  for (const name of ['First', 'Second', 'Third']) {
    await server.call(spaceLinkCreate, { body: { space: own.id, name } })
  }
  for (const title of ['One', 'Two']) {
    await server.call(snapshotCreate, { body: { subject: { chart: { id: chart.id } }, title } })
  }
  await server.call(spaceLinkCreate, { body: { space: gone.id, name: 'Fourth' } })
  await server.call(spaceDelete, { params: { id: gone.id } })
  const { user } = await renderPage(server, '/snapshots')
  const toSpaces = within(await screen.findByRole('region', { name: 'Links to spaces' }, SLOW))
  expect(toSpaces.getAllByText('Own')).toHaveLength(3)
  expect(toSpaces.getByText('Its space is deleted')).toBeDefined()
  expect(toSpaces.queryByRole('button', { name: 'Copy link of Fourth' })).toBeNull()

  await user.click(toSpaces.getByRole('button', { name: 'Change Fourth' }))
  const change = within(screen.getByRole('dialog', { name: 'Change Fourth', hidden: true }))
  await user.type(change.getByRole('textbox', { name: 'Name', hidden: true }), ' of all')
  await user.selectOptions(change.getByRole('combobox', { name: 'Expires', hidden: true }), 'In a day')
  await user.click(change.getByRole('button', { name: 'Save', hidden: true }))
  await toSpaces.findByText('Fourth of all', {}, SLOW)
  expect((await links())[0]).toMatchObject({ name: 'Fourth of all', expires_at: expect.any(Number) })
  await user.click(toSpaces.getByRole('checkbox', { name: 'Select Fourth of all' }))
  await user.click(toSpaces.getByRole('checkbox', { name: 'Select First' }))
  await user.click(toSpaces.getByRole('checkbox', { name: 'Select Third' }))
  await user.click(toSpaces.getByRole('button', { name: 'Delete 3 links' }))
  const question = within(screen.getByRole('dialog', { name: 'Delete 3 links for good?', hidden: true }))
  await user.click(question.getByRole('button', { name: 'Delete for good', hidden: true }))
  await waitFor(() => expect(toSpaces.queryByText('First')).toBeNull(), SLOW)
  expect(toSpaces.getAllByText('Own')).toHaveLength(1)

  const snapshots = within(screen.getByRole('region', { name: 'Snapshots' }))
  expect(snapshots.getAllByText(/^Expires /)).toHaveLength(2)
  await user.click(snapshots.getByRole('checkbox', { name: 'Select all snapshots on this page' }))
  await user.click(snapshots.getByRole('button', { name: 'Delete 2 snapshots' }))
  await user.click(screen.getByRole('button', { name: 'Delete for good', hidden: true }))
  await waitFor(async () => expect((await server.call(snapshotList)).snapshots).toEqual([]), SLOW)
})
