import type { RollUp } from '#series/rollUp.ts'
import type { Statistic } from '#series/summary.ts'
import { isEveryStream, type TagFilter } from '#series/tagFilter.ts'
import { tagCondition, type SqlPart } from './matchStreams.ts'

/** A piece of a read: the stored form to take, and between which times (`to` not included, Unix seconds). */
export interface Segment {
  rollUp: RollUp
  from: number
  to: number
}

/** Whether a read is of one metric, or of many, whose rows then carry it. */
export interface MetricScope {
  condition: string
  /** Columns that tell a stream from others. */
  key: string
}

export const ONE_METRIC: MetricScope = { condition: 'metric_id = {metric:UInt32}', key: 'stream_id' }
export const MANY_METRICS: MetricScope = {
  condition: 'metric_id IN {metrics:Array(UInt32)}',
  key: 'metric_id, stream_id',
}

/** Which streams of a metric to read: those that pass a filter, or a list of ids. */
export type StreamChoice = TagFilter | { kind: 'ids'; ids: readonly string[] }

/**
 * One row for each measurement or rolled-up bucket of the segments, in columns that mean the same for both. Names differ
 * from those of the tables, because ClickHouse would take an alias for the column.
 */
export function rowsOf(
  segments: readonly Segment[],
  streams: StreamChoice,
  { condition, key } = ONE_METRIC,
): SqlPart {
  const chosen = streamCondition(streams)
  const params: Record<string, number> = {}
  const parts = segments.map(({ rollUp, from, to }, index) => {
    params[`from${index}`] = from
    params[`to${index}`] = Math.min(to, LATEST)
    return `SELECT ${key}, ts AS at, sum AS total, cnt AS weight, m2 AS spread, ver AS version,
        ${rollUp === 1 ? RAW : ROLLED}
      FROM ${rollUp === 1 ? 'points' : `points_${rollUp}`} FINAL
      WHERE ${condition}
        AND ts >= toDateTime({from${index}:UInt32}, 'UTC') AND ts < toDateTime({to${index}:UInt32}, 'UTC')
        AND ${chosen.sql}`
  })
  return { sql: parts.join('\nUNION ALL\n'), params: { ...chosen.params, ...params } }
}

/** The end of ClickHouse's DateTime, Unix seconds. */
export const LATEST = 4_294_967_295

/** A single measurement stores its value in `sum` alone. */
const RAW = `if(cnt = 1, sum, vmin) AS low, if(cnt = 1, sum, vmax) AS high, if(cnt = 1, sum, vlast) AS latest`
const ROLLED = `vmin AS low, vmax AS high, vlast AS latest`

/** A condition on the column `stream_id`. */
export function streamCondition(streams: StreamChoice): SqlPart {
  if (streams.kind === 'ids')
    return { sql: 'stream_id IN {ids:Array(UInt64)}', params: { ids: streams.ids.map(BigInt) } }
  if (isEveryStream(streams)) return { sql: 'true', params: {} }
  const { sql, params } = tagCondition(streams)
  return {
    sql: `stream_id IN (SELECT stream_id FROM streams FINAL WHERE metric_id = {metric:UInt32} AND ${sql})`,
    params,
  }
}

/** What a bucket's rows are reduced to. Standard deviations are of the whole population. */
export const STATISTIC_SQL: Readonly<Record<Exclude<Statistic, 'stddev'>, string>> = {
  mean: 'sum(total) / sum(weight)',
  sum: 'sum(total)',
  min: 'min(low)',
  max: 'max(high)',
  count: 'sum(weight)',
  last: 'argMax(latest, (at, version))',
}

/** The bucket of a row: how many of them after the first, which begins at `{origin}`. */
export const BUCKET_SQL = 'toUInt32(intDiv(toUInt32(at) - {origin:UInt32}, {resolution:UInt32}))'

/** Means and weights of a bucket's rows, for `SPREAD_SQL`. */
const PARTS_SQL = 'groupArray((weight, total / weight))'

/**
 * The sum of squared differences from the mean of everything in a bucket: what the rows had within themselves, and the
 * distance of their means from the common one. The textbook difference of squares would lose all digits of a small
 * spread around a large mean.
 */
export const SPREAD_SQL =
  'inner_spread + arraySum(part -> part.1 * pow(part.2 - sum_total / sum_weight, 2), parts)'

/** Everything that each bucket of each stream holds, but for the spread, which SPREAD_SQL makes of `parts`. */
export function summedSql(rows: string): string {
  return `SELECT stream_id, ${BUCKET_SQL} AS bucket, sum(total) AS sum_total, sum(weight) AS sum_weight,
      min(low) AS lowest, max(high) AS highest, ${STATISTIC_SQL.last} AS final_value,
      sum(spread) AS inner_spread, ${PARTS_SQL} AS parts, max(at) AS newest
    FROM (${rows}) GROUP BY stream_id, bucket`
}

/** Parts of different partitions never hold the same row, so that merged partitions are read without comparing. */
export const READ_SETTINGS = `SETTINGS do_not_merge_across_partitions_select_final = 1, distributed_product_mode = 'local'`
