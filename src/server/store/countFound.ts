import { type SQL, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Db } from '../engine/db.ts'

/** How many rows of a table match, and how many there are: `found` and `total` of a page. `within` limits both. */
export async function countFound(
  db: Db,
  table: PgTable,
  matching: SQL,
  within?: SQL,
): Promise<{ found: number; total: number }> {
  const [counts] = await db
    .select({
      found: sql<number>`count(*) FILTER (WHERE ${matching})`.mapWith(Number),
      total: sql<number>`count(*)`.mapWith(Number),
    })
    .from(table)
    .where(within)
  return counts ?? { found: 0, total: 0 }
}
