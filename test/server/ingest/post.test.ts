import { describe, expect, test } from 'vitest'
import { metricDelete, metricList, metricUpdate } from '#api/metrics.ts'
import { removeDeletedMetrics } from '#server/ingest/removal.ts'
import { findMetric } from '#server/store/metrics.ts'
import { startServer } from '#test/helpers/server.ts'
import { storedOf } from './stored.ts'

const server = await startServer()
const T = 1_700_000_000

let made = 0
/** A name that no other test uses. */
const fresh = () => `post.${(made += 1)}`

function post(path: string, body: object, headers: Record<string, string> = {}) {
  return server.inject({ method: 'POST', url: path, payload: body, headers })
}
const measurements = (body: object) => post('/v1/measurements', body)
const metrics = (body: object) => post('/v1/metrics', body)

async function sumsOf(name: string) {
  return (await storedOf(server.deps, name))?.map(({ tags, ts, sum }) => [tags, ts, sum])
}

describe('answers', () => {
  test('POST /v1/measurements answers 202 with a summary', async () => {
    const answer = await measurements({ measurements: [{ name: fresh(), value: 1 }] })
    expect(answer.statusCode).toBe(202)
    expect(answer.json()).toEqual({ measurements: { summary: { total: 1, accepted: 1, failed: 0 } } })
  })

  test('POST /v1/metrics answers 200 and an empty hash', async () => {
    const answer = await metrics({ gauges: [{ name: fresh(), value: 1 }] })
    expect([answer.statusCode, answer.body]).toEqual([200, '{}'])
  })

  test('a form is taken like JSON', async () => {
    const name = fresh()
    const answer = await server.inject({
      method: 'POST',
      url: '/v1/metrics',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: `measure_time=${T}&source=Web&gauges[0][name]=${name}&gauges[0][value]=4.5`,
    })
    expect(answer.statusCode).toBe(200)
    expect(await sumsOf(name)).toEqual([[{ source: 'web' }, T, 4.5]])
  })

  test('a viewer may not post', async () => {
    const authorization = `Basic ${Buffer.from(`token:${server.tokenOf('viewer')}`).toString('base64')}`
    const answer = await post('/v1/metrics', { gauges: [{ name: 'no', value: 1 }] }, { authorization })
    expect(answer.statusCode).toBe(403)
  })
})

describe('what is posted is stored', () => {
  test('a value and a summary, under their tags', async () => {
    const name = fresh()
    await measurements({
      time: T,
      tags: { region: 'us', host: 'A' },
      measurements: [
        { name, value: 4.5 },
        { name, sum: 35, count: 4, min: 4.5, max: 16.7, last: 2.5, stddev_m2: 3, tags: { host: null } },
      ],
    })
    expect(await storedOf(server.deps, name)).toEqual([
      { tags: { host: 'a', region: 'us' }, ts: T, sum: 4.5, cnt: 1, vmin: 0, vmax: 0, vlast: 0, m2: 0 },
      { tags: { region: 'us' }, ts: T, sum: 35, cnt: 4, vmin: 4.5, vmax: 16.7, vlast: 2.5, m2: 3 },
    ])
  })

  test('the same name on both routes is one metric, in any case', async () => {
    const name = fresh()
    await measurements({ time: T, tags: { source: 'a' }, measurements: [{ name, value: 1 }] })
    await metrics({ measure_time: T, source: 'b', gauges: [{ name: name.toUpperCase(), value: 2 }] })
    expect(await sumsOf(name)).toEqual([
      [{ source: 'a' }, T, 1],
      [{ source: 'b' }, T, 2],
    ])
  })

  test('the same stream and time again replaces, within a post and after it', async () => {
    const name = fresh()
    const values = (...all: number[]) => ({ measurements: all.map((value) => ({ name, value, time: T })) })
    await measurements(values(1, 2, 3))
    expect(await sumsOf(name)).toEqual([[{ source: 'unassigned' }, T, 3]])
    await measurements(values(5, 4))
    expect(await sumsOf(name)).toEqual([[{ source: 'unassigned' }, T, 4]])
  })

  test('several times of one stream in one post, in any order', async () => {
    const name = fresh()
    await metrics({ gauges: [2, 0, 1].map((n) => ({ name, value: n, measure_time: T + n + 0.9 })) })
    expect((await sumsOf(name))?.map(([, ts, sum]) => [ts, sum])).toEqual([
      [T, 0],
      [T + 1, 1],
      [T + 2, 2],
    ])
  })

  test('many posts at once', async () => {
    const names = Array.from({ length: 40 }, fresh)
    const answers = await Promise.all(
      names.map((name) =>
        metrics({
          measure_time: T,
          gauges: [
            { name, value: 1 },
            { name: 'shared.one', value: 2 },
          ],
        }),
      ),
    )
    expect(new Set(answers.map((answer) => answer.statusCode))).toEqual(new Set([200]))
    for (const name of names) expect(await sumsOf(name)).toEqual([[{ source: 'unassigned' }, T, 1]])
  })
})

