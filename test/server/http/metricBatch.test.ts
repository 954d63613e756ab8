import { describe, expect, test } from 'vitest'
import { jobView } from '#api/jobs.ts'
import { measurementCreate } from '#api/measurements.ts'
import { metricUpdate, metricView, type Metric } from '#api/metrics.ts'
import { tagList } from '#api/tags.ts'
import { removeDeletedMetrics } from '#server/ingest/removal.ts'
import { jobTypes } from '#server/jobs/jobTypes.ts'
import { Worker } from '#server/jobs/worker.ts'
import { createMetrics, findMetrics, listDeletedMetrics, type NewMetric } from '#server/store/metrics.ts'
import { basic, startServer } from '#test/helpers/server.ts'

const server = await startServer()
const { deps, call } = server

const JSON_TYPE = 'application/json'
const FORM = 'application/x-www-form-urlencoded'

function send(method: 'PUT' | 'DELETE', payload: string | object, type = FORM) {
  const json = typeof payload === 'object'
  const headers = type === '' ? {} : { 'content-type': json ? JSON_TYPE : type }
  return server.inject({ method, url: '/v1/metrics', headers, payload })
}
const put = (payload: string | object) => send('PUT', payload)
const remove = (payload: string | object) => send('DELETE', payload)

const create = (names: readonly string[], more: Partial<NewMetric> = {}) =>
  createMetrics(
    deps.db,
    names.map((name) => ({ name, type: 'gauge', attributes: {}, ...more })),
    deps.now(),
  )
const metric = (name: string): Promise<Metric> => call(metricView, { params: { name } })
const existing = async (...names: string[]) =>
  (await findMetrics(deps.db, names)).map(({ name }) => name).toSorted()
const workOne = () => new Worker(deps, jobTypes, (_, error) => expect.fail(String(error))).workOne()

