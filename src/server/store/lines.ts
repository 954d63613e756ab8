import type { Change, Statistic } from '#series/summary.ts'
import type { Tsdb } from '../engine/tsdb.ts'
import {
  BUCKET_SQL,
  ONE_METRIC,
  READ_SETTINGS,
  rowsOf,
  SPREAD_SQL,
  STATISTIC_SQL,
  summedSql,
} from './bucketSql.ts'
import { type BucketQuery, paramsOf } from './buckets.ts'
import type { SqlPart } from './matchStreams.ts'
import { READ_MS } from './readLimits.ts'

export interface LineQuery extends BucketQuery {
  statistic: Statistic
  change: Change
  /** The most buckets between two whose difference is taken; left out for any. */
  reach?: number
  /** How the streams of a line become one; null gives each stream a line of its own. */
  group: { by: readonly string[]; function: GroupFunction } | null
}

const GROUP_SQL = {
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
  const values = changesOf(streamValues(query), query.change, query.reach)
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

function streamValues({ segments, streams, statistic }: LineQuery): SqlPart {
  const rows = rowsOf(segments, streams)
  if (statistic === 'stddev') {
    const sql = `SELECT stream_id, bucket, sqrt((${SPREAD_SQL}) / sum_weight) AS value, newest FROM (${summedSql(rows.sql)})`
    return { sql, params: rows.params }
  }
  return { sql: valuesSql(rows.sql, statistic), params: rows.params }
}

/** A statistic of each bucket of each stream. */
export function valuesSql(
  rows: string,
  statistic: Exclude<Statistic, 'stddev'>,
  { key } = ONE_METRIC,
): string {
  return `SELECT ${key}, ${BUCKET_SQL} AS bucket, ${STATISTIC_SQL[statistic]} AS value, max(at) AS newest
    FROM (${rows}) GROUP BY ${key}, bucket`
}

/** What changes from each bucket of a stream to the next, unless that is more than `reach` buckets later. */
export function changesOf(values: SqlPart, change: Change, reach?: number, { key } = ONE_METRIC): SqlPart {
  if (change === 'none') return values
  const before = 'lagInFrame(latest_value, 1, nan) OVER previous'
  const isNear = `bucket - lagInFrame(bucket, 1, bucket) OVER previous <= ${Number(reach)}`
  const difference = `latest_value - ${reach === undefined ? before : `if(${isNear}, ${before}, nan)`}`
  const sql = `SELECT ${key}, bucket, newest,
      ${change === 'increase' ? `if(difference < 0, 0, difference)` : 'difference'} AS value
    FROM (
      SELECT ${key}, bucket, newest, ${difference} AS difference
      FROM (SELECT ${key}, bucket, newest, value AS latest_value FROM (${values.sql}))
      WINDOW previous AS (PARTITION BY ${key} ORDER BY bucket ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)
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
