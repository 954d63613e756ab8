import type { Grid } from '#series/grid.ts'
import type { Statistic } from '#series/summary.ts'
import type { Tsdb } from '../engine/tsdb.ts'
import { BUCKET_SQL, READ_SETTINGS, rowsOf, type StreamChoice, streamCondition } from './bucketSql.ts'
import { valuesSql } from './lines.ts'
import { READ_MS } from './readLimits.ts'

/** Of these a bucket is only beyond a threshold when one of its measurements is. */
export const BETWEEN = ['mean', 'min', 'max', 'last'] as const satisfies readonly Statistic[]

/** Minutes of a metric's streams over a grid of minutes. */
export interface MinutesQuery {
  metric: number
  streams: StreamChoice
  grid: Grid
}

/** Buckets of a stream whose statistic is beyond a threshold, in no order. */
export interface BeyondLine {
  id: string
  buckets: readonly number[]
  values: readonly number[]
}

export interface BeyondQuery extends MinutesQuery {
  statistic: (typeof BETWEEN)[number]
  side: 'above' | 'below'
  threshold: number
  /** Whether no minute of a stream has more than one measurement: those that are not beyond need not be read then. */
  single: boolean
}

/** The minutes of each stream that are above or below a threshold: a small part of all, as a rule. */
export async function readBeyond(tsdb: Tsdb, query: BeyondQuery): Promise<BeyondLine[]> {
  const { metric, streams, grid, statistic, side, threshold, single } = query
  const rows = rowsOf([{ rollUp: 1, from: grid.from, to: grid.to }], streams)
  const [one, all] = side === 'above' ? ['high >=', 'value >'] : ['low <=', 'value <']
  const reached = `FROM (${rows.sql}) WHERE ${one} {threshold:Float64}`
  const within = `(stream_id, ${BUCKET_SQL}) IN (SELECT stream_id, ${BUCKET_SQL} ${reached})`
  const chosen = single ? `SELECT * ${reached}` : `SELECT * FROM (${rows.sql}) WHERE ${within}`
  const answer = await tsdb.query(
    `SELECT stream_id, groupArray(bucket) AS buckets, groupArray(value) AS values
     FROM (${valuesSql(chosen, statistic)}) WHERE isFinite(value) AND ${all} {threshold:Float64}
     GROUP BY stream_id
     ${READ_SETTINGS}`,
    { ...rows.params, metric, origin: grid.from, resolution: grid.resolution, threshold },
    { maxMs: READ_MS },
  )
  return answer.stream_id!.map((id, index) => ({
    id: id as string,
    buckets: answer.buckets![index] as number[],
    values: answer.values![index] as number[],
  }))
}

/** In which minutes a stream measured anything, hour by hour in no order: a bit for each minute of either half. */
export interface Presence {
  id: string
  /** Hours after the start of the grid. */
  hours: readonly number[]
  first: readonly number[]
  second: readonly number[]
  /** Whether no minute has more than one measurement. */
  single: boolean
}

export async function readPresence(tsdb: Tsdb, { metric, streams, grid }: MinutesQuery): Promise<Presence[]> {
  const chosen = streamCondition(streams)
  const answer = await tsdb.query(
    `SELECT stream_id, groupArray(hour) AS hours, groupArray(toUInt32(bitAnd(minutes, 1073741823))) AS first,
       groupArray(toUInt32(bitShiftRight(minutes, 30))) AS second, toUInt8(max(rows > bitCount(minutes))) AS several
     FROM (
       SELECT stream_id, hour, toUInt32(count()) AS rows, groupBitOr(bitShiftLeft(toUInt64(1), minute)) AS minutes
       FROM (
         SELECT stream_id, toUInt32(intDiv(after, 3600)) AS hour, toUInt8(intDiv(after % 3600, 60)) AS minute
         FROM (
           SELECT stream_id, toUInt32(ts) - {from:UInt32} AS after FROM points
           WHERE metric_id = {metric:UInt32} AND ${chosen.sql}
             AND ts >= toDateTime({from:UInt32}, 'UTC') AND ts < toDateTime({to:UInt32}, 'UTC')
         )
       )
       GROUP BY stream_id, hour
     )
     GROUP BY stream_id
     ${READ_SETTINGS}`,
    { ...chosen.params, metric, from: grid.from, to: grid.to },
    { maxMs: READ_MS },
  )
  return answer.stream_id!.map((id, index) => ({
    id: id as string,
    hours: answer.hours![index] as number[],
    first: answer.first![index] as number[],
    second: answer.second![index] as number[],
    single: answer.several![index] === 0,
  }))
}
