import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { chartCreate, chartDelete, chartList, chartRestore, chartUpdate } from '#api/charts.ts'
import { chartLayoutUpdate } from '#api/chartLayouts.ts'
import { createClient } from '#api/client.ts'
import { spaceDocumentUpdate } from '#api/spaceDocument.ts'
import { spaceCreate, spaceDelete, spaceUpdate, spaceView } from '#api/spaces.ts'
import { spaceVersionList, spaceVersionRestore, spaceVersionView } from '#api/spaceVersions.ts'
import { tokenCreate } from '#api/tokens.ts'
import { insertSpace } from '#server/store/spaces.ts'
import { spaces, spaceVersions } from '#server/store/tables.ts'
import { injectFetch, startServerPairs, type TestServer } from '#test/helpers/server.ts'

let clock = 1_700_000_000
const servers = await startServerPairs({ now: () => clock })

/** What is done in a test is far from what was done in the one before. */
beforeEach(() => {
  clock += 1_000
})

function using({ app, call, deps, inject }: TestServer) {
  const create = async () => (await call(spaceCreate, { body: { name: 'Web' } })).id
  const versions = async (id: number, query = {}) =>
    (await call(spaceVersionList, { params: { id }, query })).versions
  const said = async (id: number) => (await versions(id)).map(({ number, what }) => `${number} ${what}`)
  const named = async (name: string) => {
    const { token } = await call(tokenCreate, { body: { name, role: 'admin' } })
    return createClient({ url: 'http://poise.test', token, fetch: injectFetch(app) })
  }
  const move = (id: number, chart_id: number, x: number, who = call) =>
    who(chartUpdate, { params: { id, chart_id }, body: { layout: { x, y: 0, w: 1, h: 1 } } })
  return { call, deps, inject, create, versions, said, named, move }
}

/* What locks and what is read back depends on the engine. */
describe.each(servers)('%s', (_name, server) => {
  const { call, inject, create, versions, said, named } = using(server)

  test('every write to a space and its charts makes one, with what it changed', async () => {
    const ann = await named('Ann')
    const { id } = await ann(spaceCreate, { body: { name: 'Web' } })
    const chart = await ann(chartCreate, { params: { id }, body: { name: 'CPU' } })
    const params = { id, chart_id: chart.id }
    await ann(spaceUpdate, { params: { id }, body: { name: 'Web 2' } })
    await ann(chartUpdate, { params, body: { min: 0 } })
    await ann(chartDelete, { params })
    await ann(chartRestore, { params })
    await ann(spaceDocumentUpdate, { params: { id }, body: { poise: 1, name: 'Web 3' } })
    const found = await versions(id)
    expect(found.map(({ number, what, changes }) => [number, what, changes])).toEqual([
      [
        7,
        'Document imported',
        [
          { kind: 'renamed', before: 'Web 2', after: 'Web 3' },
          { kind: 'removed', chart: 'CPU' },
        ],
      ],
      [6, 'Chart brought back', [{ kind: 'added', chart: 'CPU' }]],
      [5, 'Chart deleted', [{ kind: 'removed', chart: 'CPU' }]],
      [4, 'Chart changed', [{ kind: 'changed', chart: 'CPU', field: 'min', after: 0 }]],
      [3, 'Renamed', [{ kind: 'renamed', before: 'Web', after: 'Web 2' }]],
      [2, 'Chart added', [{ kind: 'added', chart: 'CPU' }]],
      [1, 'Created', []],
    ])
    expect(found.map(({ created_at, created_by }) => [created_at, created_by])).toEqual(
      found.map(() => [clock, 'Ann']),
    )
  })

  test('a version comes back with all its settings, as a new one', async () => {
    const id = await create()
    const streams = [{ metric: 'cpu', z: 1, a: { b: 1 } }, { metric: 'load' }]
    const kept = await call(chartCreate, { params: { id }, body: { name: 'kept', streams } })
    await call(chartCreate, { params: { id }, body: { name: 'gone', related_space: id } })
    const before = (await inject({ url: `/v1/spaces/${id}/document` })).body
    const body = {
      poise: 1 as const,
      name: 'Other',
      charts: [{ name: 'kept', streams: [{ metric: 'load' }] }],
    }
    expect((await call(spaceDocumentUpdate, { params: { id }, body })).version).toBe(4)
    expect((await call(spaceDocumentUpdate, { params: { id }, body })).version).toBeUndefined()

    const then = await inject({ url: `/v1/spaces/${id}/versions/3` })
    expect(then.body).toBe(before)
    expect(await call(spaceVersionRestore, { params: { id, number: 3 } })).toEqual({
      ...(await call(spaceView, { params: { id } })),
      version: 5,
    })
    expect((await inject({ url: `/v1/spaces/${id}/document` })).body).toBe(before)
    const [first, second] = await call(chartList, { params: { id } })
    expect(first).toMatchObject({ id: kept.id, name: 'kept' })
    expect(first?.streams[1]?.id).toBe(kept.streams[1]?.id)
    expect(second).toMatchObject({ name: 'gone', related_space: id })
    expect((await said(id))[0]).toBe('5 Version 3 brought back')
  })

  test('writes at the same time make a version each', async () => {
    const id = await create()
    const names = ['a', 'b', 'c', 'd']
    await Promise.all(names.map((name) => call(chartCreate, { params: { id }, body: { name } })))
    expect((await versions(id)).map(({ number, changes }) => [number, changes.length])).toEqual([
      [5, 1],
      [4, 1],
      [3, 1],
      [2, 1],
      [1, 0],
    ])
  })
})

