import { describe, expect, test } from 'vitest'
import { metricList, metricUpdate } from '#api/metrics.ts'
import { startServer } from '#test/helpers/server.ts'

const server = await startServer()

let made = 0
/** A name that no other test uses. */
const fresh = () => `put.${(made += 1)}`

const put = (name: string, body: object) =>
  server.inject({ method: 'PUT', url: `/v1/metrics/${name}`, payload: body })
const putForm = (name: string, payload: string) =>
  server.inject({
    method: 'PUT',
    url: `/v1/metrics/${name}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload,
  })
const remove = (name: string) => server.inject({ method: 'DELETE', url: `/v1/metrics/${name}` })
const list = (query: object) => server.call(metricList, { query })
const found = async (name: string) => (await list({ name })).metrics[0]
const paths = (answer: { json(): { errors: { params: object } } }) => Object.keys(answer.json().errors.params)

describe('PUT /v1/metrics/:name', () => {
  test('creates: 201, Location and the metric', async () => {
    const name = fresh()
    const answer = await putForm(
      name,
      'type=gauge&description=Length of app queue&display_name=num. elements',
    )
    expect([answer.statusCode, answer.headers.location]).toEqual([201, `/v1/metrics/${name}`])
    expect(answer.json()).toEqual({
      name,
      type: 'gauge',
      description: 'Length of app queue',
      display_name: 'num. elements',
      period: null,
      source_lag: null,
      attributes: { created_by_ua: 'lightMyRequest' },
    })
  })

  test('who made it is read-only: what clients send back of it is taken and not stored', async () => {
    const name = fresh()
    await put(name, { type: 'gauge', attributes: { created_by_ua: 'another' } })
    for (const created_by_ua of ['another', null]) {
      expect((await put(name, { attributes: { created_by_ua, display_min: 1 } })).statusCode).toBe(204)
      expect((await found(name))?.attributes).toEqual({ created_by_ua: 'lightMyRequest', display_min: 1 })
    }
    const batch = { names: [name], attributes: { created_by_ua: 'another', display_min: 2 } }
    expect((await server.inject({ method: 'PUT', url: '/v1/metrics', payload: batch })).statusCode).toBe(204)
    expect((await found(name))?.attributes).toEqual({ created_by_ua: 'lightMyRequest', display_min: 2 })
  })

  test('updates: 204, nothing in the body, and what is not named stays', async () => {
    const name = fresh()
    await put(name, {
      type: 'counter',
      period: 60,
      description: 'd',
      attributes: { l2met_type: 'x', display_min: 1 },
    })
    const answer = await putForm(
      name,
      'display_name=D&attributes[display_max]=150&attributes[display_stacked]=true',
    )
    expect([answer.statusCode, answer.body]).toEqual([204, ''])
    expect(await found(name)).toMatchObject({
      type: 'counter',
      period: 60,
      description: 'd',
      display_name: 'D',
      attributes: {
        created_by_ua: 'lightMyRequest',
        l2met_type: 'x',
        display_min: 1,
        display_max: 150,
        display_stacked: true,
      },
    })
  })

  test('takes back the whole metric as it answered it', async () => {
    const name = fresh()
    await put(name, { type: 'gauge', attributes: { color: '#52D74C' } })
    const metric = await found(name)
    expect((await put(name, metric ?? {})).statusCode).toBe(204)
    expect(await found(name)).toEqual(metric)
  })

  test('a formula that cannot be read is refused', async () => {
    const answer = await put(fresh(), { type: 'gauge', attributes: { display_transform: '(x' } })
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toEqual({
      errors: { params: { 'attributes.display_transform': ['Transform "(x": a ")" is missing.'] } },
    })
  })

  test('null is harmless', async () => {
    const name = fresh()
    await put(name, { type: 'gauge', attributes: { color: '#52D74C', display_max: 5 } })
    const body = { type: null, name: null, composite: null, attributes: { color: null } }
    expect((await put(name, body)).statusCode).toBe(204)
    expect((await found(name))?.attributes).toMatchObject({ color: null, display_max: 5 })
    expect((await put(name, { attributes: null })).statusCode).toBe(204)
    expect((await found(name))?.attributes).toMatchObject({ display_max: 5 })
  })

  test('names are compared without case; the first case stays', async () => {
    const name = fresh()
    await put(name, { type: 'gauge' })
    expect((await put(name.toUpperCase(), { display_name: 'x' })).statusCode).toBe(204)
    expect(await found(name)).toMatchObject({ name, display_name: 'x' })
  })

  test('a composite keeps its definition', async () => {
    const name = fresh()
    await put(name, { type: 'composite', composite: 's("a","*")' })
    await put(name, { composite: 's("b","*")', display_name: 'x' })
    await put(name, { composite: null, display_name: 'y' })
    expect(await found(name)).toMatchObject({ type: 'composite', composite: 's("b","*")', display_name: 'y' })
  })

  test.for<[object, string]>([
    [{}, 'type'],
    [{ type: null, display_name: 'x' }, 'type'],
    [{ type: 'histogram' }, 'type'],
    [{ type: 'composite' }, 'composite'],
    [{ type: 'gauge', composite: 's("a","*")' }, 'composite'],
    [{ type: 'gauge', attributes: 'color' }, 'attributes'],
    [{ type: 'gauge', period: 'x' }, 'period'],
    [{ type: 'gauge', period: 3e9 }, 'period'],
    [{ type: 'gauge', source_lag: 3e9 }, 'source_lag'],
    [{ type: 'gauge', attributes: { color: 'red' } }, 'attributes.color'],
    [{ type: 'gauge', attributes: { x: 'a\u0000b' } }, 'attributes.x'],
  ])('%j is refused naming %s, and creates nothing', async ([body, path]) => {
    const name = fresh()
    const answer = await put(name, body)
    expect([answer.statusCode, paths(answer)]).toEqual([400, [path]])
    expect(await found(name)).toBeUndefined()
  })

  test('the type of a metric does not change', async () => {
    const name = fresh()
    await put(name, { type: 'gauge' })
    expect(paths(await put(name, { type: 'counter' }))).toEqual(['type'])
    expect(paths(await put(name, { composite: 's("a","*")' }))).toEqual(['composite'])
  })

  test('changes at once of different attributes are all kept', async () => {
    const name = fresh()
    await put(name, { type: 'gauge' })
    await Promise.all(Array.from({ length: 10 }, (_, n) => put(name, { attributes: { [`key${n}`]: n } })))
    expect(Object.keys((await found(name))?.attributes ?? {})).toHaveLength(11)
  })

  test('two creations at once are one creation and one update', async () => {
    const name = fresh()
    const answers = await Promise.all([1, 2, 3].map(() => put(name, { type: 'gauge' })))
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 204, 204])
  })

  test('with `new`, one that exists is refused and stays as it is', async () => {
    const name = fresh()
    const create = (composite: string) => put(`${name}?new=true`, { type: 'composite', composite })
    expect((await create('s("a", "*")')).statusCode).toBe(201)
    const answer = await create('s("b", "*")')
    expect([answer.statusCode, answer.json()]).toEqual([
      400,
      { errors: { params: { name: ['is taken by another metric'] } } },
    ])
    expect(await found(name)).toMatchObject({ composite: 's("a", "*")' })
  })
})

describe('GET /v1/metrics', () => {
  test('finds names that contain a text, in any case, and pages', async () => {
    for (const name of ['List.B', 'list.a', 'xlist.c', 'list_d']) await put(name, { type: 'gauge' })
    const names = async (query: object) => (await list(query)).metrics.map(({ name }) => name)
    expect(await names({ name: 'LIST.' })).toEqual(['list.a', 'List.B', 'xlist.c'])
    expect(await names({ name: 'list.', sort: 'desc', length: 2 })).toEqual(['xlist.c', 'List.B'])
    expect(await names({ name: 'list.', offset: 1, length: 1 })).toEqual(['List.B'])
    expect(await names({ name: 'list_' })).toEqual(['list_d'])
    for (const name of ['%', '\\', 'list_.']) expect(await names({ name })).toEqual([])
    const { query } = await list({ name: 'list.', offset: 2 })
    const { total } = (await list({})).query
    expect(query).toEqual({ found: 3, length: 1, offset: 2, total })
    expect(total).toBeGreaterThan(3)
    expect((await list({ name: 'no such metric' })).query).toEqual({ found: 0, length: 0, offset: 0, total })
  })

  test('answers 100 at most', async () => {
    const gauges = Array.from({ length: 105 }, (_, n) => ({ name: `many.${n}`, value: n }))
    await server.inject({ method: 'POST', url: '/v1/metrics', payload: { gauges } })
    const { query, metrics } = await server.call(metricList, { query: { name: 'many.', length: 1000 } })
    expect([query.found, query.length, metrics.length]).toEqual([105, 100, 100])
  })
})

describe('DELETE /v1/metrics/:name', () => {
  test('204, and it is gone', async () => {
    const name = fresh()
    await put(name, { type: 'gauge' })
    expect((await remove(name.toUpperCase())).statusCode).toBe(204)
    expect(await found(name)).toBeUndefined()
    expect((await remove(name)).statusCode).toBe(404)
  })

  test('only an admin may', async () => {
    const name = fresh()
    await server.as('recorder')(metricUpdate, { params: { name }, body: { type: 'gauge' } })
    const authorization = `Basic ${btoa(`token:${server.tokenOf('recorder')}`)}`
    const options = { method: 'DELETE', url: `/v1/metrics/${name}`, headers: { authorization } } as const
    expect((await server.inject(options)).statusCode).toBe(403)
  })
})
