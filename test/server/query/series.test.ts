import { expect, test } from 'vitest'
import { seriesRead, type SeriesStream } from '#api/series.ts'
import { measurementCreate } from '#api/measurements.ts'
import { metricSubmit } from '#api/metrics.ts'
import { startServer } from '#test/helpers/server.ts'

const NOW = Math.floor(Date.now() / 60_000) * 60
const START = NOW - 600

const server = await startServer({ now: () => NOW + 20 })

async function post(
  name: string,
  rows: readonly [minute: number, tags: Record<string, string>, value: number][],
) {
  await server.call(measurementCreate, {
    body: {
      measurements: rows.map(([minute, tags, value]) => ({ name, time: START + minute * 60, tags, value })),
    },
  })
}

const read = async (stream: SeriesStream, body: object = {}) =>
  server.call(seriesRead, { body: { start_time: START, resolution: 60, streams: [stream], ...body } })

await post('s.cpu', [
  [0, { host: 'a', region: 'us-east' }, 10],
  [0, { host: 'b', region: 'us-east' }, 20],
  [0, { host: 'c', region: 'eu' }, 60],
  [1, { host: 'a', region: 'us-east' }, 11],
  [10, { host: 'a', region: 'us-east' }, 12.345678912],
])

test('one averaged line over one grid, the current bucket marked as partial', async () => {
  const answer = await read({ metric: 's.cpu' })
  expect(answer).toMatchObject({
    resolution: 60,
    start_time: START,
    end_time: NOW + 20,
    partial: { first: false, last: true },
  })
  expect(answer.times).toEqual(Array.from({ length: 11 }, (_, minute) => START + minute * 60))
  const [stream] = answer.streams
  expect(stream).toMatchObject({ found: 1, rollup: 1, error: null, metric: { name: 's.cpu', type: 'gauge' } })
  expect(stream?.lines).toEqual([
    { tags: {}, values: [30, 11, null, null, null, null, null, null, null, null, 12.34568], last_time: NOW },
  ])
})

test.each<[string, SeriesStream, [Record<string, string>, number][]]>([
  ['sum', { group_function: 'sum' }, [[{}, 90]]],
  ['min', { group_function: 'min' }, [[{}, 10]]],
  ['max', { group_function: 'max' }, [[{}, 60]]],
  [
    'breakout by the tag with most values',
    { group_function: 'breakout' },
    [
      [{ host: 'a' }, 10],
      [{ host: 'b' }, 20],
      [{ host: 'c' }, 60],
    ],
  ],
  [
    'grouped by a tag',
    { group_function: 'sum', tags: [{ name: 'region', values: ['*'], grouped: true }] },
    [
      [{ region: 'eu' }, 60],
      [{ region: 'us-east' }, 30],
    ],
  ],
  ['filtered', { tags: [{ name: 'region', values: ['us-*'] }] }, [[{}, 15]]],
  ['filtered by not', { tags: [{ name: 'region', values: ['!us-*'] }] }, [[{}, 60]]],
  ['dynamic tag', { tags: [{ name: 'host', values: ['a'], dynamic: true }] }, [[{}, 40]]],
  ['dynamic tag that nobody chose', { tags: [{ name: 'constructor', dynamic: true }] }, [[{}, 30]]],
  ['source *, also of streams without one', { source: '*' }, [[{}, 30]]],
  ['source that nothing has', { source: 'web*' }, []],
])('%s', async (_, stream, expected) => {
  const answer = await read({ metric: 'S.CPU', ...stream }, { tags: { host: ['b', 'c'] } })
  expect(answer.streams[0]?.lines.map(({ tags, values }) => [tags, values[0]])).toEqual(expected)
})

test('the dynamic source stands for %, in Librato’s language', async () => {
  await server.call(metricSubmit, {
    body: {
      gauges: ['web.1', 'web.2', 'db.1'].map((source, index) => ({
        name: 's.load',
        source,
        value: index + 1,
        measure_time: START,
      })),
    },
  })
  const first = async (source?: string) => {
    const answer = await read({ metric: 's.load', source: '%', group_function: 'sum' }, { source })
    return answer.streams[0]?.lines[0]?.values[0]
  }
  expect(await first()).toBe(6)
  expect(await first('web*')).toBe(3)
  expect(await first('web.1 OR db*')).toBe(4)
  expect(await first('!web.1')).toBe(5)
  expect(await first('db.1 OR !web*')).toBe(3)
  const broken = await read({ metric: 's.load', source: 'web*', group_function: 'breakout' })
  expect(broken.streams[0]?.lines.map(({ tags }) => tags)).toEqual([{ source: 'web.1' }, { source: 'web.2' }])
})

test('a counter is drawn by its increases, 0 where it began anew', async () => {
  const values = [100, 130, 20, 25]
  await server.call(metricSubmit, {
    body: {
      counters: values.map((value, minute) => ({ name: 's.hits', value, measure_time: START + minute * 60 })),
    },
  })
  const drawn = async (stream: SeriesStream) =>
    (await read({ metric: 's.hits', ...stream })).streams[0]?.lines[0]?.values.slice(0, 4)
  expect(await drawn({})).toEqual([null, 30, 0, 5])
  expect(await drawn({ summary_function: 'absolute_value' })).toEqual(values)
  const later = await read({ metric: 's.hits' }, { start_time: START + 60 })
  expect(later.streams[0]?.lines[0]?.values.slice(0, 3)).toEqual([30, 0, 5])
})

test('what is missing or cannot be read leaves the other streams alone', async () => {
  const answer = await server.call(seriesRead, {
    body: {
      duration: 600,
      streams: [{ metric: 's.none' }, { composite: 's("s.cpu"' }, { metric: 's.cpu' }, {}],
    },
  })
  expect(answer.streams.map(({ error, metric }) => [error === null, metric?.name])).toEqual([
    [false, undefined],
    [false, undefined],
    [true, 's.cpu'],
    [false, undefined],
  ])
})

async function chosen(body: object, metric = 's.load') {
  const answer = await server.call(seriesRead, { body: { streams: [{ metric }], ...body } })
  return [answer.resolution, answer.streams[0]?.period]
}

test('a stream of annotations has no lines, though a metric has its name', async () => {
  const { streams } = await read({ metric: 's.cpu', type: 'annotation' })
  expect(streams).toMatchObject([{ metric: null, lines: [], found: 0, error: null }])
})

test('the server chooses the finest grid within the points that leaves no gaps', async () => {
  await post(
    's.every30',
    [0, 0.5, 1, 1.5, 2].map((minute) => [minute, {}, 1]),
  )
  expect(await chosen({ duration: 3_600 }, 's.every30')).toEqual([30, 30])
  expect(await chosen({ duration: 86_400 }, 's.every30')).toEqual([120, 30])
  expect(await chosen({ duration: 86_400, points: 100 }, 's.every30')).toEqual([900, 30])
  expect(await chosen({ duration: 7 * 86_400 })).toEqual([900, 900])
})

test.each([
  [{ streams: [] }, 'start_time'],
  [{ start_time: 1, end_time: 2, duration: 3, streams: [] }, 'duration'],
  [{ start_time: 10, end_time: 2, streams: [] }, 'end_time'],
  [{ start_time: 0, resolution: 1, streams: [] }, 'resolution'],
])('%j is refused naming %s', async (body, field) => {
  const answer = await server.inject({ method: 'POST', url: '/v1/series', payload: body })
  expect(answer.statusCode).toBe(400)
  expect(Object.keys(answer.json().errors.params)).toEqual([field])
})
