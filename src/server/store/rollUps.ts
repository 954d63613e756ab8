import { eq } from 'drizzle-orm'
import type { RollUp } from '#series/rollUp.ts'
import type { Db } from '../engine/db.ts'
import type { Tsdb } from '../engine/tsdb.ts'
import { streamCondition, type StreamChoice } from './bucketSql.ts'
import { READ_MS } from './readLimits.ts'
import { facts } from './tables.ts'

/**
 * How far the roll-ups have come: they hold every measurement before `until` (Unix seconds, on the hour) whose `ver` is
 * below `ver`. What came later makes its hour one that has to be read from the raw measurements until the next run.
 */
export interface RollUpState {
  until: number
  ver: number
}

const KEY = 'roll_up'
const NOTHING_ROLLED_UP: RollUpState = { until: 0, ver: 0 }

export async function readRollUpState(db: Db): Promise<RollUpState> {
  const [fact] = await db.select().from(facts).where(eq(facts.key, KEY))
  return fact === undefined ? NOTHING_ROLLED_UP : (fact.value as RollUpState)
}

export async function saveRollUpState(db: Db, state: RollUpState): Promise<void> {
  await db
    .insert(facts)
    .values({ key: KEY, value: state })
    .onConflictDoUpdate({ target: facts.key, set: { value: state } })
}

/** Starts of the hours in which streams have measurements newer than their roll-ups, ascending. */
export async function listDirtyHours(
  tsdb: Tsdb,
  metric: number,
  streams: StreamChoice,
  range: { from: number; to: number },
  state: RollUpState,
): Promise<number[]> {
  const chosen = streamCondition(streams)
  const answer = await tsdb.query(
    `SELECT DISTINCT toUnixTimestamp(toStartOfHour(ts)) AS hour FROM points
     PREWHERE ver >= {ver:UInt64}
     WHERE metric_id = {metric:UInt32} AND ${chosen.sql}
       AND ts >= toDateTime({from:UInt32}, 'UTC') AND ts < toDateTime({to:UInt32}, 'UTC')
     ORDER BY hour`,
    {
      ...chosen.params,
      ver: BigInt(state.ver),
      metric,
      from: range.from,
      to: Math.min(range.to, state.until),
    },
    { maxMs: READ_MS },
  )
  return answer.hour as number[]
}

/** Starts of the days (UTC) that have measurements between two times with a `ver` of `ver` or above, ascending. */
export async function listDays(tsdb: Tsdb, from: number, to: number, ver: number): Promise<number[]> {
  const answer = await tsdb.query(
    `SELECT DISTINCT toUnixTimestamp(toStartOfDay(ts)) AS day FROM points
     PREWHERE ver >= {ver:UInt64}
     WHERE ts >= toDateTime({from:UInt32}, 'UTC') AND ts < toDateTime({to:UInt32}, 'UTC')
     ORDER BY day`,
    { ver: BigInt(ver), from, to },
    { maxMs: 10 * READ_MS },
  )
  return answer.day as number[]
}

/**
 * Puts the measurements between two times into a roll-up, replacing what it had: of every hour, or of those that got
 * measurements of `ver` and above. Summed in the order they are stored in, so that memory does not grow with them.
 */
export async function rollUpRange(
  tsdb: Tsdb,
  step: Exclude<RollUp, 1>,
  range: { from: number; to: number },
  dirtyFrom: number | null,
  ver: number,
): Promise<void> {
  const within = `ts >= toDateTime({from:UInt32}, 'UTC') AND ts < toDateTime({to:UInt32}, 'UTC')`
  const dirty =
    dirtyFrom === null
      ? 'true'
      : `(metric_id, toStartOfHour(ts)) IN (
           SELECT DISTINCT metric_id, toStartOfHour(ts) FROM points PREWHERE ver >= {dirty:UInt64} WHERE ${within})`
  await tsdb.exec(
    `INSERT INTO points_${step} (metric_id, stream_id, ts, sum, cnt, vmin, vmax, vlast, m2, ver)
     SELECT metric, stream, at, sum_total, sum_weight, lowest, highest, final_value,
       inner_spread + arraySum(part -> part.1 * pow(part.2 - sum_total / sum_weight, 2), parts), {ver:UInt64}
     FROM (
       SELECT metric_id AS metric, stream_id AS stream, toStartOfInterval(ts, INTERVAL ${step} SECOND) AS at,
         sum(points.sum) AS sum_total, sum(points.cnt) AS sum_weight,
         min(if(cnt = 1, points.sum, vmin)) AS lowest, max(if(cnt = 1, points.sum, vmax)) AS highest,
         argMax(if(cnt = 1, points.sum, vlast), (ts, points.ver)) AS final_value,
         sum(points.m2) AS inner_spread, groupArray((points.cnt, points.sum / points.cnt)) AS parts
       FROM points FINAL WHERE ${within} AND ${dirty}
       GROUP BY metric, stream, at
     )
     SETTINGS optimize_aggregation_in_order = 1, do_not_merge_across_partitions_select_final = 1, max_threads = 1,
       max_execution_time = 600, distributed_product_mode = 'local'`,
    {
      from: range.from,
      to: range.to,
      ver: BigInt(ver),
      ...(dirtyFrom === null ? {} : { dirty: BigInt(dirtyFrom) }),
    },
  )
}
