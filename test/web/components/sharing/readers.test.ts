import { expect, test } from 'vitest'
import { measured } from '#api/charts.ts'
import type { Call } from '#api/client.ts'
import type { SeriesQuery } from '#api/series.ts'
import { linkReader } from '#web/components/sharing/linkReader.ts'
import { storedReader } from '#web/components/sharing/storedReader.ts'
import { streamsToRead } from '#web/components/viewing/seriesRequest.ts'
import { seriesAnswer, streamSeries } from '../viewing/answers.ts'

const { signal } = new AbortController()
const timed = (from: number, values: number[]) =>
  seriesAnswer({
    times: values.map((_, i) => from + i * 60),
    start_time: from,
    end_time: from + values.length * 60,
    streams: [streamSeries([values])],
  })
const stored = timed(600, [1, 2, 3, 4])
const before = timed(360, [7, 8, 9, 10])
const dayBefore = timed(120, [5, 6])

test.each<[string, Parameters<typeof storedReader>[0], Partial<SeriesQuery>, number[]]>([
  ['all of it', { series: stored }, {}, [1, 2, 3, 4]],
  ['a part', { series: stored }, { start_time: 661, end_time: 730 }, [2, 3]],
  ['nothing of another time', { series: stored }, { start_time: 0, end_time: 300 }, []],
  [
    'what was before, and goes over into it',
    { series: stored, earlier: { comparison: 'before', shift: 240, series: before } },
    { start_time: 540, end_time: 720 },
    [10, 1, 2],
  ],
  [
    'what was long before',
    { series: stored, earlier: { comparison: 'day', shift: 480, series: dayBefore } },
    { start_time: 120, end_time: 360 },
    [5, 6],
  ],
])('a snapshot answers %s', async (_, content, query, values) => {
  const answer = await storedReader(content)({ streams: [], ...query }, signal)
  expect(answer.streams[0]!.lines[0]?.values ?? []).toEqual(values)
  expect(answer.times).toHaveLength(values.length)
})

/** A reader of a link to two charts, and what it asked for. */
function reader(fixed: { start_time: number | null; end_time: number | null }) {
  const charts = [
    {
      id: 3,
      name: 'a',
      type: 'line' as const,
      streams: [
        { id: 7, metric: 'cpu', name: 'one' },
        { id: 9, metric: 'cpu', type: 'annotation' },
      ],
    },
    { id: 4, name: 'b', type: 'line' as const, streams: [{ id: 8, metric: 'cpu', source: '%' }] },
  ]
  const asked: unknown[] = []
  const call = (async (_endpoint: unknown, { body }: { body: { streams: unknown[] } }) => {
    asked.push(body)
    return seriesAnswer({ streams: body.streams.map(() => streamSeries([[1]])) })
  }) as Call
  return { read: linkReader(call, 'slug', { charts, ...fixed }), asked, charts }
}

test('a link names streams, and says nothing of sources and tags', async () => {
  const { read, asked, charts } = reader({ start_time: null, end_time: null })
  const query = { duration: 60, points: 100, source: 'a', tags: { region: ['b'] } }
  // What two charts show is asked for once.
  const shown = [...charts, charts[0]!].map((chart) => streamsToRead(measured(chart).streams))
  const answers = await Promise.all(shown.map((streams) => read({ ...query, streams }, signal)))
  expect(answers.map((answer) => answer.streams.length)).toEqual([1, 1, 1])
  const streams = [
    { chart: 3, stream: 7 },
    { chart: 4, stream: 8 },
  ]
  expect(asked).toEqual([{ duration: 60, points: 100, streams }])
  await expect(read({ duration: 60, streams: [{ metric: 'other' }] }, signal)).rejects.toMatchObject({
    status: 400,
  })
})

test.each<[from: number, to: number, asked: object | null]>([
  [100, 200, { start_time: 100, end_time: 200 }],
  [50, 250, { start_time: 100, end_time: 200 }],
  [150, 300, { start_time: 150, end_time: 200 }],
  [0, 100, null],
])('of a link from 100 to 200, %d to %d asks for %j', async (start_time, end_time, expected) => {
  const { read, asked, charts } = reader({ start_time: 100, end_time: 200 })
  const streams = streamsToRead(measured(charts[0]!).streams)
  const answer = await read({ start_time, end_time, streams }, signal)
  expect(asked).toEqual(expected === null ? [] : [{ ...expected, streams: [{ chart: 3, stream: 7 }] }])
  expect(answer.streams).toHaveLength(1)
})
