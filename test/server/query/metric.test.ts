import { expect, test } from 'vitest'
import { measurementCreate } from '#api/measurements.ts'
import { metricSubmit, metricUpdate } from '#api/metrics.ts'
import { startServer } from '#test/helpers/server.ts'

const NOW = Math.floor(Date.now() / 3_600_000) * 3_600
const START = NOW - 600

const server = await startServer({ now: () => NOW + 20 })

async function gauges(
  name: string,
  rows: readonly [second: number, source: string | undefined, value: number][],
) {
  await server.call(metricSubmit, {
    body: {
      gauges: rows.map(([second, source, value]) => ({ name, source, value, measure_time: START + second })),
    },
  })
}

async function get(name: string, query = '') {
  const answer = await server.inject({ method: 'GET', url: `/v1/metrics/${name}?${query}` })
  return { status: answer.statusCode, body: answer.json() }
}

type Measurements = Record<string, { measure_time: number; value: number }[]>

/** Measurements by source, as `time=value …` with times counted from START. */
async function measured(name: string, query: string): Promise<Record<string, string>> {
  const { status, body } = await get(name, query)
  expect(status, JSON.stringify(body)).toBe(200)
  return Object.fromEntries(
    Object.entries(body.measurements as Measurements).map(([source, list]) => [
      source,
      list.map(({ measure_time, value }) => `${measure_time - START}=${value}`).join(' '),
    ]),
  )
}

await gauges('v.cpu', [
  [0, 'Web.1', 1],
  [7, 'web.1', 2],
  [61, 'web.1', 6],
  [0, 'web.2', 10],
  [120, 'web.2', 20],
  [0, undefined, 100],
])
const SINCE = `start_time=${START}`

test('without a time there is only the metric', async () => {
  const { body } = await get('V.cpu')
  expect(body).toMatchObject({ name: 'v.cpu', type: 'gauge', period: null })
  expect(body).not.toHaveProperty('measurements')
  expect((await get('v.none')).status).toBe(404)
})

test.each<[string, Record<string, string>]>([
  [SINCE, { 'web.1': '0=1 7=2 61=6', 'web.2': '0=10 120=20', unassigned: '0=100' }],
  [`${SINCE}&resolution=60`, { 'web.1': '0=1.5 60=6', 'web.2': '0=10 120=20', unassigned: '0=100' }],
  [`${SINCE}&end_time=${START + 7}&source=web.1`, { 'web.1': '0=1 7=2' }],
  [`${SINCE}&sources[]=web.1&sources[]=unassigned`, { 'web.1': '0=1 7=2 61=6', unassigned: '0=100' }],
  [`${SINCE}&source=WEB*`, { 'web.1': '0=1 7=2 61=6', 'web.2': '0=10 120=20' }],
  ['count=2', { 'web.1': '7=2 61=6', 'web.2': '0=10 120=20', unassigned: '0=100' }],
  ['count=1&resolution=60', { 'web.1': '60=6', 'web.2': '120=20', unassigned: '0=100' }],
  [`count=1&end_time=${START + 60}`, { 'web.1': '7=2', 'web.2': '0=10', unassigned: '0=100' }],
  [`count=2&${SINCE}`, { 'web.1': '0=1 7=2', 'web.2': '0=10 120=20', unassigned: '0=100' }],
  [`count=1&start_time=${START + 1}`, { 'web.1': '7=2', 'web.2': '120=20' }],
  [`${SINCE}&summarize_time=true`, { 'web.1': '0=3', 'web.2': '0=15', unassigned: '0=100' }],
  [
    `${SINCE}&resolution=60&summarize_sources=1&source=web*`,
    { 'web.1': '0=1.5 60=6', 'web.2': '0=10 120=20', all: '0=4.333333333333333 60=6 120=20' },
  ],
  [`${SINCE}&summarize_sources=1&summarize_time=1&breakout_sources=false&source=web*`, { all: '0=7.8' }],
  [`${SINCE}&resolution=60&group_by=max&source=web*`, { all: '0=10 60=6 120=20' }],
  [`${SINCE}&resolution=60&group_by=mean&source=web*`, { all: '0=5.75 60=6 120=20' }],
  [
    `${SINCE}&resolution=60&group_by=sum&breakout_sources=true&source=web.2`,
    { 'web.2': '0=10 120=20', all: '0=10 120=20' },
  ],
])('%s', async (query, expected) => {
  expect(await measured('v.cpu', query)).toEqual(expected)
})

