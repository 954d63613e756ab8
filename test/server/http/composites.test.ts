import { describe, expect, test } from 'vitest'
import { measurementCompose } from '#api/composites.ts'
import { measurementCreate, measurementView } from '#api/measurements.ts'
import { metricUpdate, metricView } from '#api/metrics.ts'
import { sourceUpdate } from '#api/sources.ts'
import { startServer } from '#test/helpers/server.ts'

const NOW = Math.floor(Date.now() / 3_600_000) * 3_600
const START = NOW - 300
const server = await startServer({ now: () => NOW })
const { call } = server

const put = (name: string, body: object) =>
  server.inject({ method: 'PUT', url: `/v1/metrics/${name}`, payload: body })
const get = (path: string, query: Record<string, string | number>) =>
  server.inject({
    url: `${path}?${new URLSearchParams(Object.entries(query).map(([k, v]) => [k, String(v)]))}`,
  })

/** Five counters of collectd, a measurement a minute. */
const IDLE = [5_800, 5_831, 5_900, 5_950, 6_000]
await put('http.cpu.0.idle', { type: 'counter', period: 60, attributes: { display_units_long: 'Units' } })
await put('http.cpu.1.idle', { type: 'counter', period: 60 })
await server.inject({
  method: 'POST',
  url: '/v1/metrics',
  payload: {
    counters: IDLE.flatMap((value, minute) => [
      { name: 'http.cpu.0.idle', source: 'boatman-stg_45', value, measure_time: START + 60 * minute },
      { name: 'http.cpu.0.idle', source: 'other', value: 1, measure_time: START + 60 * minute },
      { name: 'http.cpu.1.idle', source: 'boatman-45', value: 10 * value, measure_time: START + 60 * minute },
    ]),
  },
})
await call(sourceUpdate, { params: { name: 'boatman-45' }, body: { display_name: 'Boatman' } })
await call(measurementCreate, {
  body: {
    period: 60,
    measurements: [1, 2, 3, 4, 5].flatMap((value, minute) => [
      { name: 'http.tagged', tags: { host: 'a', zone: 'eu' }, value, time: START + 60 * minute },
      { name: 'http.tagged', tags: { host: 'b', zone: 'us' }, value: 10, time: START + 60 * minute },
    ]),
  },
})
const times = (from = 0) => [0, 1, 2, 3, 4].slice(from).map((minute) => START + 60 * minute)

describe('GET /v1/metrics?compose=', () => {
  const compose = 'derive(s("http.cpu.*.idle","boatman*45"))'

  test("the reference's example: a record for each series, with its metric, call, source and period", async () => {
    const answer = await get('/v1/metrics', { compose, start_time: START, resolution: 60 })
    expect(answer.statusCode).toBe(200)
    const created_by_ua = expect.any(String) as string
    const query = { metric: 'http.cpu.*.idle', source: 'boatman*45' }
    const metric = { type: 'counter', period: 60, description: null, display_name: null, source_lag: null }
    expect(answer.json()).toEqual({
      compose,
      measurements: [
        {
          metric: {
            ...metric,
            name: 'http.cpu.0.idle',
            attributes: { created_by_ua, display_units_long: 'Units' },
          },
          period: 60,
          query,
          series: [31, 69, 50, 50].map((value, n) => ({ measure_time: times(1)[n], value })),
          source: { name: 'boatman-stg_45', display_name: null },
        },
        {
          metric: { ...metric, name: 'http.cpu.1.idle', attributes: { created_by_ua } },
          period: 60,
          query,
          series: [310, 690, 500, 500].map((value, n) => ({ measure_time: times(1)[n], value })),
          source: { name: 'boatman-45', display_name: 'Boatman' },
        },
      ],
      resolution: 60,
    })
  })

  test('count is ignored, end_time heeded; neither pages nor names matter', async () => {
    const query = { compose: 's("http.cpu.0.idle","boatman*")', start_time: START, end_time: START + 60 }
    const answer = await get('/v1/metrics', { ...query, resolution: 60, count: 1, name: 'x', length: 1 })
    const { measurements } = answer.json<{ measurements: { series: object[] }[] }>()
    expect(measurements[0]!.series).toEqual([
      { measure_time: START, value: 5_800 },
      { measure_time: START + 60, value: 5_831 },
    ])
  })

  test('by tags the call is told by tags; what comes of several metrics has none', async () => {
    const both = 'divide([sum(s("http.tagged",{"host":"*"})), sum(s("http.cpu.0.idle","other"))])'
    const answer = await get('/v1/metrics', {
      compose: `[s("http.tagged",{"host":"a"}), ${both}]`,
      start_time: START,
      resolution: 60,
    })
    const { measurements } = answer.json<{ measurements: object[] }>()
    expect(measurements).toMatchObject([
      {
        query: { metric: 'http.tagged', tags: { host: 'a' } },
        source: { name: 'host=a,zone=eu', display_name: null },
      },
      { metric: null, query: null, source: { name: 'unassigned' } },
    ])
  })

  test('nothing found is an empty answer', async () => {
    const answer = await get('/v1/metrics', { compose: 's("absent")', start_time: START, resolution: 60 })
    expect(answer.json()).toEqual({ compose: 's("absent")', measurements: [], resolution: 60 })
  })

  test.for<[string, object, string]>([
    ['no start_time', { resolution: 60 }, 'start_time'],
    ['no resolution', { start_time: START }, 'resolution'],
    ['too much', { start_time: 0, resolution: 1 }, 'resolution'],
    ['an end before the start', { start_time: START, end_time: START - 1, resolution: 60 }, 'end_time'],
  ])('%s', async ([, query, path]) => {
    const answer = await get('/v1/metrics', { compose: 's("a")', ...query })
    expect(answer.statusCode).toBe(400)
    expect(Object.keys(answer.json<{ errors: { params: object } }>().errors.params)).toEqual([path])
  })

  test('an empty compose is none', async () => {
    expect((await get('/v1/metrics', { compose: '' })).json()).toHaveProperty('metrics')
  })
})

