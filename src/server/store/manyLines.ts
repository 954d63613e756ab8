import type { Tags } from '#api/names.ts'
import type { Grid } from '#series/grid.ts'
import type { Change, Statistic } from '#series/summary.ts'
import type { Tsdb } from '../engine/tsdb.ts'
import { MANY_METRICS, READ_SETTINGS, rowsOf, type StreamChoice } from './bucketSql.ts'
import { changesOf, valuesSql } from './lines.ts'
import { READ_MS } from './readLimits.ts'

/** A stream of one of several metrics. */
export interface MetricStream {
  metric: number
  id: string
  tags: Tags
}

/** The streams of several metrics. */
export async function listManyStreams(tsdb: Tsdb, metrics: readonly number[]): Promise<MetricStream[]> {
  const answer = await tsdb.query(
    `SELECT metric_id, stream_id, tags FROM streams FINAL
     WHERE metric_id IN {metrics:Array(UInt32)} ORDER BY metric_id, stream_id`,
    { metrics },
    { maxMs: READ_MS },
  )
  const { metric_id, stream_id, tags } = answer
  return metric_id!.map((metric, index) => ({
    metric: metric as number,
    id: stream_id![index] as string,
    tags: tags![index] as Tags,
  }))
}

export interface ManyLinesQuery {
  metrics: readonly number[]
  streams: StreamChoice
  grid: Grid
  statistic: Exclude<Statistic, 'stddev'>
  change: Change
  /** The most buckets between two whose difference is taken. */
  reach: number
}

/** Values of a stream at those buckets of the grid that have any, oldest first. */
export interface StreamValues {
  metric: number
  id: string
  buckets: readonly number[]
  values: readonly number[]
}

/** Statistics of the buckets of many metrics' streams, from the raw measurements. */
export async function readManyLines(tsdb: Tsdb, query: ManyLinesQuery): Promise<StreamValues[]> {
  const { metrics, streams, grid, statistic, change, reach } = query
  const rows = rowsOf([{ rollUp: 1, from: grid.from, to: grid.to }], streams, MANY_METRICS)
  const sql = valuesSql(rows.sql, statistic, MANY_METRICS)
  const values = changesOf({ sql, params: rows.params }, change, reach, MANY_METRICS)
  const answer = await tsdb.query(
    `SELECT metric_id, stream_id, groupArray(bucket) AS buckets, groupArray(value) AS values
     FROM (SELECT metric_id, stream_id, bucket, value FROM (${values.sql}) WHERE isFinite(value) ORDER BY bucket)
     GROUP BY metric_id, stream_id
     ${READ_SETTINGS}`,
    { ...values.params, metrics, origin: grid.from, resolution: grid.resolution },
    { maxMs: READ_MS },
  )
  return answer.metric_id!.map((metric, index) => ({
    metric: metric as number,
    id: answer.stream_id![index] as string,
    buckets: answer.buckets![index] as number[],
    values: answer.values![index] as number[],
  }))
}
