import type { Bucket } from '#series/bucket.ts'
import type { Grid } from '#series/grid.ts'
import type { Tags } from '#api/names.ts'
import type { SqlParams, Tsdb } from '../engine/tsdb.ts'
import {
  BUCKET_SQL,
  READ_SETTINGS,
  rowsOf,
  type Segment,
  SPREAD_SQL,
  type StreamChoice,
  summedSql,
} from './bucketSql.ts'
import { READ_MS } from './readLimits.ts'

/** What is read: buckets of `grid`, put together from the segments, which cover it. */
export interface BucketQuery {
  metric: number
  streams: StreamChoice
  segments: readonly Segment[]
  grid: Grid
}

/** Values of the placeholders that every read has. */
export function paramsOf({ metric, grid }: BucketQuery): SqlParams {
  return { metric, origin: grid.from, resolution: grid.resolution }
}

/** Which buckets of a stream are kept; the newest or oldest few that have measurements. */
export interface Take {
  end: 'first' | 'last'
  count: number
}

/** All statistics of every stream's buckets, by stream id, oldest first. */
export async function readBuckets(
  tsdb: Tsdb,
  query: BucketQuery,
  take?: Take,
): Promise<Map<string, Bucket[]>> {
  const rows = rowsOf(query.segments, query.streams)
  const kept =
    take === undefined
      ? ''
      : `ORDER BY bucket ${take.end === 'last' ? 'DESC' : 'ASC'} LIMIT {take:UInt32} BY stream_id`
  const columns = ['bucket', 'sum_total', 'sum_weight', 'lowest', 'highest', 'final_value', 'total_spread']
  const answer = await tsdb.query(
    `SELECT toString(stream_id) AS line, ${columns.map((name) => `groupArray(${name}) AS ${name}s`).join(', ')}
     FROM (
       SELECT * FROM (SELECT *, ${SPREAD_SQL} AS total_spread FROM (${summedSql(rows.sql)}) ${kept}) ORDER BY bucket
     )
     GROUP BY stream_id
     ${READ_SETTINGS}`,
    { ...paramsOf(query), ...rows.params, ...(take === undefined ? {} : { take: take.count }) },
    { maxMs: READ_MS },
  )
  const { from, resolution } = query.grid
  const column = (name: string, line: number) => answer[`${name}s`]![line] as number[]
  return new Map(
    (answer.line as string[]).map((id, line) => [
      id,
      column('bucket', line).map((bucket, index) => ({
        time: from + bucket * resolution,
        sum: column('sum_total', line)[index]!,
        count: column('sum_weight', line)[index]!,
        min: column('lowest', line)[index]!,
        max: column('highest', line)[index]!,
        last: column('final_value', line)[index]!,
        m2: column('total_spread', line)[index]!,
      })),
    ]),
  )
}

/** The first buckets of any stream that have measurements, and how many streams' buckets each stands for. */
export async function countBuckets(
  tsdb: Tsdb,
  query: BucketQuery,
  limit: number,
): Promise<{ bucket: number; streams: number }[]> {
  const rows = rowsOf(query.segments, query.streams)
  const answer = await tsdb.query(
    `SELECT ${BUCKET_SQL} AS bucket, toUInt32(uniqExact(stream_id)) AS streams
     FROM (${rows.sql}) GROUP BY bucket ORDER BY bucket LIMIT {limit:UInt32} ${READ_SETTINGS}`,
    { ...paramsOf(query), ...rows.params, limit },
    { maxMs: READ_MS },
  )
  const streams = answer.streams as number[]
  return (answer.bucket as number[]).map((bucket, index) => ({ bucket, streams: streams[index]! }))
}

/** Streams of a metric that have measurements within the segments, with their tags, in the order of their ids. */
export async function listLiveStreams(tsdb: Tsdb, query: BucketQuery): Promise<{ id: string; tags: Tags }[]> {
  const rows = rowsOf(query.segments, query.streams)
  const answer = await tsdb.query(
    `SELECT toString(stream_id) AS id, tags FROM streams FINAL
     WHERE metric_id = {metric:UInt32} AND stream_id IN (SELECT DISTINCT stream_id FROM (${rows.sql}))
     ORDER BY stream_id ${READ_SETTINGS}`,
    { ...rows.params, metric: query.metric },
    { maxMs: READ_MS },
  )
  return (answer.id as string[]).map((id, index) => ({ id, tags: answer.tags![index] as Tags }))
}