describe('what is wrong is said with its place', () => {
  test.for([
    ['s("a"', '"," or ")" is missing before the end (at character 6)'],
    ['total(s("a"))', 'There is no function total() (at character 1)'],
    ['sum([s("a"), top(s("b"))])', 'top() needs the option count (at character 14)'],
    [
      'sum([s("a"), s("http.nested")])',
      'http.nested is a composite, and composites cannot be part of another (at character 14)',
    ],
  ])('%s', async ([compose, message]) => {
    await put('http.nested', { type: 'composite', composite: 's("http.tagged")' })
    const query = { compose: compose!, start_time: START, resolution: 60 }
    for (const path of ['/v1/metrics', '/v1/measurements']) {
      const answer = await get(path, query)
      expect([answer.statusCode, answer.json()]).toEqual([
        400,
        { errors: { params: { compose: [message] } } },
      ])
    }
  })

  test('a pattern passes over composites', async () => {
    await put('http.tagge.composite', { type: 'composite', composite: 's("http.tagged")' })
    const { series } = await call(measurementCompose, {
      query: { compose: 's("http.tagge*", {"host":"a"})', start_time: START, resolution: 60 },
    })
    expect(series.map(({ metric }) => metric?.name)).toEqual(['http.tagged'])
  })
})

describe('GET /v1/measurements?compose=', () => {
  test('series by tags, each with its call and its metric', async () => {
    const compose = 'scale(s("http.tagged", {"zone":"*"}), {factor:"2"})'
    const answer = await call(measurementCompose, {
      query: { compose, start_time: START, end_time: NOW, resolution: 60 },
    })
    expect(answer).toMatchObject({ compose, resolution: 60, links: [] })
    expect(answer.series).toEqual([
      {
        query: { metric: 'http.tagged', tags: { zone: '*' } },
        metric: expect.objectContaining({ name: 'http.tagged', type: 'gauge', period: 60 }),
        tags: { host: 'a', zone: 'eu' },
        measurements: [2, 4, 6, 8, 10].map((value, n) => ({ time: times()[n], value })),
        period: 60,
      },
      expect.objectContaining({ tags: { host: 'b', zone: 'us' } }),
    ])
  })

  test('duration stands for start_time; sources are tags', async () => {
    const { series } = await call(measurementCompose, {
      query: { compose: 'sum(s("http.cpu.0.idle", "boatman*"))', duration: 299, resolution: 60 },
    })
    expect(series).toMatchObject([{ query: { tags: { source: 'boatman*' } }, tags: {}, period: 60 }])
    expect(series[0]!.measurements.map(({ value }) => value)).toEqual(IDLE)
  })

  test('compose and resolution are required', async () => {
    const answer = await get('/v1/measurements', { start_time: START })
    expect(answer.statusCode).toBe(400)
    expect(Object.keys(answer.json<{ errors: { params: object } }>().errors.params)).toEqual([
      'compose',
      'resolution',
    ])
  })
})

