import type { Tags } from '#api/names.ts'
import type { Deps } from '#server/deps.ts'
import { findMetric } from '#server/store/metrics.ts'

/** A row of `points` with the tags of its stream. */
export interface Stored {
  tags: Tags
  ts: number
  sum: number
  cnt: number
  vmin: number
  vmax: number
  vlast: number
  m2: number
}

const SQL = `SELECT tags, toUInt32(ts) AS ts, sum, cnt, vmin, vmax, vlast, m2
FROM points AS p FINAL INNER JOIN (SELECT stream_id, tags FROM streams FINAL WHERE metric_id = {metric:UInt32}) AS s
  ON p.stream_id = s.stream_id
WHERE metric_id = {metric:UInt32} ORDER BY ts, toString(tags), sum`

/** Every measurement of a metric, by time, tags and sum; undefined when there is no such metric. */
export async function storedOf(
  { db, tsdb }: Pick<Deps, 'db' | 'tsdb'>,
  name: string,
): Promise<Stored[] | undefined> {
  const metric = await findMetric(db, name)
  if (metric === undefined) return undefined
  const columns = await tsdb.query(SQL, { metric: metric.id }, { maxMs: 10_000 })
  const names = Object.keys(columns)
  return (columns.ts ?? []).map(
    (_, row) =>
      Object.fromEntries(names.map((column) => [column, columns[column]?.[row]])) as unknown as Stored,
  )
}
