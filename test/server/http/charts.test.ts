import { describe, expect, test } from 'vitest'
import {
  chartCreate,
  chartDelete,
  chartList,
  chartRestore,
  chartUpdate,
  chartView,
  type Chart,
  type ChartWrite,
} from '#api/charts.ts'
import { spaceCreate, spaceView } from '#api/spaces.ts'
import { startServer } from '#test/helpers/server.ts'

const { call, inject } = await startServer()
const { id } = await call(spaceCreate, { body: { name: 'charts' } })
const form = { 'content-type': 'application/x-www-form-urlencoded' }

const create = (body: ChartWrite) => call(chartCreate, { params: { id }, body })
const view = (chart_id: number) => call(chartView, { params: { id, chart_id } })
const update = (chart_id: number, body: ChartWrite) => call(chartUpdate, { params: { id, chart_id }, body })
const createRaw = (payload: object) => inject({ method: 'POST', url: `/v1/spaces/${id}/charts`, payload })
const withoutIds = ({ streams }: Chart) => streams.map(({ id: _id, ...stream }) => stream)

await inject({
  method: 'POST',
  url: '/v1/metrics',
  payload: {
    gauges: [
      { name: 'server_temp', value: 1 },
      { name: 'Environmental_Temp', value: 2 },
    ],
    counters: [{ name: 'collectd.cpu.0.cpu.user', value: 3 }],
  },
})

describe('the examples of the API reference', () => {
  test('create a line chart from a form', async () => {
    const payload = [
      'type=line',
      'name=Server Temperature',
      'streams[0][metric]=server_temp',
      'streams[0][source]=app1',
      'streams[1][metric]=environmental_temp',
      'streams[1][source]=*',
      'streams[1][group_function]=breakout',
      'streams[1][summary_function]=average',
      'streams[2][metric]=server_temp',
      'streams[2][source]=%',
      'streams[2][group_function]=average',
    ].join('&')
    const answer = await inject({ method: 'POST', url: `/v1/spaces/${id}/charts`, headers: form, payload })
    expect(answer.statusCode).toBe(201)
    const chart = answer.json<Chart>()
    expect(answer.headers.location).toBe(`/v1/spaces/${id}/charts/${chart.id}`)
    expect(chart).toMatchObject({ name: 'Server Temperature', type: 'line' })
    expect(withoutIds(chart)).toEqual([
      { metric: 'server_temp', source: 'app1', type: 'gauge' },
      {
        metric: 'environmental_temp',
        source: '*',
        type: 'gauge',
        group_function: 'breakout',
        summary_function: 'average',
      },
      { metric: 'server_temp', source: '%', type: 'gauge', group_function: 'average' },
    ])
    expect(await view(chart.id)).toEqual(chart)
  })

  test('a new name alone keeps the streams and their ids', async () => {
    const chart = await create({ streams: [{ metric: 'server_temp', source: '*' }] })
    const answer = await inject({
      method: 'PUT',
      url: `/v1/spaces/${id}/charts/${chart.id}`,
      headers: form,
      payload: 'name=Temperature',
    })
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toEqual({ ...chart, name: 'Temperature', version: 2 })
  })

  test('list as a bare array, in the order of creation', async () => {
    const space = await call(spaceCreate, { body: { name: 'ordered' } })
    const names = ['c', 'a', 'b']
    for (const name of names) await call(chartCreate, { params: { id: space.id }, body: { name } })
    const charts = await call(chartList, { params: { id: space.id } })
    expect(charts.map(({ name }) => name)).toEqual(names)
    const viewed = await call(spaceView, { params: { id: space.id } })
    expect(viewed.charts).toEqual(charts.map((chart) => ({ id: chart.id })))
  })

  test('delete, and restore to the same place', async () => {
    const chart = await create({ name: 'gone' })
    const before = await call(chartList, { params: { id } })
    const params = { id, chart_id: chart.id }
    await call(chartDelete, { params })
    expect(await call(chartList, { params: { id } })).toEqual(before.filter((one) => one.id !== chart.id))
    for (const method of ['GET', 'PUT', 'DELETE'] as const) {
      const url = `/v1/spaces/${id}/charts/${chart.id}`
      const payload = method === 'PUT' ? { name: 'x' } : undefined
      expect((await inject({ method, url, payload })).statusCode).toBe(404)
    }
    expect(await call(chartRestore, { params })).toEqual(chart)
    expect(await call(chartList, { params: { id } })).toEqual(before)
  })
})