describe('a saved composite', () => {
  const composite = 's("http.tagged", {"host": "*"})'
  test('is created, answered without a time interval as a metric, and drawn with one', async () => {
    const answer = await put('http.saved', { type: 'composite', composite, period: 60 })
    expect(answer.statusCode).toBe(201)
    expect(answer.json()).toMatchObject({
      name: 'http.saved',
      type: 'composite',
      composite,
      source_lag: null,
    })
    expect(await call(metricView, { params: { name: 'http.saved' } })).not.toHaveProperty('measurements')
  })

  test('GET /v1/metrics/:name evaluates it by source', async () => {
    await put('http.by_source', { type: 'composite', composite: 's("http.cpu.*.idle", "*")', period: 60 })
    const read = (query: object) => call(metricView, { params: { name: 'http.by_source' }, query })
    const all = await read({ start_time: START, resolution: 60 })
    expect(all).toMatchObject({ name: 'http.by_source', type: 'composite', resolution: 60 })
    expect(Object.keys(all.measurements!)).toEqual(['boatman-45', 'boatman-stg_45', 'other'])
    expect(all.measurements!['boatman-stg_45']).toEqual(
      IDLE.map((value, n) => ({ measure_time: times()[n], value, count: 1 })),
    )
    const one = await read({ start_time: START, resolution: 60, source: 'boatman-s*', count: 2 })
    expect(one.measurements).toEqual({
      'boatman-stg_45': [5_800, 5_831].map((value, n) => ({ measure_time: times()[n], value, count: 1 })),
    })
    const last = await read({ count: 3, resolution: 60, sources: ['other'] })
    expect(last.measurements).toEqual({
      other: times(3).map((measure_time) => ({ measure_time, value: 1, count: 1 })),
    })
  })

  test('GET /v1/metrics/:name summarizes its sources and its time', async () => {
    const name = 'http.summarized'
    await put(name, { type: 'composite', composite: 's("http.tagged", {"host": "*"})', period: 60 })
    const read = async (query: object) => {
      const asked = { start_time: START, end_time: NOW - 1, resolution: 60, ...query }
      const { measurements } = await call(metricView, { params: { name }, query: asked })
      return Object.entries(measurements!).map(([source, list]) => [source, list.map(({ value }) => value)])
    }
    const a = ['host=a,zone=eu', [1, 2, 3, 4, 5]]
    const b = ['host=b,zone=us', [10, 10, 10, 10, 10]]
    expect(await read({})).toEqual([a, b])
    const mean = ['all', [5.5, 6, 6.5, 7, 7.5]]
    expect(await read({ summarize_sources: true })).toEqual([a, b, mean])
    expect(await read({ summarize_sources: true, breakout_sources: false })).toEqual([mean])
    expect(await read({ group_by: 'sum' })).toEqual([['all', [11, 12, 13, 14, 15]]])
    expect(await read({ summarize_time: true })).toEqual([
      [a[0], [3]],
      [b[0], [10]],
    ])
  })

  test('summary_function=all, which has nothing to tell of it, is refused', async () => {
    await put('http.all', { type: 'composite', composite })
    const query = { start_time: START, resolution: 60, summary_function: 'all' }
    const answer = await get('/v1/measurements/http.all', query)
    expect([
      answer.statusCode,
      Object.keys(answer.json<{ errors: { params: object } }>().errors.params),
    ]).toEqual([400, ['summary_function']])
  })

  test('GET /v1/measurements/:name evaluates it by tags, which can be filtered and grouped', async () => {
    await put('http.by_tags', { type: 'composite', composite })
    const read = async (query: object) => {
      const { series } = await call(measurementView, {
        params: { name: 'http.by_tags' },
        query: { start_time: START, end_time: NOW - 1, resolution: 60, ...query },
      })
      return series.map(({ tags, measurements }) => [tags, measurements.map(({ value }) => value)])
    }
    const a = [{ host: 'a', zone: 'eu' }, [1, 2, 3, 4, 5]]
    const b = [{ host: 'b', zone: 'us' }, [10, 10, 10, 10, 10]]
    expect(await read({})).toEqual([a, b])
    expect(await read({ tags_search: 'zone=e*' })).toEqual([a])
    expect(await read({ tags: { host: ['b'] } })).toEqual([b])
    expect(await read({ group_by: '*', group_by_function: 'sum' })).toEqual([[{}, [11, 12, 13, 14, 15]]])
    expect(await read({ group_by: 'zone', group_by_function: 'max' })).toEqual([
      [{ zone: 'eu' }, [1, 2, 3, 4, 5]],
      [{ zone: 'us' }, [10, 10, 10, 10, 10]],
    ])
  })

  test('is refused when it can never be evaluated', async () => {
    const refusal = async (text: string) => {
      const answer = await put('http.refused', { type: 'composite', composite: text })
      expect(answer.statusCode).toBe(400)
      return answer.json<{ errors: { params: { composite: string[] } } }>().errors.params.composite
    }
    expect(await refusal('sum(')).toEqual([
      'A function such as s("metric", "source") is missing here (at character 5)',
    ])
    expect(await refusal('[total(s("a")), top(s("b"))]')).toEqual([
      'There is no function total() (at character 2)',
      'top() needs the option count (at character 17)',
    ])
    expect(await refusal('sum(s("HTTP.by_tags"))')).toEqual([
      'http.by_tags is a composite, and composites cannot be part of another',
    ])
    await expect(call(metricView, { params: { name: 'http.refused' } })).rejects.toMatchObject({
      status: 404,
    })
  })

  test('says so when one of its metrics has become a composite', async () => {
    await put('http.outer', { type: 'composite', composite: 's("http.inner")' })
    await call(metricUpdate, {
      params: { name: 'http.inner' },
      body: { type: 'composite', composite: 's("http.tagged")' },
    })
    const answer = await get('/v1/metrics/http.outer', { count: 5, resolution: 60 })
    const message = 'http.inner is a composite, and composites cannot be part of another (at character 1)'
    expect([answer.statusCode, answer.json()]).toEqual([
      400,
      { errors: { params: { composite: [message] } } },
    ])
  })
})
