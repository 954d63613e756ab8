import { describe, expect, test } from 'vitest'
import { measurementCreate } from '#api/measurements.ts'
import { metricDelete } from '#api/metrics.ts'
import { sourceList, sourceView } from '#api/sources.ts'
import { startServer } from '#test/helpers/server.ts'

const server = await startServer()
const { call } = server

const put = (name: string, payload: string | object) =>
  server.inject({
    method: 'PUT',
    url: `/v1/sources/${name}`,
    headers: {
      'content-type': typeof payload === 'string' ? 'application/x-www-form-urlencoded' : 'application/json',
    },
    payload,
  })
const remove = (name: string) => server.inject({ method: 'DELETE', url: `/v1/sources/${name}` })
const view = (name: string) => call(sourceView, { params: { name } })
const names = async (query: object) => (await call(sourceList, { query })).sources.map(({ name }) => name)
const measure = (name: string, tags: Record<string, string>) =>
  call(measurementCreate, { body: { measurements: [{ name, tags, value: 1 }] } })

test('a source that exists is updated: 204, as the reference has it', async () => {
  await put('i-d32d61af', {})
  expect(await view('i-d32d61af')).toEqual({ name: 'i-d32d61af', display_name: null })
  const answer = await put('I-D32D61AF', 'display_name=web-frontend-0')
  expect([answer.statusCode, answer.body]).toEqual([204, ''])
  expect(await view('i-d32d61af')).toEqual({ name: 'i-d32d61af', display_name: 'web-frontend-0' })
  await put('i-d32d61af', {})
  expect((await view('i-d32d61af')).display_name).toBe('web-frontend-0')
  await put('i-d32d61af', { display_name: null })
  expect((await view('i-d32d61af')).display_name).toBeNull()
})

test('the first measurement creates a source; to name it is an update', async () => {
  await expect(view('web-7')).rejects.toMatchObject({ status: 404 })
  await measure('src.m', { source: 'Web-7' })
  expect(await view('WEB-7')).toEqual({ name: 'web-7', display_name: null })
  expect((await put('Web-7', { display_name: 'Seven' })).statusCode).toBe(204)
  expect(await view('web-7')).toEqual({ name: 'web-7', display_name: 'Seven' })
})

test('neither is what came without a source a source, nor other tags', async () => {
  await measure('src.none', {})
  await measure('src.tagged', { host: 'src-host' })
  expect(await names({ name: 'unassigned' })).toEqual([])
  expect(await names({ name: 'src-host' })).toEqual([])
  await expect(view('unassigned')).rejects.toMatchObject({ status: 404 })
})

describe('the list', () => {
  test('is filtered, in order and paged, and says how many there are', async () => {
    await put('list.Example.com', { display_name: 'Example' })
    await put('stg1.list.example', { display_name: 'Staging 1' })
    for (const source of ['prod.list.example', 'stg1.list.example', 'list.other'])
      await measure('src.list', { source })
    const { query, sources } = await call(sourceList, { query: { name: 'LIST.EXAMPLE' } })
    const { total } = (await call(sourceList)).query
    expect(query).toEqual({ found: 3, length: 3, offset: 0, total })
    expect(total).toBeGreaterThan(3)
    expect(sources).toEqual([
      { name: 'list.Example.com', display_name: 'Example' },
      { name: 'prod.list.example', display_name: null },
      { name: 'stg1.list.example', display_name: 'Staging 1' },
    ])
    expect(await names({ name: 'list.', sort: 'desc', length: 2 })).toEqual([
      'stg1.list.example',
      'prod.list.example',
    ])
    expect(await names({ name: 'list.', offset: 1, length: 1 })).toEqual(['list.other'])
    expect(await names({ name: 'STAGING' })).toEqual(['stg1.list.example'])
    expect(await names({ name: '%' })).toEqual([])
  })

  test('is searched by display names too, in any case', async () => {
    await put('i-9f3b', { display_name: 'Checkout Front' })
    await put('checkout-db', { display_name: 'Orders' })
    expect(await names({ name: 'CHECKOUT' })).toEqual(['checkout-db', 'i-9f3b'])
    expect(await names({ name: 'out f' })).toEqual(['i-9f3b'])
  })

  test('pages through 1,000 streams', async () => {
    const measurements = Array.from({ length: 1_000 }, (_, n) => ({
      name: 'src.many',
      tags: { source: `many-${n}` },
      value: n,
    }))
    await call(measurementCreate, { body: { measurements } })
    const { query } = await call(sourceList, { query: { name: 'many-9' } })
    expect([query.found, query.length]).toEqual([111, 100])
    await call(metricDelete, { params: { name: 'src.many' } })
    expect(await names({ name: 'many-' })).toEqual([])
  })
})

test('a deleted source is gone; one that has measurements loses its display name', async () => {
  await put('del.made', { display_name: 'Made' })
  expect((await remove('DEL.made')).statusCode).toBe(204)
  expect((await remove('del.made')).statusCode).toBe(404)
  await measure('src.del', { source: 'del.measured' })
  await put('del.measured', { display_name: 'Measured' })
  expect((await remove('del.measured')).statusCode).toBe(204)
  expect(await view('del.measured')).toEqual({ name: 'del.measured', display_name: null })
  expect((await remove('del.measured')).statusCode).toBe(204)
})

test.for<[string, object, string]>([
  ['all', {}, 'name'],
  ['ALL', {}, 'name'],
  ['a%20b', {}, 'name'],
  ['long', { display_name: 'x'.repeat(256) }, 'display_name'],
  ['number', { display_name: 5 }, 'display_name'],
])('PUT %s %j is refused', async ([name, body, path]) => {
  const answer = await put(name, body)
  expect(answer.statusCode).toBe(400)
  expect(Object.keys(answer.json<{ errors: { params: object } }>().errors.params)).toEqual([path])
})

test('255 characters fit, and names with other characters that came as tags are found', async () => {
  expect((await put('s'.repeat(255), { display_name: 'x'.repeat(255) })).statusCode).toBe(201)
  await measure('src.odd', { source: 'a b/c' })
  expect(await view('a b/c')).toEqual({ name: 'a b/c', display_name: null })
})
