import { type Chart, type ChartStream, measured } from '#api/charts.ts'
import type { SeriesAnswer, SeriesQuery } from '#api/series.ts'
import { sharedSeriesRead, type SharedSpace } from '#api/sharing.ts'
import type { Call } from '#api/client.ts'
import { badParams } from '#api/errors.ts'
import { batchSeries, type ReadSeries } from '../viewing/seriesBatch.ts'
import { streamsToRead } from '../viewing/seriesRequest.ts'

/** A stream as the reads of a link name it. */
interface Named {
  chart: number
  stream: number
}

/**
 * For so many ms what is new in one chart waits for what is new in others: many may look at one link, and charts that were
 * answered together are due together again.
 */
const GATHERED = 1_000

/**
 * Reads the series of charts by a read-only link, which knows them by their ids: source and tags are the link's. What lies
 * outside of a link's fixed time is not asked for, and is answered as nothing.
 */
export function linkReader(
  call: Call,
  slug: string,
  { charts, start_time, end_time }: Pick<SharedSpace, 'charts' | 'start_time' | 'end_time'>,
): ReadSeries {
  const known = namesOf(charts)
  const readNamed: ReadSeries = async ({ streams, source: _source, tags: _tags, ...asked }, signal) => {
    const named = streams.map((stream) => known.get(JSON.stringify(stream)))
    if (!named.every((name) => name !== undefined)) throw badParams({ streams: ['are not of this space'] })
    // Charts that show the same are answered together.
    const once = [...new Set(named)]
    const answer = await call(
      sharedSeriesRead,
      { params: { slug }, body: { ...asked, streams: once } },
      signal,
    )
    return { ...answer, streams: named.map((name) => answer.streams[once.indexOf(name)]!) }
  }
  const [atOnce, gathered] = [batchSeries(readNamed), batchSeries(readNamed, GATHERED)]
  const read: ReadSeries = (query, signal) => {
    const isUpdate = query.resolution !== undefined && query.end_time === undefined
    return (isUpdate ? gathered : atOnce)(query, signal)
  }
  return async (query, signal) => {
    if (start_time === null || end_time === null) return read(query, signal)
    const from = Math.max(start_time, query.start_time ?? start_time)
    const to = Math.min(end_time, query.end_time ?? end_time)
    return from < to ? read({ ...query, start_time: from, end_time: to }, signal) : nothing(query, to)
  }
}

/** The streams of charts by what is read of them. Those that read the same are one. */
const namesOf = (charts: readonly Chart[]): Map<string, Named> =>
  new Map(charts.flatMap((chart) => measured(chart).streams.map((stream) => nameOf(chart, stream))))

const nameOf = ({ id: chart }: Chart, stream: ChartStream): [string, Named] => [
  JSON.stringify(streamsToRead([stream])[0]),
  { chart, stream: stream.id ?? 0 },
]

function nothing({ streams, resolution = 60 }: SeriesQuery, time: number): SeriesAnswer {
  const none = { metric: null, lines: [], found: 0, rollup: 1, period: resolution, error: null }
  return {
    times: [],
    resolution,
    start_time: time,
    end_time: time,
    partial: { first: false, last: false },
    streams: streams.map(() => none),
  }
}
