import type { Tsdb } from '../engine/tsdb.ts'

/** A row of `points`; migrations/clickhouse says what its columns mean. */
export interface Point {
  metric: number
  /** Decimal text: stream ids have 64 bits. */
  stream: string
  /** Unix seconds. */
  ts: number
  /** Decimal text; `0` where the same stream and time posted again replaces. */
  k: string
  sum: number
  count: number
  min: number
  max: number
  last: number
  m2: number
  ver: number
}

const COLUMNS = ['metric_id', 'stream_id', 'ts', 'k', 'sum', 'cnt', 'vmin', 'vmax', 'vlast', 'm2', 'ver']

/** A point as a line of JSONCompactEachRow. Of a single value the other statistics are left 0, which costs no space. */
export function pointLine(point: Point): string {
  const { metric, stream, ts, k, sum, count, min, max, last, m2, ver } = point
  const rest = count === 1 ? '1,0,0,0,0' : `${count},${min},${max},${last},${m2}`
  return `[${metric},${stream},${ts},${k},${sum},${rest},${ver}]\n`
}

/** Stores lines of `pointLine`; durable when it resolves. Lines sent again with the same token are not stored twice. */
export async function insertPoints(tsdb: Tsdb, lines: string, token: string): Promise<void> {
  await tsdb.insert('points', COLUMNS, Buffer.from(lines, 'latin1'), token)
}

const TABLES = ['points', 'points_900', 'points_3600']

/**
 * Begins to remove all measurements of metrics; it goes on in the engine's background, also after a restart. Waiting
 * for it would take some 100 ms for every part of the tables, whatever it holds. On a cluster the rows are in the tables
 * below the distributed ones, which alone can be deleted from.
 */
export async function deletePoints(
  tsdb: Tsdb,
  metrics: readonly number[],
  cluster: string | undefined,
): Promise<void> {
  for (const table of TABLES) {
    const rows = cluster === undefined ? table : `${table}_local ON CLUSTER ${cluster}`
    const sql = `DELETE FROM ${rows} WHERE metric_id IN {metrics:Array(UInt32)} SETTINGS lightweight_deletes_sync = 0`
    await tsdb.exec(sql, { metrics })
  }
}
