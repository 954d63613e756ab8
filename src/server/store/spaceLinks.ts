import { and, count, desc, eq, getTableColumns, inArray, isNull, sql } from 'drizzle-orm'
import type { Page } from '#api/pagination.ts'
import type { Db } from '../engine/db.ts'
import { spaceLinks, spaces } from './tables.ts'

/** A link with the name of its space, and when that was deleted. */
export type SpaceLinkRow = typeof spaceLinks.$inferSelect & { space: string; space_deleted_at: number | null }
/** A link before it has an id, and was used. */
type NewSpaceLink = Omit<typeof spaceLinks.$inferSelect, 'id' | 'last_used_at'>

/** Seconds: a link in use is noted so often, because every read of it is a use. */
const NOTED_EVERY = 60

const select = (db: Db) =>
  db
    .select({ ...getTableColumns(spaceLinks), space: spaces.name, space_deleted_at: spaces.deleted_at })
    .from(spaceLinks)
    .innerJoin(spaces, eq(spaces.id, spaceLinks.space_id))
    .$dynamic()

/** @returns its id; undefined where there is no such space, also when it is deleted meanwhile */
export async function insertSpaceLink(db: Db, link: NewSpaceLink): Promise<number | undefined> {
  return db.transaction(async (tx) => {
    const isThere = and(eq(spaces.id, link.space_id), isNull(spaces.deleted_at))
    const [space] = await tx.select({ id: spaces.id }).from(spaces).where(isThere).for('key share')
    if (space === undefined) return undefined
    const [row] = await tx.insert(spaceLinks).values(link).returning({ id: spaceLinks.id })
    return row?.id
  })
}

/** The link with this id, also while its space is deleted; undefined where there is none. */
export async function findSpaceLink(db: Db, id: number): Promise<SpaceLinkRow | undefined> {
  const [row] = await select(db).where(eq(spaceLinks.id, id))
  return row
}

/** The link with this slug; none while its space is deleted. It may have expired. */
export async function findSpaceLinkBySlug(db: Db, slug: string): Promise<SpaceLinkRow | undefined> {
  const [row] = await select(db).where(and(eq(spaceLinks.slug, slug), isNull(spaces.deleted_at)))
  return row
}

/** Links to one space, or to all, the newest first; `total` of all there are. */
export async function listSpaceLinks(
  db: Db,
  spaceId: number | undefined,
  { length, offset }: Page,
): Promise<{ rows: SpaceLinkRow[]; found: number; total: number }> {
  const meant = spaceId === undefined ? sql`true` : eq(spaceLinks.space_id, spaceId)
  const rows = await select(db).where(meant).orderBy(desc(spaceLinks.id)).limit(length).offset(offset)
  const [counted] = await db
    .select({ found: count(sql`CASE WHEN ${meant} THEN 1 END`), total: count() })
    .from(spaceLinks)
  return { rows, found: counted?.found ?? 0, total: counted?.total ?? 0 }
}

/** @returns false when there is no such link. */
export async function changeSpaceLink(
  db: Db,
  id: number,
  changes: Partial<Pick<SpaceLinkRow, 'name' | 'expires_at'>>,
): Promise<boolean> {
  // Nothing to set is no statement; the id tells whether there is such a link.
  const changed = await db
    .update(spaceLinks)
    .set({ id, ...changes })
    .where(eq(spaceLinks.id, id))
    .returning({ id: spaceLinks.id })
  return changed.length > 0
}

/** Deletes links, and answers how many there were. */
export async function deleteSpaceLinks(db: Db, ids: readonly number[]): Promise<number> {
  const deleted = await db
    .delete(spaceLinks)
    .where(inArray(spaceLinks.id, [...ids]))
    .returning({ id: spaceLinks.id })
  return deleted.length
}

/** Notes that a link is used, unless that was noted within the last minute. `now` in Unix seconds. */
export async function noteSpaceLinkUse(
  db: Db,
  { id, last_used_at }: Pick<SpaceLinkRow, 'id' | 'last_used_at'>,
  now: number,
): Promise<void> {
  if (last_used_at !== null && now - last_used_at < NOTED_EVERY) return
  await db
    .update(spaceLinks)
    .set({ last_used_at: Math.floor(now) })
    .where(eq(spaceLinks.id, id))
}
