import { and, asc, desc, eq, isNotNull, isNull, like, sql } from 'drizzle-orm'
import type { Page } from '#api/pagination.ts'
import type { Space, SpaceView } from '#api/spaces.ts'
import type { Db } from '../engine/db.ts'
import { countFound } from './countFound.ts'
import { isMeant } from './idOrName.ts'
import { containing } from './like.ts'
import { charts, spaces } from './tables.ts'

const spaceColumns = { id: spaces.id, name: spaces.name }
const alive = isNull(spaces.deleted_at)

/** Spaces whose name contains `search` in any case, by name; of all that match, and of all there are, the number. */
export async function listSpaces(
  db: Db,
  search: string | undefined,
  page: Page,
): Promise<{ rows: Space[]; found: number; total: number }> {
  const matching = search === undefined ? sql`true` : like(spaces.name_key, containing(search.toLowerCase()))
  const order = page.sort === 'asc' ? asc : desc
  const rows = await db
    .select(spaceColumns)
    .from(spaces)
    .where(and(alive, matching))
    .orderBy(order(spaces.name_key), order(spaces.id))
    .limit(page.length)
    .offset(page.offset)
  return { rows, ...(await countFound(db, spaces, matching, alive)) }
}

export async function insertSpace(db: Db, name: string, now: number): Promise<Space> {
  const [row] = await db
    .insert(spaces)
    .values({ name, name_key: name.toLowerCase(), created_at: now, updated_at: now })
    .returning(spaceColumns)
  if (row === undefined) throw new Error('INSERT returned no row')
  return row
}

/** A space with the ids of its charts in their order; one that was deleted is not found. */
export async function findSpace(db: Db, idOrName: number | string): Promise<SpaceView | undefined> {
  const rows = await db
    .select({ ...spaceColumns, chartId: charts.id })
    .from(spaces)
    .leftJoin(charts, and(eq(charts.space_id, spaces.id), isNull(charts.deleted_at)))
    .where(isMeant(spaces, idOrName, alive))
    .orderBy(asc(charts.position), asc(charts.id))
  const [first] = rows
  if (first === undefined) return undefined
  const chartIds = rows.flatMap(({ chartId }) => (chartId === null ? [] : [{ id: chartId }]))
  return { id: first.id, name: first.name, charts: chartIds }
}

/** @returns false when there is no such space. */
export async function renameSpace(db: Db, id: number, name: string, now: number): Promise<boolean> {
  const rows = await db
    .update(spaces)
    .set({ name, name_key: name.toLowerCase(), updated_at: now })
    .where(and(eq(spaces.id, id), alive))
    .returning(spaceColumns)
  return rows.length > 0
}

/** Takes a space out of sight with its charts. `by` is who says so. @returns false when there is no such space. */
export async function deleteSpace(
  db: Db,
  idOrName: number | string,
  now: number,
  by: string | null,
): Promise<boolean> {
  const rows = await db
    .update(spaces)
    .set({ deleted_at: now, deleted_by: by })
    .where(isMeant(spaces, idOrName, alive))
    .returning(spaceColumns)
  return rows.length > 0
}

/** Brings a deleted space back with the charts it had. Nothing happens to one that is not deleted. */
export async function restoreSpace(db: Db, id: number): Promise<void> {
  await db
    .update(spaces)
    .set({ deleted_at: null, deleted_by: null })
    .where(and(eq(spaces.id, id), isNotNull(spaces.deleted_at)))
}