test('a chart that comes back has no place where another has taken that', async () => {
  const space = await call(spaceCreate, { body: { name: 'taken' } })
  const layout = { x: 0, y: 0, w: 4, h: 4 }
  const add = (name: string) => call(chartCreate, { params: { id: space.id }, body: { name, layout } })
  const restore = (chart_id: number) => call(chartRestore, { params: { id: space.id, chart_id } })
  const gone = await add('gone')
  await call(chartDelete, { params: { id: space.id, chart_id: gone.id } })
  expect(await restore(gone.id)).toEqual(gone)
  await call(chartDelete, { params: { id: space.id, chart_id: gone.id } })
  const other = await add('other')
  const { layout: _taken, ...placeless } = gone
  expect(await restore(gone.id)).toEqual({ ...placeless, version: 2 })
  // One that was not deleted is left as it is.
  const same = await add('on the other')
  expect(await restore(same.id)).toEqual(same)
  expect((await call(chartList, { params: { id: space.id } })).map((chart) => chart.layout)).toEqual([
    undefined,
    other.layout,
    same.layout,
  ])
})

describe('what was sent comes back', () => {
  test('every setting', async () => {
    const settings = {
      name: 'settings',
      type: 'bignumber',
      min: -1.5,
      max: 100,
      label: 'Load',
      related_space: 999_999,
      use_log_yaxis: true,
      use_last_value: false,
      layout: { x: 0, y: 2, w: 6, h: 4 },
      thresholds: [{ operator: '>', value: 90, type: 'red' }],
    } as const
    const {
      streams,
      id: chartId,
      ...echoed
    } = await create({ ...settings, thresholds: [...settings.thresholds] })
    expect(echoed).toEqual({ ...settings, version: 1 })
    expect(streams).toEqual([])
    expect(await update(chartId, { max: null, min: 0 })).toEqual({
      ...echoed,
      id: chartId,
      streams: [],
      min: 0,
      max: undefined,
      version: 2,
    })
  })

  test('every property of a stream, and those nobody knows; null is as absent', async () => {
    const stream = {
      metric: 'not.there.yet',
      source: 'us-*',
      tags: [{ name: 'region', values: ['eu*'], grouped: true, dynamic: false }],
      group_function: 'sum',
      summary_function: 'max',
      downsample_function: 'min',
      color: '#52D74C',
      name: 'Load',
      units_short: '%',
      units_long: 'percent',
      min: 0,
      max: 10,
      transform_function: 'x/p*2',
      period: 60,
      split_axis: true,
      gap_detection: { deep: ['kept'] },
    } as const
    const answer = await createRaw({ streams: [{ ...stream, composite: null, position: null }] })
    expect(withoutIds(answer.json())).toEqual([stream])
  })

  test('`threshold` is another name of `thresholds`', async () => {
    const thresholds = [{ operator: '<', value: 1, type: 'yellow' }]
    const answer = await createRaw({ type: 'bignumber', threshold: thresholds })
    expect(answer.json()).toMatchObject({ thresholds })
    expect(answer.json()).not.toHaveProperty('threshold')
  })

  test('nulls everywhere change nothing', async () => {
    const chart = await create({ name: 'kept', type: 'stacked', streams: [{ metric: 'a' }] })
    const payload = { name: null, type: null, streams: null, label: null, thresholds: null }
    const url = `/v1/spaces/${id}/charts/${chart.id}`
    expect((await inject({ method: 'PUT', url, payload })).json()).toEqual(chart)
  })

  test('an empty body makes an empty line chart', async () => {
    const answer = await inject({ method: 'POST', url: `/v1/spaces/${id}/charts` })
    expect(answer.json()).toMatchObject({ name: '', type: 'line', streams: [] })
  })
})

test.each([
  [
    'a composite that cannot be read',
    { streams: [{ metric: 'a' }, { composite: 'sum(' }] },
    'streams[1].composite',
  ],
  ['half a column', { layout: { x: -3.5, y: 0, w: 1, h: 1 } }, 'layout.x'],
  ['a row far below', { layout: { x: 0, y: 1e9, w: 1, h: 1 } }, 'layout.y'],
  ['no width', { layout: { x: 0, y: 0, w: 0, h: 1 } }, 'layout.w'],
  ['a width beyond the columns', { layout: { x: 8, y: 0, w: 6, h: 1 } }, 'layout.w'],
])('%s is refused', async (_, body, field) => {
  const answer = await createRaw({ name: 'refused', ...body })
  expect([
    answer.statusCode,
    Object.keys(answer.json<{ errors: { params: object } }>().errors.params),
  ]).toEqual([400, [field]])
})

