import { describe, expect, test } from 'vitest'
import { chartCreate, type ChartWrite } from '#api/charts.ts'
import { spaceCreate } from '#api/spaces.ts'
import { mergeCharts } from '#server/http/mergeChart.ts'
import type { ChartContent } from '#server/store/tables.ts'
import { startServerPairs, type TestServer } from '#test/helpers/server.ts'

const base: ChartContent = {
  name: 'a',
  type: 'line',
  streams: [{ id: 1, metric: 'a' }],
  settings: { min: 0, layout: { x: 0, y: 0, w: 1, h: 1 } },
}
const layout = { h: 1, w: 1, y: 0, x: 0 }

test.each<[string, Partial<ChartContent>, Partial<ChartContent>, Partial<ChartContent>, string[]]>([
  ['nothing', {}, {}, {}, []],
  ['different fields', { name: 'b' }, { type: 'stacked' }, { name: 'b', type: 'stacked' }, []],
  ['one field by both, alike', { name: 'b' }, { name: 'b' }, { name: 'b' }, []],
  ['one field by both', { name: 'b' }, { name: 'c' }, { name: 'b' }, ['name']],
  [
    'different settings',
    { settings: { ...base.settings, min: 1 } },
    { settings: { layout: { x: 5, y: 0, w: 1, h: 1 }, min: 0, label: 'x' } },
    { settings: { min: 1, layout: { x: 5, y: 0, w: 1, h: 1 }, label: 'x' } },
    [],
  ],
  [
    'unset by one',
    { settings: { layout } },
    { name: 'c' },
    { name: 'c', settings: { layout: base.settings.layout } },
    [],
  ],
  [
    'unset by one, changed by the other',
    { settings: { layout } },
    { settings: { layout, min: 5 } },
    { settings: { layout } },
    ['min'],
  ],
  [
    'streams by both',
    { streams: [{ id: 1, metric: 'b' }] },
    { streams: [] },
    { streams: [{ id: 1, metric: 'b' }] },
    ['streams'],
  ],
  [
    'streams with the type that the answer adds',
    { streams: [{ id: 1, metric: 'a', type: 'gauge' }] },
    { streams: [] },
    { streams: [] },
    [],
  ],
])('%s', (_, mine, theirs, merged, conflicts) => {
  expect(mergeCharts(base, { ...base, ...mine }, { ...base, ...theirs })).toEqual({
    merged: { ...base, ...merged },
    conflicts,
  })
})

const servers = await startServerPairs()
const cpu = { name: 'CPU', streams: [{ metric: 'cpu' }], min: 0 }

async function createOn({ call, inject }: TestServer, body: ChartWrite) {
  const { id } = await call(spaceCreate, { body: { name: 'shared' } })
  const chart = await call(chartCreate, { params: { id }, body })
  const url = `/v1/spaces/${id}/charts/${chart.id}`
  return {
    chart,
    put: (payload: object, query = '') => inject({ method: 'PUT', url: url + query, payload }),
    remove: (query = '') => inject({ method: 'DELETE', url: url + query }),
  }
}

/* What locks and what is read back depends on the engine. */
describe.each(servers)('%s', (_name, server) => {
  const create = (body: ChartWrite) => createOn(server, body)

  test('two who send whole charts back keep both what they changed', async () => {
    const { chart, put } = await create(cpu)
    await put({ ...chart, name: 'Load' }, '?version=1')
    await put({ ...chart, streams: [...chart.streams, { metric: 'load' }] }, '?version=1')
    const answer = await put({ ...chart, max: 10 }, '?version=1')
    expect(answer.json()).toMatchObject({ name: 'Load', max: 10, min: 0, version: 4 })
    expect(answer.json<{ streams: object[] }>().streams).toMatchObject([chart.streams[0], { metric: 'load' }])
  })

  test('two at the same time', async () => {
    const { chart, put } = await create(cpu)
    const answers = await Promise.all([1, 2, 3].map((min) => put({ ...chart, min }, '?version=1')))
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409, 409])
  })
})

describe('a chart that several change', () => {
  const create = (body: ChartWrite) => createOn(servers[0]![1], body)

  test('a chart counts what changes it', async () => {
    const { chart, put } = await create(cpu)
    expect(chart.version).toBe(1)
    expect((await put({ name: 'CPU', min: '0' })).json()).toMatchObject({ version: 1 })
    expect((await put({ name: 'Load' })).json()).toMatchObject({ version: 2 })
  })

  test('the second who changes a field is refused, and nothing is stored of it', async () => {
    const { put } = await create(cpu)
    const changed = await put({ min: 1, label: 'a' }, '?version=1')
    const refused = await put({ min: 2, label: 'a', name: 'Load' }, '?version=1')
    expect(refused.statusCode).toBe(409)
    expect(refused.json()).toEqual({
      errors: { params: { min: ['was changed by somebody else meanwhile'] } },
    })
    expect((await put({})).json()).toEqual(changed.json())
    expect((await put({ min: 2 }, '?version=2')).json()).toMatchObject({ min: 2, version: 3 })
  })

  test('without a version the last one wins', async () => {
    const { chart, put } = await create(cpu)
    await put({ min: 1 })
    expect((await put({ ...chart, min: 2 })).json()).toMatchObject({ min: 2 })
  })

  test('a version of long ago is not known any more: what differs is in conflict', async () => {
    const { put } = await create(cpu)
    for (let n = 1; n <= 51; n++) await put({ min: n })
    expect((await put({ label: 'a' }, '?version=2')).json()).toMatchObject({ label: 'a', min: 51 })
    expect((await put({ min: 51 }, '?version=1')).statusCode).toBe(200)
    const refused = await put({ max: 5, min: 51 }, '?version=1')
    expect([refused.statusCode, refused.json()]).toMatchObject([
      409,
      { errors: { params: { max: [expect.any(String)] } } },
    ])
  })

  test.each([
    ['0', 'must be a whole number of 1 or more'],
    ['x', 'is not a number'],
    ['2', 'is no version of this chart'],
  ])('the version %s is refused', async (version, message) => {
    const { put } = await create(cpu)
    const refused = await put({ min: 1 }, `?version=${version}`)
    expect([refused.statusCode, refused.json()]).toEqual([
      400,
      { errors: { params: { version: [message] } } },
    ])
  })

  test('a chart that others changed is not deleted with the version before, and is without one', async () => {
    const { chart, put, remove } = await create(cpu)
    await put({ min: 1 })
    const refused = await remove(`?version=${chart.version}`)
    expect([refused.statusCode, refused.json()]).toEqual([
      409,
      { errors: { params: { version: ['was changed by somebody else meanwhile'] } } },
    ])
    expect((await put({})).statusCode).toBe(200)
    expect((await remove('?version=2')).statusCode).toBe(204)
    expect((await remove('?version=2')).statusCode).toBe(404)
  })
})