test('a record of several measurements tells their statistics; all tells how many sources it stands for', async () => {
  const { body } = await get(
    'v.cpu',
    `${SINCE}&resolution=60&source=web.1&group_by=max&breakout_sources=true`,
  )
  expect(body.resolution).toBe(60)
  expect(body.measurements['web.1']).toEqual([
    { measure_time: START, value: 1.5, count: 2, sum: 3, min: 1, max: 2, sum_squares: 5 },
    { measure_time: START + 60, value: 6, count: 1 },
  ])
  expect(body.measurements.all[0]).toEqual({
    measure_time: START,
    value: 1.5,
    count: 2,
    sum: 3,
    min: 1,
    max: 2,
    sum_squares: 5,
    summarized: 1,
  })
})

test('a counter tells where it stood, and summarized how much it grew', async () => {
  const counters = [5, 9, 2].map((value, index) => ({
    name: 'v.hits',
    value,
    measure_time: START + index * 60,
  }))
  await server.call(metricSubmit, { body: { counters } })
  expect(await measured('v.hits', `${SINCE}&resolution=60`)).toEqual({ unassigned: '0=5 60=9 120=2' })
  expect(await measured('v.hits', `${SINCE}&summarize_time=true`)).toEqual({ unassigned: '60=2' })
})

test('what was written with other tags is known by them', async () => {
  await server.call(measurementCreate, {
    body: {
      time: START,
      measurements: [
        { name: 'v.tags', value: 1, tags: { region: 'us', host: 'a' } },
        { name: 'v.tags', value: 2, tags: { source: 'web', region: 'us' } },
        { name: 'v.tags', value: 4, tags: { source: 'web', region: 'eu' } },
      ],
    },
  })
  expect(await measured('v.tags', SINCE)).toEqual({ 'host=a,region=us': '0=1', web: '0=3' })
})

test('a metric summarized by its sum shows sums in buckets', async () => {
  await gauges('v.sum', [
    [0, 'a', 1],
    [1, 'a', 2],
  ])
  await server.call(metricUpdate, {
    params: { name: 'v.sum' },
    body: { attributes: { summarize_function: 'sum' } },
  })
  expect(await measured('v.sum', `${SINCE}&resolution=60`)).toEqual({ a: '0=3' })
  expect(await measured('v.sum', SINCE)).toEqual({ a: '0=1 1=2' })
})

test('next_time reads on where the answer was cut', async () => {
  const rows = Array.from(
    { length: 6_000 },
    (_, second) => [second - 7_000, 'a', second] as [number, string, number],
  )
  await gauges('v.long', rows)
  const first = (await get('v.long', `start_time=${START - 7_000}`)).body
  expect(first.measurements.a).toHaveLength(5_000)
  const second = (await get('v.long', `start_time=${first.query.next_time}`)).body
  expect(second.measurements.a).toHaveLength(1_000)
  expect(second).not.toHaveProperty('query')
  expect(first.measurements.a.at(-1).value + 1).toBe(second.measurements.a[0].value)
})

test('the last of a source that has long been silent are found', async () => {
  await gauges('v.old', [[0, 'a', 1]])
  await gauges('v.old', [
    [-200 * 86_400, 'b', 2],
    [-1, 'a', 3],
  ])
  expect(await measured('v.old', 'count=1')).toEqual({ a: '0=1', b: `${-200 * 86_400}=2` })
})

test('more of each stream than an answer holds is refused', async () => {
  await gauges('v.many', [
    [0, 'a', 1],
    [0, 'b', 1],
  ])
  const { status, body } = await get('v.many', 'count=250000')
  expect(status).toBe(400)
  expect(body.errors.params.count).toEqual(['must be 125000 or less: it is a number for each of 2 streams'])
})
