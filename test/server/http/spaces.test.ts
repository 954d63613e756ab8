import { describe, expect, test } from 'vitest'
import { spaceCreate, spaceDelete, spaceList, spaceRestore, spaceUpdate, spaceView } from '#api/spaces.ts'
import { startServer } from '#test/helpers/server.ts'

const { call, inject } = await startServer()

const create = (name: string) => call(spaceCreate, { body: { name } })
const list = (query: { name?: string; offset?: number; length?: number; sort?: 'asc' | 'desc' }) =>
  call(spaceList, { query })

describe('lists', () => {
  test('by name in any case, then by id; wildcards of LIKE are plain text', async () => {
    const names = ['order b', 'Order a', 'order a', 'ORDER %', 'order \\']
    const ids = new Map<number, string>()
    for (const name of names) ids.set((await create(name)).id, name)
    const { spaces } = await list({ name: 'order' })
    const keys = spaces.map(({ name, id }) => [name.toLowerCase(), id] as const)
    expect(keys).toEqual(keys.toSorted(([a, i], [b, j]) => (a === b ? i - j : a < b ? -1 : 1)))
    expect((await list({ name: 'order %' })).spaces).toHaveLength(1)
    expect((await list({ name: 'order \\' })).spaces).toHaveLength(1)
    expect((await list({ name: 'order _' })).spaces).toHaveLength(0)
    const reversed = await list({ name: 'order', sort: 'desc' })
    expect(reversed.spaces).toEqual(spaces.toReversed())
  })

  test('an empty name is no filter', async () => {
    const { query } = (await inject({ url: '/v1/spaces?name=' })).json<{ query: object }>()
    expect(query).toMatchObject({ offset: 0 })
    expect(query).toEqual((await list({})).query)
  })

  test('clients page until they have `found`, or until a page is empty', async () => {
    for (let n = 0; n < 5; n++) await create(`paged ${n}`)
    const page = await list({ name: 'paged', offset: 2, length: 2 })
    expect(page.query).toMatchObject({ found: 5, length: 2, offset: 2 })
    expect(page.spaces.map(({ name }) => name)).toEqual(['paged 2', 'paged 3'])
    const behind = await list({ name: 'paged', offset: 100 })
    expect(behind.query).toMatchObject({ found: 5, length: 0, offset: 100 })
    expect((await inject({ url: '/v1/spaces?length=1000' })).statusCode).toBe(200)
  })
})

describe('what is not a space', () => {
  test.each([
    ['no name', {}, 'is required'],
    ['null', { name: null }, 'is required'],
    ['a blank name', { name: '  ' }, "can't be blank"],
    ['a number', { name: 5 }, 'is not text'],
    ['256 characters', { name: 'a'.repeat(256) }, 'must be 255 characters or fewer'],
    ['a NUL', { name: 'a\0' }, 'holds a character that cannot be stored'],
    ['half a character', { name: 'a\uD800' }, 'holds a character that cannot be stored'],
  ])('%s', async (_, body, message) => {
    const answer = await inject({ method: 'POST', url: '/v1/spaces', payload: body })
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toEqual({ errors: { params: { name: [message] } } })
  })

  test.each(['0', '-1', '1.5', 'abc', '99999999999', '%00'])('the id %s is not found', async (id) => {
    for (const method of ['GET', 'DELETE'] as const) {
      const answer = await inject({ method, url: `/v1/spaces/${id}` })
      expect(answer.statusCode).toBe(id === '%00' ? 400 : 404)
    }
  })
})

test('an update may leave out the name, as terraform does', async () => {
  const { id } = await create('unchanged')
  await call(spaceUpdate, { params: { id }, body: { tags: true } })
  expect(await call(spaceView, { params: { id } })).toMatchObject({ name: 'unchanged' })
})

test('names may be the same, and a body may carry `tags`', async () => {
  const first = await call(spaceCreate, { body: { name: 'twin', tags: false } })
  const second = await create('twin')
  expect(second.id).not.toBe(first.id)
})

describe('by name', () => {
  const named = (name: string) => call(spaceView, { params: { id: name } })

  test('in any case; the oldest of a name, which lives on when that one is deleted', async () => {
    const first = await create('By Name')
    const second = await create('by name')
    expect((await named('BY NAME')).id).toBe(first.id)
    await call(spaceUpdate, { params: { id: 'by name' }, body: { name: 'By Another' } })
    expect((await named('by another')).id).toBe(first.id)
    expect((await named('by name')).id).toBe(second.id)
    await call(spaceDelete, { params: { id: 'By Another' } })
    expect((await inject({ url: '/v1/spaces/By%20Another' })).statusCode).toBe(404)
    expect((await inject({ method: 'DELETE', url: '/v1/spaces/By%20Another' })).statusCode).toBe(404)
    expect((await inject({ method: 'PUT', url: '/v1/spaces/nowhere', payload: {} })).statusCode).toBe(404)
  })

  test('a name of digits is found where no id is like it', async () => {
    const { id } = await create('777000')
    expect((await named('777000')).id).toBe(id)
    await create(String(id))
    expect((await named(String(id))).name).toBe('777000')
    expect((await named('0777000').catch(({ status }) => status)) as unknown).toBe(404)
  })
})

test('a space that was renamed meanwhile keeps that name, unless both mean the same', async () => {
  const { id } = await create('was')
  await call(spaceUpdate, { params: { id }, body: { name: 'theirs' } })
  const rename = (name: string, was: string) =>
    inject({ method: 'PUT', url: `/v1/spaces/${id}?was=${was}`, payload: { name } })
  const refused = await rename('mine', 'was')
  expect([refused.statusCode, refused.json()]).toEqual([
    409,
    { errors: { params: { name: ['was changed by somebody else meanwhile'] } } },
  ])
  expect((await rename('theirs', 'was')).statusCode).toBe(204)
  expect((await rename('mine', 'theirs')).statusCode).toBe(204)
  expect(await call(spaceView, { params: { id } })).toMatchObject({ name: 'mine' })
})

describe('a deleted space', () => {
  test('is nowhere until it is restored, with its charts', async () => {
    const { id } = await create('gone')
    await inject({ method: 'POST', url: `/v1/spaces/${id}/charts`, payload: { name: 'kept' } })
    const before = await call(spaceView, { params: { id } })
    const { total } = (await list({})).query
    await call(spaceDelete, { params: { id } })

    expect((await list({ name: 'gone' })).spaces).toEqual([])
    expect((await list({})).query.total).toBe(total - 1)
    for (const [method, url] of [
      ['GET', ''],
      ['PUT', ''],
      ['DELETE', ''],
      ['GET', '/charts'],
      ['POST', '/charts'],
      ['GET', `/charts/${before.charts[0]?.id}`],
      ['PUT', `/charts/${before.charts[0]?.id}`],
      ['POST', `/charts/${before.charts[0]?.id}/restore`],
    ] as const) {
      const payload = method === 'PUT' || method === 'POST' ? { name: 'x' } : undefined
      expect((await inject({ method, url: `/v1/spaces/${id}${url}`, payload })).statusCode).toBe(404)
    }

    expect(await call(spaceRestore, { params: { id } })).toEqual(before)
    expect(await call(spaceRestore, { params: { id } })).toEqual(before)
    expect(await call(spaceView, { params: { id } })).toEqual(before)
  })
})