test('a place may come from a form', async () => {
  const payload = 'name=a&layout[x]=8&layout[y]=3&layout[w]=4&layout[h]=2'
  const answer = await inject({ method: 'POST', url: `/v1/spaces/${id}/charts`, headers: form, payload })
  expect(answer.json()).toMatchObject({ layout: { x: 8, y: 3, w: 4, h: 2 } })
})

describe('ids of streams', () => {
  test('are unique in the account and stay with what they read', async () => {
    const first = await create({ streams: [{ metric: 'a' }, { metric: 'b' }] })
    const second = await create({ streams: [{ metric: 'a' }] })
    const [a, b] = first.streams.map((stream) => stream.id)
    expect(new Set([a, b, second.streams[0]?.id]).size).toBe(3)

    const changed = await update(first.id, {
      streams: [{ metric: 'new' }, { metric: 'b', color: '#000000' }, { id: a, metric: 'renamed' }],
    })
    const [fresh, ...kept] = changed.streams.map((stream) => stream.id)
    expect(kept).toEqual([b, a])
    expect([a, b]).not.toContain(fresh)
  })

  test('of another chart are not taken over', async () => {
    const other = await create({ streams: [{ metric: 'a' }] })
    const taken = other.streams[0]?.id
    const copy = await create({ streams: [{ id: taken, metric: 'a' }] })
    expect(copy.streams[0]?.id).not.toBe(taken)
  })

  test('sent twice stay unique', async () => {
    const chart = await create({ streams: [{ metric: 'a' }] })
    const [stream] = chart.streams
    const { streams } = await update(chart.id, { streams: [stream ?? {}, stream ?? {}] })
    expect(new Set(streams.map((one) => one.id)).size).toBe(2)
  })
})

test.each([
  ['metric', 'm'],
  ['source', '*'],
  ['group_function', 'sum'],
])('a composite goes without %s', async (field, value) => {
  const answer = await createRaw({ streams: [{ metric: 'a' }, { composite: 's("a","*")', [field]: value }] })
  expect(answer.statusCode).toBe(400)
  expect(answer.json()).toEqual({
    errors: { params: { [`streams[1].${field}`]: ["can't be given together with composite"] } },
  })
})

test.each([
  ['type', { type: 'pie' }, 'must be one of: line, stacked, bignumber'],
  ['min', { min: 'low' }, 'is not a number'],
  ['related_space', { related_space: 0 }, 'must be a whole number of 1 or more'],
  ['streams', { streams: 'all' }, 'must be a list'],
  ['streams[0]', { streams: ['a'] }, 'must be an object'],
  ['streams[0].color', { streams: [{ color: 'red' }] }, 'must be a colour such as #52D74C'],
  [
    'streams[0].transform_function',
    { streams: [{ metric: 'cpu', transform_function: 'x//10' }] },
    'Transform "x//10": "/" is not expected here.',
  ],
  [
    'streams[0].group_function',
    { streams: [{ group_function: 'median' }] },
    'must be one of: average, sum, min, max, breakout',
  ],
  [
    'streams[0].transform_function',
    { streams: [{ transform_function: 'alert(1)' }] },
    'Transform "alert(1)": "a" is not one of digits, x, p, ( ) + - * /.',
  ],
  ['streams[0].tags[0].name', { streams: [{ tags: [{}] }] }, 'is required'],
  ['thresholds[0].operator', { thresholds: [{ value: 1, type: 'red' }] }, 'is required'],
])('a wrong %s is named', async (path, body, message) => {
  const answer = await createRaw(body)
  expect(answer.statusCode).toBe(400)
  expect(answer.json()).toEqual({ errors: { params: { [path]: [message] } } })
})

test('a stream of annotations comes back as it was sent, though a metric has its name', async () => {
  const sent = [
    { metric: 'server_temp' },
    { type: 'annotation', metric: 'server_temp', source: 'web-*', badge: true },
    { type: 'annotation', name: 'incidents' },
  ]
  const chart = await create({ name: 'Events', streams: sent })
  expect(withoutIds(chart)).toEqual([{ metric: 'server_temp', type: 'gauge' }, sent[1], sent[2]])
  expect(await view(chart.id)).toEqual(chart)
  const ids = chart.streams.map((stream) => stream.id)
  const turned = await update(chart.id, { streams: sent.toReversed() })
  expect(turned.streams.map((stream) => stream.id)).toEqual(ids.toReversed())
})