describe('a new metric', () => {
  test('takes its properties from its first measurement and remembers who sent it', async () => {
    const name = fresh()
    const agent = 'flintstone/0.5 (dev_id:fred) librato-metrics/2.1.2 (ruby; 2.7)'
    const gauge = {
      name,
      value: 1,
      period: 10,
      description: 'd',
      attributes: { display_min: 0, color: null },
    }
    await post('/v1/metrics', { gauges: [gauge] }, { 'user-agent': agent })
    await metrics({ gauges: [{ name, value: 2, period: 20, attributes: { display_min: 5 } }] })
    expect(await server.call(metricList, { query: { name } })).toMatchObject({
      metrics: [
        {
          name,
          type: 'gauge',
          period: 10,
          description: 'd',
          display_name: null,
          attributes: { display_min: 0, color: null, created_by_ua: agent },
        },
      ],
    })
  })
})

describe('types', () => {
  test('a gauge posted to a counter is refused in the words that statsd reads, and nothing is stored', async () => {
    const [counter, other] = [fresh(), fresh()]
    await metrics({ counters: [{ name: counter, value: 1, measure_time: T }] })
    const answer = await metrics({
      gauges: [
        { name: other, value: 1 },
        { name: counter.toUpperCase(), value: 2 },
      ],
    })
    expect(answer.statusCode).toBe(400)
    const sentence = `'${counter.toUpperCase()}' is a counter, but was submitted as different type`
    expect(answer.json()).toEqual({ errors: { params: { type: [sentence] } } })
    expect(await storedOf(server.deps, other)).toBeUndefined()
    expect(await sumsOf(counter)).toEqual([[{ source: 'unassigned' }, T, 1]])
  })

  test('a counter posted to a gauge, also within one post', async () => {
    const name = fresh()
    const answer = await metrics({ gauges: [{ name, value: 1 }], counters: [{ name, value: 1 }] })
    expect(answer.json()).toEqual({
      errors: { params: { type: [`'${name}' is a gauge, but was submitted as different type`] } },
    })
    expect(await storedOf(server.deps, name)).toBeUndefined()
  })

  test('of two posts at once only the mistaken one is refused', async () => {
    const name = fresh()
    const answers = await Promise.all([
      metrics({ gauges: [{ name, value: 1 }] }),
      metrics({ counters: [{ name, value: 1 }] }),
      metrics({ gauges: [{ name, value: 2, source: 'b' }] }),
    ])
    expect(answers.map((answer) => answer.statusCode)).toEqual([200, 400, 200])
  })

  test('/v1/measurements, which names no type, stores to a counter too', async () => {
    const name = fresh()
    await metrics({ counters: [{ name, value: 1, measure_time: T }] })
    await measurements({ measurements: [{ name, value: 2, time: T }] })
    expect(await sumsOf(name)).toEqual([[{ source: 'unassigned' }, T, 2]])
  })

  test('nothing is posted to a composite', async () => {
    const name = fresh()
    await server.call(metricUpdate, {
      params: { name },
      body: { type: 'composite', composite: 's("a","*")' },
    })
    expect((await measurements({ measurements: [{ name, value: 2 }] })).statusCode).toBe(400)
  })
})

test('one bad measurement among 300 stores nothing', async () => {
  const name = fresh()
  const body = {
    gauges: Array.from({ length: 300 }, (_, n) => ({ name: `${name}.${n}`, value: n === 250 ? 'x' : n })),
  }
  const answer = await metrics(body)
  expect(answer.statusCode).toBe(400)
  expect(answer.json()).toEqual({ errors: { params: { 'gauges[250].value': ['is not a number'] } } })
  expect((await server.call(metricList, { query: { name } })).metrics).toEqual([])
})

/** A new metric whose measurements the service aggregates. */
async function aggregated(period?: number): Promise<string> {
  const name = fresh()
  await server.call(metricUpdate, {
    params: { name },
    body: { type: 'gauge', period, attributes: { aggregate: true } },
  })
  return name
}