describe('the versions of a space', () => {
  const { call, deps, inject, create, versions, said, named, move } = using(servers[0]![1])

  test('what changes nothing, and what fails, makes none', async () => {
    const id = await create()
    const chart = await call(chartCreate, { params: { id }, body: { name: 'CPU' } })
    const before = await said(id)
    await call(chartUpdate, { params: { id, chart_id: chart.id }, body: { name: 'CPU', label: null } })
    await call(spaceUpdate, { params: { id }, body: { name: 'Web' } })
    await call(spaceDelete, { params: { id } })
    await inject({ method: 'POST', url: `/v1/spaces/${id}/restore` })
    const composite = { streams: [{ composite: 'sum(' }] }
    await inject({ method: 'PUT', url: `/v1/spaces/${id}/charts/${chart.id}`, payload: composite })
    expect(await said(id)).toEqual(before)
  })

  test('a related space that was renamed is no change of those who write nothing', async () => {
    const id = await create()
    const other = await call(spaceCreate, { body: { name: 'Other' } })
    await call(chartCreate, { params: { id }, body: { name: 'a', related_space: other.id } })
    await call(spaceUpdate, { params: { id: other.id }, body: { name: 'Another' } })
    await call(spaceUpdate, { params: { id }, body: { name: 'Web' } })
    expect(await said(id)).toEqual(['2 Chart added', '1 Created'])
  })

  test('dragging a chart makes one version, a pause or somebody else another', async () => {
    const id = await create()
    const [a, b] = [
      await call(chartCreate, { params: { id }, body: { name: 'a' } }),
      await call(chartCreate, { params: { id }, body: { name: 'b' } }),
    ]
    const count = async () => (await versions(id)).length
    for (let x = 0; x < 5; x++) {
      await move(id, a.id, x)
      clock += 5
    }
    expect(await count()).toBe(4)
    expect((await versions(id))[0]?.changes).toMatchObject([{ field: 'layout', after: { x: 4 } }])
    clock += 5
    await move(id, a.id, 5)
    expect(await count()).toBe(5)
    await move(id, b.id, 6)
    await move(id, a.id, 7)
    await move(id, a.id, 8, await named('Ann'))
    expect(await count()).toBe(8)
  })

  test('charts that make room for one that is dragged make one version with it, and so do its next steps', async () => {
    const id = await create()
    const [a, b] = [
      await call(chartCreate, { params: { id }, body: { name: 'a' } }),
      await call(chartCreate, { params: { id }, body: { name: 'b' } }),
    ]
    const place = (x: number, who = call) =>
      who(chartLayoutUpdate, {
        params: { id },
        body: { charts: [a, b].map((chart, y) => ({ id: chart.id, layout: { x, y, w: 1, h: 1 } })) },
      })
    await place(1)
    clock += 5
    await place(2)
    const layout = { kind: 'changed', field: 'layout' }
    expect((await versions(id))[0]).toMatchObject({
      what: 'Layout changed',
      changes: [
        { ...layout, chart: 'a', after: { x: 2, y: 0 } },
        { ...layout, chart: 'b', after: { x: 2, y: 1 } },
      ],
    })
    expect(await versions(id)).toHaveLength(4)
    await call(chartUpdate, { params: { id, chart_id: a.id }, body: { min: 0 } })
    await place(3)
    await place(4, await named('Ann'))
    clock += 60
    await place(5)
    expect((await said(id)).slice(0, 5)).toEqual([
      '8 Layout changed',
      '7 Layout changed',
      '6 Layout changed',
      '5 Chart changed',
      '4 Layout changed',
    ])
  })

  test('what is taken back in one go leaves no version', async () => {
    const id = await create()
    const chart = await call(chartCreate, { params: { id }, body: { name: 'CPU' } })
    await move(id, chart.id, 1)
    await call(chartUpdate, { params: { id, chart_id: chart.id }, body: { layout: null } })
    expect(await said(id)).toEqual(['2 Chart added', '1 Created'])
    // Its number is not given again: whoever read that version would take the next one for it.
    await move(id, chart.id, 2)
    expect(await said(id)).toEqual(['4 Chart changed', '2 Chart added', '1 Created'])
    await call(chartUpdate, { params: { id, chart_id: chart.id }, body: { layout: null } })
    expect(await said(id)).toEqual(['2 Chart added', '1 Created'])
    await call(spaceUpdate, { params: { id }, body: { name: 'Web 2' } })
    expect(await said(id)).toEqual(['5 Renamed', '2 Chart added', '1 Created'])
  })

  test('a version whose related space is gone comes back without it', async () => {
    const id = await create()
    const other = await call(spaceCreate, { body: { name: 'to be deleted' } })
    await call(chartCreate, { params: { id }, body: { name: 'a', related_space: other.id } })
    await call(spaceUpdate, { params: { id }, body: { name: 'b' } })
    await call(spaceDelete, { params: { id: other.id } })
    await call(spaceVersionRestore, { params: { id, number: 2 } })
    expect(await call(chartList, { params: { id } })).toMatchObject([{ name: 'a' }])
  })

  test('a space that had no versions yet keeps what it was', async () => {
    const { id } = await insertSpace(deps.db, 'old', clock)
    await call(spaceUpdate, { params: { id }, body: { name: 'new' } })
    expect(await said(id)).toEqual(['2 Renamed', '1 As it was before'])
    expect((await call(spaceVersionView, { params: { id, number: 1 } })).name).toBe('old')
  })

  test('are paged; each is compared with the one before it, also at the end of a page', async () => {
    const id = await create()
    for (const name of ['a', 'b', 'c']) await call(spaceUpdate, { params: { id }, body: { name } })
    const page = await call(spaceVersionList, { params: { id }, query: { offset: 1, length: 2 } })
    expect(page.query).toEqual({ found: 4, length: 2, offset: 1, total: 4 })
    expect(page.versions.map(({ number, changes }) => [number, changes])).toEqual([
      [3, [{ kind: 'renamed', before: 'a', after: 'b' }]],
      [2, [{ kind: 'renamed', before: 'Web', after: 'a' }]],
    ])
  })

  test('the newest 200 are kept', async () => {
    const id = await create()
    const [first] = await deps.db.select().from(spaceVersions).where(eq(spaceVersions.space_id, id))
    const others = Array.from({ length: 200 }, (_, n) => ({ ...first!, number: n + 2 }))
    await deps.db.insert(spaceVersions).values(others)
    await deps.db.update(spaces).set({ versions: 201 }).where(eq(spaces.id, id))
    for (const name of ['a', 'b']) await call(spaceUpdate, { params: { id }, body: { name } })
    const last = await call(spaceVersionList, { params: { id }, query: { offset: 199 } })
    expect(last).toMatchObject({ query: { total: 200 }, versions: [{ number: 4, changes: [] }] })
  })

  test.each(['0', '99', 'x', '99999999999'])('there is no version %s', async (number) => {
    const id = await create()
    const url = `/v1/spaces/${id}/versions/${number}`
    expect((await inject({ url })).statusCode).toBe(404)
    expect([400, 404]).toContain((await inject({ method: 'POST', url: `${url}/restore` })).statusCode)
  })
})
