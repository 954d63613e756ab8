import type { Tsdb } from './tsdb.ts'

/**
 * ClickHouse opens a table without the parts it finds broken, and says so nowhere but here: their rows are silently missing.
 * @returns a line per table, empty when all is well.
 */
export async function lostParts(tsdb: Tsdb): Promise<string[]> {
  const { table = [], parts = [] } = await tsdb.query(
    `SELECT table, toUInt32(count()) AS parts FROM system.detached_parts
     WHERE database = currentDatabase() AND reason LIKE '%broken%' GROUP BY table ORDER BY table`,
    {},
    { maxMs: 5_000 },
  )
  return table.map(
    (name, i) =>
      `ClickHouse put aside ${parts[i]} broken part(s) of the table ${name}: measurements may be missing. Restore a backup, or look into the table's folder "detached".`,
  )
}
