import { beforeEach, describe, expect, test } from 'vitest'
import { chartCreate, chartDelete } from '#api/charts.ts'
import { createClient } from '#api/client.ts'
import { deletedSpaceDelete, deletedSpaceList } from '#api/deletedSpaces.ts'
import { favoriteCreate } from '#api/favorites.ts'
import { spaceCreate, spaceDelete, spaceRestore } from '#api/spaces.ts'
import { tokenCreate } from '#api/tokens.ts'
import { removeSpacesDeletedBefore } from '#server/store/deletedSpaces.ts'
import { injectFetch, startServerPairs } from '#test/helpers/server.ts'

let clock = 1_700_000_000
const servers = await startServerPairs({ now: () => clock })

describe.each(servers)('%s', (_name, { app, call, deps, inject }) => {
  beforeEach(async () => {
    await removeSpacesDeletedBefore(deps.db, clock + 1)
  })

  const deleted = async (name: string, who = call) => {
    const { id } = await call(spaceCreate, { body: { name } })
    clock += 1
    await who(spaceDelete, { params: { id } })
    return id
  }
  const names = async () => (await call(deletedSpaceList)).spaces.map(({ name }) => name)

  test('the last one deleted is first, with who deleted it when, and its charts', async () => {
    const { token } = await call(tokenCreate, { body: { name: 'Ann', role: 'admin' } })
    const ann = createClient({ url: 'http://poise.test', token, fetch: injectFetch(app) })
    await deleted('first')
    const { id } = await call(spaceCreate, { body: { name: 'second' } })
    for (const name of ['a', 'b']) await call(chartCreate, { params: { id }, body: { name } })
    const gone = await call(chartCreate, { params: { id }, body: {} })
    await call(chartDelete, { params: { id, chart_id: gone.id } })
    clock += 1
    await ann(spaceDelete, { params: { id } })
    const { query, spaces } = await call(deletedSpaceList)
    expect(query).toEqual({ found: 2, length: 2, offset: 0, total: 2 })
    expect(spaces[0]).toEqual({ id, name: 'second', deleted_at: clock, deleted_by: 'Ann', charts: 2 })
    expect(spaces[1]).toMatchObject({ name: 'first', deleted_by: null, charts: 0 })
    const page = await call(deletedSpaceList, { query: { offset: 1, length: 1 } })
    expect(page).toMatchObject({ query: { found: 2, length: 1, offset: 1 }, spaces: [{ name: 'first' }] })
  })

  test('one that is brought back is none', async () => {
    const id = await deleted('back')
    await call(spaceRestore, { params: { id } })
    expect(await names()).toEqual([])
  })

  test('one that is removed for good does not come back', async () => {
    const { id } = await call(spaceCreate, { body: { name: 'for good' } })
    await call(chartCreate, { params: { id }, body: { name: 'a' } })
    await call(favoriteCreate, { params: { id } })
    const remove = () => inject({ method: 'DELETE', url: `/v1/deleted_spaces/${id}` })
    expect((await remove()).statusCode).toBe(404)
    await call(spaceDelete, { params: { id } })
    await call(deletedSpaceDelete, { params: { id } })
    expect((await remove()).statusCode).toBe(404)
    expect((await inject({ method: 'POST', url: `/v1/spaces/${id}/restore` })).statusCode).toBe(404)
  })

  test('only those that were deleted before a time are removed by it', async () => {
    await deleted('old')
    await deleted('new')
    await call(spaceCreate, { body: { name: 'alive' } })
    await removeSpacesDeletedBefore(deps.db, clock)
    expect(await names()).toEqual(['new'])
  })
})
