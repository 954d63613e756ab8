import type { Bucket } from '#series/bucket.ts'
import type { Grid } from '#series/grid.ts'
import type { Change, Statistic } from '#series/summary.ts'
import type { Tags } from '#api/names.ts'
import type { SqlParams, Tsdb } from '../engine/tsdb.ts'
import {
  BUCKET_SQL,
  PARTS_SQL,
  READ_SETTINGS,
  rowsOf,
  type Segment,
  SPREAD_SQL,
  STATISTIC_SQL,
  type StreamChoice,
} from './bucketSql.ts'
import type { SqlPart } from './matchStreams.ts'
import { READ_MS } from './readLimits.ts'

/** What is read: buckets of `grid`, put together from the segments, which cover it. */
export interface BucketQuery {
  metric: number
  streams: StreamChoice
  segments: readonly Segment[]
  grid: Grid
}

export interface LineQuery extends BucketQuery {
  statistic: Statistic
  change: Change
  /** How the streams of a line become one; null gives each stream a line of its own. */
  group: { by: readonly string[]; function: GroupFunction } | null
}

export const GROUP_SQL = {
  mean: 'avg(value)',
  sum: 'sum(value)',
  min: 'min(value)',
  max: 'max(value)',
} as const
export type GroupFunction = keyof typeof GROUP_SQL

/** Values of one line at those buckets of the grid that have any, in no order. */
export interface ReadLine {
  /** The stream's id, or the values of the tags grouped by, in their order. */
  key: string | readonly string[]
  buckets: readonly number[]
  values: readonly number[]
  /** Unix seconds of the newest row; for a rolled-up one, the start of its bucket. */
  newest: number
}

/** Lines of a metric: statistics of each stream's buckets, grouped. */
export async function readLines(tsdb: Tsdb, query: LineQuery): Promise<ReadLine[]> {
  const values = changes(streamValues(query), query.change)
  const lines = query.group === null ? eachStream(values) : grouped(values, query.group)
  const answer = await tsdb.query(
    `SELECT line, groupArray(bucket) AS buckets, groupArray(value) AS values, toUnixTimestamp(max(newest)) AS last_time
     FROM (${lines.sql})
     WHERE isFinite(value)
     GROUP BY line
     ${READ_SETTINGS}`,
    { ...paramsOf(query), ...lines.params },
    { maxMs: READ_MS },
  )
  const { line, buckets, values: numbers, last_time } = answer
  return line!.map((key, index) => ({
    key: key as ReadLine['key'],
    buckets: buckets![index] as number[],
    values: numbers![index] as number[],
    newest: last_time![index] as number,
  }))
}

function paramsOf({ metric, grid }: BucketQuery): SqlParams {
  return { metric, origin: grid.from, resolution: grid.resolution }
}

function streamValues({ segments, streams, statistic }: LineQuery): SqlPart {
  const rows = rowsOf(segments, streams)
  if (statistic === 'stddev') {
    const sql = `SELECT stream_id, bucket, sqrt((${SPREAD_SQL}) / sum_weight) AS value, newest FROM (${summed(rows.sql)})`
    return { sql, params: rows.params }
  }
  const sql = `SELECT stream_id, ${BUCKET_SQL} AS bucket, ${STATISTIC_SQL[statistic]} AS value, max(at) AS newest
    FROM (${rows.sql}) GROUP BY stream_id, bucket`
  return { sql, params: rows.params }
}

function summed(rows: string): string {
  return `SELECT stream_id, ${BUCKET_SQL} AS bucket, sum(total) AS sum_total, sum(weight) AS sum_weight,
      min(low) AS lowest, max(high) AS highest, ${STATISTIC_SQL.last} AS final_value,
      sum(spread) AS inner_spread, ${PARTS_SQL} AS parts, max(at) AS newest
    FROM (${rows}) GROUP BY stream_id, bucket`
}

function changes(values: SqlPart, change: Change): SqlPart {
  if (change === 'none') return values
  const difference = 'latest_value - lagInFrame(latest_value, 1, nan) OVER previous'
  const sql = `SELECT stream_id, bucket, newest,
      ${change === 'increase' ? `if(difference < 0, 0, difference)` : 'difference'} AS value
    FROM (
      SELECT stream_id, bucket, newest, ${difference} AS difference
      FROM (SELECT stream_id, bucket, newest, value AS latest_value FROM (${values.sql}))
      WINDOW previous AS (PARTITION BY stream_id ORDER BY bucket ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)
    ) WHERE isFinite(difference)`
  return { sql, params: values.params }
}

function eachStream(values: SqlPart): SqlPart {
  return {
    sql: `SELECT toString(stream_id) AS line, bucket, value, newest FROM (${values.sql})`,
    params: values.params,
  }
}

function grouped(values: SqlPart, { by, function: name }: NonNullable<LineQuery['group']>): SqlPart {
  const inner =
    by.length === 0
      ? `SELECT emptyArrayString() AS label, stream_id, bucket, value, newest FROM (${values.sql})`
      : labelled(values.sql, by)
  const sql = `SELECT line, bucket, grouped_value AS value, newest_of_group AS newest
    FROM (
      SELECT label AS line, bucket, ${GROUP_SQL[name]} AS grouped_value, max(newest) AS newest_of_group
      FROM (${inner}) GROUP BY line, bucket
    )`
  const params = Object.fromEntries(by.map((tag, index) => [`by${index}`, tag]))
  return { sql, params: { ...values.params, ...params } }
}

function labelled(values: string, by: readonly string[]): string {
  const tags = by.map((_, index) => `tags[{by${index}:String}]`)
  return `SELECT label, bucket, value, newest
    FROM (${values}) AS stream_values
    INNER JOIN (
      SELECT stream_id, [${tags.join(', ')}] AS label FROM streams FINAL WHERE metric_id = {metric:UInt32}
    ) AS labels ON stream_values.stream_id = labels.stream_id`
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
       SELECT * FROM (SELECT *, ${SPREAD_SQL} AS total_spread FROM (${summed(rows.sql)}) ${kept}) ORDER BY bucket
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