describe('PUT /v1/metrics', () => {
  test('one pattern, as the reference has it', async () => {
    await create(['put.a.time', 'put.b.TIME', 'put.time.c'])
    expect((await put('names=*.time&display_units_short=ms')).statusCode).toBe(204)
    expect((await metric('put.a.time')).attributes).toEqual({ display_units_short: 'ms' })
    expect((await metric('put.b.time')).attributes).toEqual({ display_units_short: 'ms' })
    expect((await metric('put.time.c')).attributes).toEqual({})
  })

  test.for<[string, string | object]>([
    ['names[]', 'names%5B%5D=put.form.1&names%5B%5D=PUT.form.2&display_max=7'],
    ['names[0]', 'names[0]=put.form.1&names[1]=put.form.2&attributes[display_max]=7'],
    ['a list in JSON', { names: ['put.form.1', 'put.form.2', 'put.form.absent'], display_max: 7 }],
    ['a pattern in JSON', { names: 'put.form*', exclude: ['put.form.3'], display_max: 7 }],
    ['a pattern in a list', { names: ['put.form.*'], exclude: 'put.*.3', attributes: { display_max: '7' } }],
  ])('%s', async ([, body]) => {
    const names = ['put.form.1', 'put.form.2', 'put.form.3']
    await create(names)
    expect((await put(body)).statusCode).toBe(204)
    const values = await Promise.all(names.map(async (name) => (await metric(name)).attributes.display_max))
    expect(values).toEqual([7, 7, undefined])
    await remove({ names })
  })

  test('words choose among them, as they do in the list', async () => {
    await create(['put.found.CPU.user', 'put.found.user.cpu', 'put.found.cpu', 'put.found.c%u.user'])
    const body = { names: '*', search: 'put.found  cpu user', exclude: ['put.found.user.cpu'], period: 7 }
    expect((await put(body)).statusCode).toBe(204)
    const found = await findMetrics(deps.db, ['put.found.cpu.user', 'put.found.user.cpu', 'put.found.cpu'])
    expect(found.filter(({ period }) => period === 7).map(({ name }) => name)).toEqual(['put.found.CPU.user'])
  })

  test('what is null is unset', async () => {
    await create(['put.unset'], { period: 5, attributes: { color: '#52D74C', display_max: 7 } })
    const body = { names: ['put.unset'], period: null, attributes: { color: null } }
    expect((await put(body)).statusCode).toBe(204)
    const attributes = { color: null, display_max: 7 }
    expect(await metric('put.unset')).toMatchObject({ period: null, attributes })
  })

  test('attributes are merged; those that only gauges have are kept from others', async () => {
    await create(['put.mixed.gauge'], { attributes: { created_by_ua: 'agent', color: '#52D74C' } })
    await create(['put.mixed.counter'], { type: 'counter' })
    const body = { names: 'put.mixed.*', aggregate: true, summarize_function: 'sum', display_stacked: true }
    expect((await put(body)).statusCode).toBe(204)
    expect((await metric('put.mixed.counter')).attributes).toEqual({ display_stacked: true })
    expect((await metric('put.mixed.gauge')).attributes).toEqual({
      created_by_ua: 'agent',
      color: '#52D74C',
      display_stacked: true,
      aggregate: true,
      summarize_function: 'sum',
    })
  })

  test('measurements that follow heed it', async () => {
    const post = (time: number) =>
      call(measurementCreate, { body: { time, measurements: [{ name: 'put.heeded', value: 1 }] } })
    const start = Math.floor(deps.now() / 60) * 60 - 60
    await post(start)
    await put({ names: ['put.heeded'], aggregate: true, period: 60 })
    await post(start + 10)
    await post(start + 20)
    const { measurements } = await call(metricView, {
      params: { name: 'put.heeded' },
      query: { start_time: start, end_time: start + 59, resolution: 60 },
    })
    expect(measurements?.unassigned).toMatchObject([{ measure_time: start, count: 3 }])
  })

  test('names that do not exist are passed over', async () => {
    expect((await put({ names: ['put.nothing', 'not a name'], period: 5 })).statusCode).toBe(204)
    expect((await put({ names: 'put.nothing*', period: 5 })).statusCode).toBe(204)
  })

  test.for<[string, string | object]>([
    ['names', {}],
    ['names', 'period=60'],
    ['names', { names: [] }],
    ['names', { names: [''] }],
    ['names', 'names='],
    ['names', { names: null }],
    ['names', { names: { a: 1 } }],
    ['names', { names: [5] }],
    ['period', { names: ['cpu'], period: 'x' }],
    ['color', { names: ['cpu'], color: 'red' }],
    ['attributes', { names: ['cpu'], attributes: 'color' }],
  ])('%s is at fault in %j', async ([path, body]) => {
    const answer = await put(body)
    expect(answer.statusCode).toBe(400)
    expect(Object.keys(answer.json<{ errors: { params: object } }>().errors.params)[0]).toMatch(path)
  })

  test('many metrics are a job, and none that comes later is touched', async () => {
    const names = Array.from({ length: 1_201 }, (_, n) => `put.many.${n}`)
    await create(names)
    const answer = await put({ names: 'put.many.*', display_units_long: 'things', period: 30 })
    expect(answer.statusCode).toBe(202)
    expect(answer.headers.location).toMatch(/^\/v1\/jobs\/\d+$/)
    const id = Number(answer.headers.location?.toString().split('/').at(-1))
    expect(answer.json()).toMatchObject({ id, state: 'queued' })
    await create(['put.many.later'])
    expect(await call(jobView, { params: { id } })).toMatchObject({ state: 'queued', type: 'update_metrics' })
    await workOne()
    expect(await call(jobView, { params: { id } })).toMatchObject({ state: 'complete', progress: 100 })
    const rows = await findMetrics(deps.db, names)
    const changed = rows.filter(
      ({ period, attributes }) => period === 30 && attributes.display_units_long === 'things',
    )
    expect(changed).toHaveLength(names.length)
    expect(await metric('put.many.later')).toMatchObject({ period: null, attributes: {} })
  })
})

