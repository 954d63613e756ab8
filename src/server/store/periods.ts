import type { Tsdb } from '../engine/tsdb.ts'
import { READ_MS } from './readLimits.ts'

/** The streams looked at and the time before `end` that is looked at. */
const STREAMS = 20
const SECONDS = 7_200

/**
 * Seconds between the measurements of a metric's newest streams shortly before `end`, by the median stream; null when
 * no stream has two.
 */
export async function observedPeriod(tsdb: Tsdb, metric: number, end: number): Promise<number | null> {
  const answer = await tsdb.query(
    `SELECT quantileExact(0.5)(distance) AS median FROM (
       SELECT (max(at) - min(at)) / (uniqExact(at) - 1) AS distance
       FROM (
         SELECT stream_id, toUnixTimestamp(ts) AS at FROM points
         WHERE metric_id = {metric:UInt32}
           AND ts >= toDateTime({from:UInt32}, 'UTC') AND ts < toDateTime({to:UInt32}, 'UTC')
           AND stream_id IN (
             SELECT stream_id FROM streams WHERE metric_id = {metric:UInt32} ORDER BY first_seen DESC LIMIT ${STREAMS}
           )
       )
       GROUP BY stream_id HAVING uniqExact(at) > 1
     )
     SETTINGS distributed_product_mode = 'local'`,
    { metric, from: Math.max(0, end - SECONDS), to: end },
    { maxMs: READ_MS },
  )
  const median = answer.median?.[0]
  return typeof median === 'number' && median > 0 ? median : null
}