describe('service-side aggregation', () => {
  test('keeps all samples of a period, at its start', async () => {
    const name = await aggregated(10)
    await measurements({ measurements: [0, 3, 3, 9].map((n) => ({ name, value: n, time: T + n })) })
    await measurements({
      measurements: [
        { name, value: 11, time: T + 11 },
        { name, value: 5, time: T + 3 },
      ],
    })
    expect((await sumsOf(name))?.map(([, ts, sum]) => [ts, sum])).toEqual([
      [T, 0],
      [T, 3],
      [T, 3],
      [T, 5],
      [T, 9],
      [T + 10, 11],
    ])
  })

  test('takes 60 seconds where the metric has no period', async () => {
    const name = await aggregated()
    await measurements({ measurements: [{ name, value: 1, time: 1_700_000_059 }] })
    expect((await sumsOf(name))?.map(([, ts]) => ts)).toEqual([1_700_000_040])
  })

  test('begins and ends with the attribute', async () => {
    const name = fresh()
    const twice = async () => {
      for (const value of [1, 2]) await measurements({ measurements: [{ name, value, time: T }] })
      return (await sumsOf(name))?.map(([, ts, sum]) => [ts, sum])
    }
    const aggregate = (on: boolean) =>
      server.call(metricUpdate, { params: { name }, body: { period: 3, attributes: { aggregate: on } } })
    expect(await twice()).toEqual([[T, 2]])
    await aggregate(true)
    expect(await twice()).toEqual([
      [T - 2, 1],
      [T - 2, 2],
      [T, 2],
    ])
    await aggregate(false)
    expect(await twice()).toHaveLength(3)
  })

  test('can be asked for by the first measurement', async () => {
    const name = fresh()
    const body = { name, time: T, attributes: { aggregate: 'true' }, period: 5 }
    await measurements({
      measurements: [
        { ...body, value: 1 },
        { ...body, value: 2 },
      ],
    })
    expect(await sumsOf(name)).toHaveLength(2)
  })
})

describe('a deleted metric', () => {
  test('is a new one when it is posted again', async () => {
    const name = fresh()
    const value = (value: number, time: number) => metrics({ gauges: [{ name, value, measure_time: time }] })
    for (const round of [1, 2, 3]) {
      await value(round, T + round)
      expect((await sumsOf(name))?.map(([, ts, sum]) => [ts, sum])).toEqual([[T + round, round]])
      await server.call(metricDelete, { params: { name } })
      expect(await sumsOf(name)).toBeUndefined()
    }
    await metrics({ counters: [{ name, value: 1 }] })
    expect((await server.call(metricList, { query: { name } })).metrics[0]?.type).toBe('counter')
  })

  test('takes its rows along', async () => {
    const name = fresh()
    await metrics({ gauges: [{ name, value: 1 }] })
    const { db, tsdb } = server.deps
    const metric = (await findMetric(db, name))!.id
    const count = async (table: string) => {
      const sql = `SELECT toUInt32(count()) AS n FROM ${table} WHERE metric_id = {metric:UInt32}`
      return (await tsdb.query(sql, { metric }, { maxMs: 5000 })).n?.[0]
    }
    expect([await count('points'), await count('streams')]).toEqual([1, 1])
    await server.call(metricDelete, { params: { name } })
    expect(await count('streams')).toBe(0)
    await removeDeletedMetrics(server.deps)
    await expect.poll(() => count('points'), { timeout: 20_000 }).toBe(0)
  })

  test('loses no acknowledged measurement to posts that run meanwhile', async () => {
    const name = fresh()
    for (let round = 0; round < 5; round += 1) {
      const posts = Array.from({ length: 10 }, (_, n) =>
        metrics({ gauges: [{ name, value: n, measure_time: T + n }] }),
      )
      await server.call(metricDelete, { params: { name } }).catch(() => undefined)
      await metrics({ gauges: [{ name, value: 99, measure_time: T + 99 }] })
      await Promise.all(posts)
      expect((await sumsOf(name))?.at(-1)?.slice(1)).toEqual([T + 99, 99])
    }
  })
})

/* Last, because deleting has to rewrite each of its many partitions. */
test('years in one post', async () => {
  const name = fresh()
  const weeks = Array.from({ length: 104 }, (_, week) => ({ name, value: week, time: T - week * 604_800 }))
  expect((await measurements({ measurements: weeks })).statusCode).toBe(202)
  expect(await storedOf(server.deps, name)).toHaveLength(104)
})
