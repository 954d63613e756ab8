import { expect, test } from 'vitest'
import { measurementCreate } from '#api/measurements.ts'
import { metricUpdate } from '#api/metrics.ts'
import { seriesRead, type SeriesStream } from '#api/series.ts'
import { startServer } from '#test/helpers/server.ts'

const NOW = Math.floor(Date.now() / 3_600_000) * 3_600
const START = NOW - 300

const server = await startServer({ now: () => NOW })

const MEASURED: [name: string, tags: Record<string, string>, values: number[]][] = [
  ['comp.errors', { host: 'a', region: 'eu' }, [1, 2, 3, 4, 5]],
  ['comp.errors', { host: 'b', region: 'us' }, [10, 10, 10, 10, 10]],
  ['comp.requests', { host: 'a', region: 'eu' }, [10, 10, 10, 10, 10]],
  ['comp.requests', { host: 'b', region: 'us' }, [40, 40, 40, 40, 40]],
  ['comp.sourced', { source: 'web-1' }, [1, 1, 1, 1, 1]],
  ['comp.sourced', { source: 'db-1' }, [5, 5, 5, 5, 5]],
]

await server.call(measurementCreate, {
  body: {
    period: 60,
    measurements: MEASURED.flatMap(([name, tags, values]) =>
      values.map((value, index) => ({ name, tags, value, time: START + index * 60 })),
    ),
  },
})

async function read(stream: SeriesStream, body: object = {}) {
  const { streams } = await server.call(seriesRead, {
    body: { start_time: START, end_time: NOW, resolution: 60, streams: [stream], ...body },
  })
  return streams[0]!
}

async function lines(stream: SeriesStream, body: object = {}) {
  const { error, lines } = await read(stream, body)
  expect(error).toBeNull()
  return lines.map(({ tags, values }) => [tags, values.slice(0, 5)])
}

test('a composite is drawn, aggregated in the engine', async () => {
  const composite = 'divide([sum(s("comp.errors", {"host": "*"})), sum(s("comp.requests", {"host": "*"}))])'
  expect(await lines({ composite })).toEqual([[{}, [0.22, 0.24, 0.26, 0.28, 0.3]]])
})

test('group_by gives a line for each value', async () => {
  const composite = 'group_by("region", divide([sum(s("comp.errors", "*")), sum(s("comp.requests", "*"))]))'
  expect(await lines({ composite })).toEqual([
    [{ region: 'eu' }, [0.1, 0.2, 0.3, 0.4, 0.5]],
    [{ region: 'us' }, [0.25, 0.25, 0.25, 0.25, 0.25]],
  ])
})

test('sources, patterns of names and the source of the space', async () => {
  expect(await lines({ composite: 's("comp.sourced", "web*")' })).toEqual([
    [{ source: 'web-1' }, [1, 1, 1, 1, 1]],
  ])
  expect(await lines({ composite: 's("comp.sour*", "%")' }, { source: 'db-1' })).toEqual([
    [{ source: 'db-1' }, [5, 5, 5, 5, 5]],
  ])
})

test('a composite of what was never measured has no lines, and says why', async () => {
  expect(await read({ composite: 's("comp.absent", "*")' })).toMatchObject({
    lines: [],
    error: 'Waiting for the first measurement of comp.absent.',
  })
})

test('points of a coarser display are reduced by the downsample function', async () => {
  const composite = 's("comp.errors", {"host": "a"}, {period: "60"})'
  const coarse = await server.call(seriesRead, {
    body: {
      start_time: START,
      end_time: NOW,
      resolution: 300,
      streams: [{ composite, downsample_function: 'max' }],
    },
  })
  expect(coarse.streams[0]!.lines[0]!.values[0]).toBe(3)
})

test('a metric that is a composite is drawn like one', async () => {
  await server.call(metricUpdate, {
    params: { name: 'comp.saved' },
    body: { type: 'composite', composite: 'mean(s("comp.errors", {"region": "*"}))' },
  })
  expect(await lines({ metric: 'comp.saved' })).toEqual([[{}, [5.5, 6, 6.5, 7, 7.5]]])
})

test('what is wrong with a composite is said, and the other streams are answered', async () => {
  const answer = await server.call(seriesRead, {
    body: {
      start_time: START,
      end_time: NOW,
      streams: [{ composite: 'total(s("comp.errors"))' }, { metric: 'comp.requests' }],
    },
  })
  expect(answer.streams[0]!.error).toBe('There is no function total()')
  expect(answer.streams[1]!.lines).toHaveLength(1)
})

test('a stream that names a saved composite chooses among its results, as a read by name does', async () => {
  const name = 'comp.saved'
  const body = { type: 'composite' as const, composite: 's("comp.*", "*")', period: 60 }
  await server.call(metricUpdate, { params: { name }, body })
  const tagged = (value: string) => [{ name: 'host', values: [value] }]
  const valuesOf = async (stream: SeriesStream, dynamic: object = {}) =>
    (await lines({ metric: name, ...stream }, dynamic)).map(([, values]) => values)
  expect(await valuesOf({})).toHaveLength(6)
  expect(await valuesOf({ source: 'web*' })).toEqual([[1, 1, 1, 1, 1]])
  expect(await valuesOf({ source: '%' }, { source: 'db-1' })).toEqual([[5, 5, 5, 5, 5]])
  expect(await valuesOf({ source: '*' })).toHaveLength(6)
  expect(await valuesOf({ tags: tagged('a') })).toHaveLength(2)
  expect(await valuesOf({ tags: tagged('a'), group_function: 'sum' })).toEqual([[11, 12, 13, 14, 15]])
  expect(await valuesOf({ tags: tagged('b'), group_function: 'breakout' })).toHaveLength(2)
  const byHost = [{ name: 'host', grouped: true }]
  expect(await lines({ metric: name, tags: byHost, group_function: 'max' })).toEqual([
    [{ host: 'a' }, [10, 10, 10, 10, 10]],
    [{ host: 'b' }, [40, 40, 40, 40, 40]],
  ])
})