describe('DELETE /v1/metrics', () => {
  test('a list of names, as the reference has it', async () => {
    await create(['del.cpu', 'del.servers', 'del.reqs', 'del.kept'])
    const answer = await remove('names%5B%5D=del.cpu&names%5B%5D=del.servers&names%5B%5D=DEL.reqs')
    expect([answer.statusCode, answer.body]).toEqual([204, ''])
    expect(await existing('del.cpu', 'del.servers', 'del.reqs', 'del.kept')).toEqual(['del.kept'])
  })

  test('a pattern, as the reference has it', async () => {
    await create(['del2.cpu.90', 'del2.cpu1.2.90', 'del2.cpu.901', 'del2_cpu.90'])
    expect((await remove('names=del2.cpu*.90')).statusCode).toBe(204)
    const left = await existing('del2.cpu.90', 'del2.cpu1.2.90', 'del2.cpu.901', 'del2_cpu.90')
    expect(left).toEqual(['del2.cpu.901', 'del2_cpu.90'])
  })

  test.for<[string, string | object]>([
    ['a repeated name', 'names=del3.a&names=del3.b'],
    ['a list in JSON', { names: ['del3.a', 'del3.b', 'del3.absent'] }],
    ['a pattern without some', { names: 'del3.*', exclude: ['DEL3.c'] }],
    ['JSON without a content type', '{"names":["del3.a","del3.b"]}'],
  ])('%s', async ([label, body]) => {
    const names = ['del3.a', 'del3.b', 'del3.c']
    await create(names)
    const type = label.endsWith('without a content type') ? '' : FORM
    expect((await send('DELETE', body, type)).statusCode).toBe(204)
    expect(await existing(...names)).toEqual(['del3.c'])
  })

  test('measurements and tags go too, and the name begins anew', async () => {
    const post = (value: number) =>
      call(measurementCreate, {
        body: {
          tags: { 'del.tag': 'x' },
          measurements: [{ name: 'del.anew', value, time: deps.now() - 10 }],
        },
      })
    await post(1)
    const points = () => deps.tsdb.query('SELECT count() AS n FROM points', {}, { maxMs: 10_000 })
    await remove({ names: ['del.anew'] })
    expect((await call(tagList, { query: { search: 'del.tag' } })).tags).toEqual([])
    await removeDeletedMetrics(deps)
    expect(await listDeletedMetrics(deps.db)).toEqual([])
    await expect.poll(points).toEqual({ n: ['3'] })
    await post(2)
    const { measurements } = await call(metricView, { params: { name: 'del.anew' }, query: { count: 9 } })
    expect(Object.values(measurements ?? {})).toMatchObject([[{ value: 2 }]])
  })

  test('names that do not exist: 204; none at all: 400', async () => {
    expect((await remove({ names: ['del.nothing'] })).statusCode).toBe(204)
    expect((await remove('')).json()).toEqual({ errors: { params: { names: ['is required'] } } })
    expect((await remove({ names: [] })).statusCode).toBe(400)
  })

  test('many metrics are a job; one created meanwhile stays, also of a deleted name', async () => {
    const names = Array.from({ length: 1_100 }, (_, n) => `del.many.${n}`)
    await create(names)
    const answer = await remove({ names: 'del.many.*' })
    expect(answer.statusCode).toBe(202)
    await remove({ names: ['del.many.7'] })
    await create(['del.many.7', 'del.many.later'])
    await workOne()
    const id = Number(answer.headers.location?.toString().split('/').at(-1))
    expect(await call(jobView, { params: { id } })).toMatchObject({ state: 'complete', progress: 100 })
    expect(await existing(...names, 'del.many.later')).toEqual(['del.many.7', 'del.many.later'])
  })

  test('a list longer than a statement has parameters', async () => {
    const names = Array.from({ length: 70_000 }, (_, n) => `none.${n}`)
    await create(['none.69999', 'none.70000'])
    expect((await remove({ names, exclude: names.slice(0, 69_000) })).statusCode).toBe(204)
    expect(await existing('none.69999', 'none.70000')).toEqual(['none.70000'])
  })

  test('a recorder may update, but only an admin delete', async () => {
    await server.as('recorder')(metricUpdate, { params: { name: 'del.role' }, body: { type: 'gauge' } })
    const headers = { authorization: basic('token', server.tokenOf('recorder')) }
    const as = (method: 'PUT' | 'DELETE') =>
      server.inject({ method, url: '/v1/metrics', headers, payload: { names: ['del.role'], period: 10 } })
    expect([(await as('PUT')).statusCode, (await as('DELETE')).statusCode]).toEqual([204, 403])
  })
})
