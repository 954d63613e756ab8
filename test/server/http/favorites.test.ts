import { expect, test } from 'vitest'
import { favoriteCreate, favoriteDelete, favoriteList } from '#api/favorites.ts'
import { spaceCreate, spaceDelete, spaceList, spaceRestore } from '#api/spaces.ts'
import { tokenCreate, tokenDelete } from '#api/tokens.ts'
import { createClient, type Call } from '#api/client.ts'
import { injectFetch, startServer } from '#test/helpers/server.ts'

const { app, as, call, inject } = await startServer()

const create = async (name: string) => (await call(spaceCreate, { body: { name } })).id
const names = async (who: Call = call) => (await who(favoriteList)).spaces.map(({ name }) => name)

test('favourites are kept once, by name, until they are given up', async () => {
  const [b, a] = [await create('b'), await create('A')]
  for (const id of [b, a, b]) await call(favoriteCreate, { params: { id } })
  expect(await call(favoriteList)).toEqual({
    spaces: [
      { id: a, name: 'A' },
      { id: b, name: 'b' },
    ],
  })
  for (const _ of ['once', 'again']) await call(favoriteDelete, { params: { id: b } })
  expect(await names()).toEqual(['A'])
  await call(favoriteDelete, { params: { id: a } })
})

test('each token has its own, a viewer too', async () => {
  const id = await create('watched')
  const viewer = as('viewer')
  await viewer(favoriteCreate, { params: { id } })
  expect(await names(viewer)).toEqual(['watched'])
  expect(await names()).toEqual([])
})

test('a deleted space is none, and is one again when it is restored', async () => {
  const id = await create('kept')
  await call(favoriteCreate, { params: { id } })
  await call(spaceDelete, { params: { id } })
  expect(await names()).toEqual([])
  await call(spaceRestore, { params: { id } })
  expect(await names()).toEqual(['kept'])
  await call(favoriteDelete, { params: { id } })
})

test('the list of spaces stays as Librato had it', async () => {
  const id = await create('plain')
  await call(favoriteCreate, { params: { id } })
  const { spaces } = await call(spaceList, { query: { name: 'plain' } })
  expect(spaces).toEqual([{ id, name: 'plain' }])
})

test('a token with favourites can be deleted', async () => {
  const made = await call(tokenCreate, { body: { name: 'screen', role: 'viewer' } })
  const screen = createClient({ url: 'http://poise.test', token: made.token, fetch: injectFetch(app) })
  await screen(favoriteCreate, { params: { id: await create('of a screen') } })
  await call(tokenDelete, { params: { id: made.id } })
})

test.each(['0', 'abc', '1000000', '99999999999'])('there is no space %s', async (id) => {
  for (const method of ['PUT', 'DELETE'] as const) {
    const { statusCode } = await inject({ method, url: `/v1/spaces/${id}/favorite` })
    expect([400, 404]).toContain(statusCode)
  }
})
