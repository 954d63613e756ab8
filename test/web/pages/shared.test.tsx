import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { annotationCreate } from '#api/annotations.ts'
import { chartCreate } from '#api/charts.ts'
import type { Fetch } from '#api/client.ts'
import { measurementCreate } from '#api/measurements.ts'
import { snapshotCreate, snapshotDelete, snapshotView } from '#api/snapshots.ts'
import { spaceLinkCreate, spaceLinkDelete } from '#api/spaceLinks.ts'
import { spaceCreate } from '#api/spaces.ts'
import { packed, readContent } from '#server/snapshot/readContent.ts'
import { findSnapshot, saveSnapshotContent, saveSnapshotPicture } from '#server/store/snapshots.ts'
import { address, renderPage } from '#test/helpers/render.tsx'
import { startServer } from '#test/helpers/server.ts'

let later = 0
const now = () => Math.floor(Date.now() / 1_000) + later
const server = await startServer({ now })
/** The page is compiled when it is asked for first, which takes as long as the machine is busy. */
const SLOW = { timeout: 20_000 }

await server.call(measurementCreate, {
  body: {
    measurements: ['a', 'b'].map((source, i) => ({
      name: 'shared.cpu',
      tags: { source },
      time: now() - 120,
      value: 10 * (i + 1),
    })),
  },
})
await server.call(annotationCreate, {
  params: { name: 'shared.deploys' },
  body: { title: 'Deployed', start_time: now() - 300 },
})
const space = await server.call(spaceCreate, { body: { name: 'Shared' } })
const chart = await server.call(chartCreate, {
  params: { id: space.id },
  body: {
    name: 'CPU',
    related_space: space.id,
    streams: [
      { metric: 'shared.cpu', source: '%', group_function: 'breakout' },
      { type: 'annotation', metric: 'shared.deploys' },
    ],
  },
})
await server.call(chartCreate, {
  params: { id: space.id },
  body: { name: 'Number', type: 'bignumber', streams: [{ metric: 'shared.cpu', source: '%' }] },
})

const link = (body: object = {}) =>
  server.call(spaceLinkCreate, { body: { space: space.id, name: 'A link', ...body } })
const pathOf = ({ url }: { url: string }) => new URL(url).pathname
const panel = async (name: string) => within(await screen.findByRole('article', { name }, SLOW))

/** What its job does, but for the picture itself, which no page of these tests shows. */
async function draw(id: number): Promise<void> {
  const { deps } = server
  const snapshot = await findSnapshot(deps.db, id)
  await saveSnapshotContent(deps.db, id, await packed(await readContent(deps, snapshot!)))
  await saveSnapshotPicture(deps.db, id, Buffer.of(), now())
}

/** Opens the page for nobody, and notes what it asks for beside the question whether the server is there. */
async function open(path: string) {
  const asked = new Set<string>()
  const between =
    (fetch: Fetch): Fetch =>
    (url, init) => {
      if (url !== '/healthz')
        asked.add(url.split('?')[0]!.replace(path.replace(/^\/s/, '').split('?')[0]!, '/:slug'))
      return fetch(url, init)
    }
  return { ...(await renderPage(server, path, { as: 'nobody', between })), asked }
}

test('a link opens its space without signing in, and asks for nothing but what is shared', async () => {
  const made = await link({ source: 'b', duration: 10_800 })
  const { asked, user } = await open(pathOf(made))
  await (await panel('Number')).findByText('20')
  expect(address()).toBe(`${pathOf(made)}?range=3h`)
  expect(screen.getByText('source b')).toBeDefined()
  expect(screen.queryAllByRole('link')).toEqual([])
  expect(screen.queryByRole('button', { name: /More actions|Edit/ })).toBeNull()
  expect([...asked].toSorted()).toEqual([
    '/v1/shared/:slug',
    '/v1/shared/:slug/annotation_events',
    '/v1/shared/:slug/series',
  ])

  await user.click(screen.getByRole('button', { name: 'Show on a wall' }))
  const wall = within(screen.getByRole('banner', { name: 'Wall' }))
  expect(wall.getByText('Last 3 hours')).toBeDefined()
  await user.click(wall.getByRole('button', { name: 'Leave the wall' }))
  expect(address()).toBe(`${pathOf(made)}?range=3h`)

  // The next read is the first that knows of it.
  await server.call(spaceLinkDelete, { params: { id: made.id } })
  await user.click(screen.getByRole('button', { name: /^Time range/ }))
  await user.click(await screen.findByRole('button', { name: 'Last 7 days' }))
  await screen.findByRole('heading', { name: 'There is nothing at this address' })
})

test('a link of a fixed time shows that, and no other can be chosen', async () => {
  const [start_time, end_time] = [now() - 600, now() - 60]
  await open(pathOf(await link({ start_time, end_time })))
  const chartPanel = await panel('CPU')
  await chartPanel.findByText('Line chart of 2 lines. Highest at the end: b, 20.')
  expect(screen.queryByRole('button', { name: /Time range|Go live/ })).toBeNull()
})

test('what has expired, was deleted or never was says so', async () => {
  const [expired, deleted] = [await link({ expires_at: now() + 60 }), await link()]
  await server.call(spaceLinkDelete, { params: { id: deleted.id } })
  later = 60
  await open(pathOf(expired))
  await screen.findByRole('heading', { name: 'This link has expired' }, SLOW)
  later = 0
  await open(pathOf(deleted))
  await screen.findByRole('heading', { name: 'There is nothing at this address' }, SLOW)
})

test('a snapshot is awaited, shown and explored, also where it could not be drawn, until it is deleted', async () => {
  const { id, slug } = await server.call(snapshotCreate, {
    body: { subject: { chart: { id: chart.id } }, title: 'A moment', zone: 'UTC' },
  })
  const { asked, user } = await open(`/s/${slug}`)
  await screen.findByText('The picture is being drawn.', {}, SLOW)
  await draw(id)
  const picture = await screen.findByRole('img', { name: /^A moment, / }, SLOW)
  expect(picture.getAttribute('src')).toBe(`/s/${slug}.png`)
  const explored = await panel('A moment')
  await user.click(await explored.findByRole('button', { name: 'b' }))
  await waitFor(() => expect(explored.getByRole('button', { name: 'Show all 2 lines' })).toBeDefined())
  expect([...asked].toSorted()).toEqual(['/v1/shared/:slug', '/v1/shared/:slug/content'])

  const { job_href } = await server.call(snapshotView, { params: { id } })
  await server.deps.db.execute(sql`UPDATE snapshots SET drawn_at = NULL WHERE id = ${id}`)
  await server.deps.db.execute(
    sql`UPDATE jobs SET state = 'failed' WHERE id = ${Number(/\d+$/.exec(job_href)?.[0])}`,
  )
  cleanup()
  await open(`/s/${slug}`)
  await screen.findByText('The picture could not be drawn.', {}, SLOW)
  await (await panel('A moment')).findByRole('button', { name: 'b' })

  cleanup()
  await server.call(snapshotDelete, { params: { id } })
  await open(`/s/${slug}`)
  await screen.findByRole('heading', { name: 'There is nothing at this address' }, SLOW)
})
