import { and, desc, eq, isNotNull, lt, sql } from 'drizzle-orm'
import type { DeletedSpace } from '#api/deletedSpaces.ts'
import type { Page } from '#api/pagination.ts'
import type { Db } from '../engine/db.ts'
import { countFound } from './countFound.ts'
import { spaces } from './tables.ts'

const deleted = isNotNull(spaces.deleted_at)

/** Deleted spaces, those of the newest deletion first, a page of them. */
export async function listDeletedSpaces(
  db: Db,
  page: Page,
): Promise<{ rows: DeletedSpace[]; total: number }> {
  const rows = await db
    .select({
      id: spaces.id,
      name: spaces.name,
      deleted_at: sql<number>`${spaces.deleted_at}`.mapWith(Number),
      deleted_by: spaces.deleted_by,
      // In full, because drizzle leaves out the names of tables where a query has one.
      charts:
        sql<number>`(SELECT count(*) FROM charts WHERE charts.space_id = spaces.id AND charts.deleted_at IS NULL)`.mapWith(
          Number,
        ),
    })
    .from(spaces)
    .where(deleted)
    .orderBy(desc(spaces.deleted_at), desc(spaces.id))
    .limit(page.length)
    .offset(page.offset)
  const { total } = await countFound(db, spaces, sql`true`, deleted)
  return { rows, total }
}

/** Removes a deleted space for good. @returns false when no deleted space has this id. */
export async function removeDeletedSpace(db: Db, id: number): Promise<boolean> {
  const rows = await db
    .delete(spaces)
    .where(and(eq(spaces.id, id), deleted))
    .returning({ id: spaces.id })
  return rows.length > 0
}

/** Removes what was deleted before this time, in Unix seconds, for good. */
export async function removeSpacesDeletedBefore(db: Db, time: number): Promise<void> {
  await db.delete(spaces).where(lt(spaces.deleted_at, time))
}
