import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import type { FoundChart } from '#api/chartSearch.ts'
import type { Page } from '#api/pagination.ts'
import type { Db } from '../engine/db.ts'
import { countFound } from './countFound.ts'
import { containing } from './like.ts'
import { charts, spaces } from './tables.ts'

const kept = and(
  isNull(charts.deleted_at),
  sql`EXISTS (SELECT FROM ${spaces} WHERE ${spaces.id} = ${charts.space_id} AND ${spaces.deleted_at} IS NULL)`,
)

/** Charts of all spaces whose name contains `search` in any case, by name; of all that match, and of all there are, the number. */
export async function searchCharts(
  db: Db,
  search: string | undefined,
  page: Page,
): Promise<{ rows: FoundChart[]; found: number; total: number }> {
  const key = sql`lower(${charts.name})`
  const matching = search === undefined ? sql`true` : sql`${key} LIKE ${containing(search.toLowerCase())}`
  const order = page.sort === 'asc' ? asc : desc
  const rows = await db
    .select({ id: charts.id, name: charts.name, space: { id: spaces.id, name: spaces.name } })
    .from(charts)
    .innerJoin(spaces, eq(spaces.id, charts.space_id))
    .where(and(kept, matching))
    .orderBy(order(key), order(charts.id))
    .limit(page.length)
    .offset(page.offset)
  return { rows, ...(await countFound(db, charts, matching, kept)) }
}
