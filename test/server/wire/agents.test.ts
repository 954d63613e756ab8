import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { startServer } from '#test/helpers/server.ts'

/*
 * Bodies as agents and small libraries post them, with the members that only they have. None of them may be refused, and
 * each finds in the answer what it looks for.
 */

const NOW = 1_795_218_014
const server = await startServer({ now: () => NOW })

const post = (url: string, payload: object | string, headers: Record<string, string> = {}) =>
  server.inject({ method: 'POST', url, payload, headers: { 'content-type': 'application/json', ...headers } })

/** What a metric tells between two times, at a resolution of one second. */
async function told(name: string) {
  const query = `resolution=1&start_time=${NOW - 3600}&end_time=${NOW + 60}`
  const answer = await server.inject({ url: `/v1/metrics/${name}?${query}` })
  return answer.json<{ measurements: Record<string, object[]> }>().measurements
}

describe('POST /v1/metrics answers exactly 200', () => {
  test.each([
    [
      'go-metrics: squares, a period, attributes, no source',
      {
        gauges: [
          {
            name: 'go.timer',
            count: 2,
            sum: 4,
            min: 1,
            max: 3,
            sum_squares: 10,
            period: 60,
            measure_time: NOW,
            attributes: {
              display_units_long: 'Milliseconds',
              display_units_short: 'ms',
              display_transform: 'x/1',
            },
          },
        ],
        counters: [],
        source: 'host-1',
        measure_time: NOW,
      },
      'go.timer',
      { 'host-1': [{ measure_time: NOW, count: 2, sum: 4, min: 1, max: 3, sum_squares: 10 }] },
    ],
    [
      'telegraf: minutes late, only gauges',
      { gauges: [{ name: 'telegraf.load', value: 0.5, source: 'box', measure_time: NOW - 900 }] },
      'telegraf.load',
      { box: [{ measure_time: NOW - 900, value: 0.5 }] },
    ],
    [
      'java: both lists, one of them empty, and a description',
      {
        gauges: [
          { name: 'java.heap', value: 1e9, description: 'Heap', period: 10, stddev_m2: 0, unheard_of: [1] },
        ],
        counters: [],
        source: 'jvm',
        measure_time: NOW,
      },
      'java.heap',
      { jvm: [{ measure_time: NOW, value: 1e9 }] },
    ],
    [
      'python: a fraction of a second, out of order',
      {
        gauges: [],
        counters: [
          { name: 'python.hits', value: 3, measure_time: NOW + 0.484 },
          { name: 'python.hits', value: 1, measure_time: NOW - 20.2 },
          { name: 'python.hits', value: 2, measure_time: NOW - 10 },
        ],
      },
      'python.hits',
      {
        unassigned: [
          { measure_time: NOW - 21, value: 1 },
          { measure_time: NOW - 10, value: 2 },
          { measure_time: NOW, value: 3 },
        ],
      },
    ],
  ])('%s', async (_, body, name, expected) => {
    const answer = await post('/v1/metrics', `${JSON.stringify(body)}\n`)
    expect(answer.statusCode).toBe(200)
    expect(await told(name)).toMatchObject(expected)
  })

  test.each([310, 500, 700])('a batch of %i', async (size) => {
    const gauges = Array.from({ length: size }, (_, n) => ({
      name: `batch.of.${size}.with.a.name.that.is.as.long.as.names.in.production.are.metric.${n}`,
      value: n,
      source: 'some-host-1.example.com',
      measure_time: NOW,
    }))
    const answer = await post('/v1/metrics', { gauges })
    expect(answer.statusCode).toBe(200)
    const { query } = (await server.inject({ url: `/v1/metrics?name=batch.of.${size}.` })).json()
    expect(query.found).toBe(size)
  })
})

test('a posted metric, described by its first measurement, is in the list, whichever route it came by', async () => {
  const described = { name: 'listed.one', value: 1, description: 'One', period: 10 }
  await post('/v1/metrics', { gauges: [described] })
  await post('/v1/measurements', { tags: {}, time: NOW, measurements: [{ name: 'listed.two', value: 2 }] })
  const { metrics } = (await server.inject({ url: '/v1/metrics?name=listed.' })).json()
  expect(metrics).toMatchObject([
    { name: 'listed.one', type: 'gauge', period: 10, description: 'One' },
    { name: 'listed.two', type: 'gauge', period: null, attributes: {} },
  ])
  expect(await told('listed.two')).toEqual({ unassigned: [{ measure_time: NOW, value: 2, count: 1 }] })
})

describe('POST /v1/measurements answers 2xx with a hash, in which the Java client looks for a list of errors', () => {
  test.each([
    [
      'a summary with its own tags and time',
      {
        time: NOW,
        period: 60,
        tags: { region: 'us', host: 'a' },
        measurements: [
          {
            name: 'java.timer',
            sum: 4,
            count: 2,
            min: 1,
            max: 3,
            stddev_m2: 2,
            tags: { host: null, az: 'b' },
          },
        ],
      },
      'java.timer',
      { tags: { region: 'us', az: 'b' }, measurements: [{ time: NOW, value: 2 }] },
    ],
    [
      'a value without any tags',
      { tags: {}, measurements: [{ name: 'java.bare', value: 1, time: NOW - 1.5 }] },
      'java.bare',
      { tags: { source: 'unassigned' }, measurements: [{ time: NOW - 2, value: 1 }] },
    ],
  ])('%s', async (_, body, name, expected) => {
    const answer = await post('/v1/measurements', body)
    expect(Math.floor(answer.statusCode / 100)).toBe(2)
    const { errors = [] } = answer.json<{ errors?: unknown }>()
    expect(errors).toEqual([])
    const read = await server.inject({ url: `/v1/measurements/${name}?resolution=1&duration=60` })
    expect(read.json()).toMatchObject({ name, resolution: 1, series: [expected], links: [] })
  })
})

test('a client that takes gzip gets small answers plain and large ones packed', async () => {
  const headers = { 'accept-encoding': 'gzip;q=1.0,deflate;q=0.6,identity;q=0.3' }
  const gauges = Array.from({ length: 50 }, (_, n) => ({ name: `packed.${n}`, value: n }))
  const small = await post('/v1/metrics', { gauges }, headers)
  expect([small.headers['content-encoding'], small.body]).toEqual([undefined, '{}'])
  const large = await server.inject({ url: '/v1/metrics?name=packed.', headers })
  expect(large.headers['content-encoding']).toBe('gzip')
  const { metrics } = JSON.parse(gunzipSync(large.rawPayload).toString()) as { metrics: object[] }
  expect(metrics).toHaveLength(50)
})
