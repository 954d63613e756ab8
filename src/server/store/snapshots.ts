import { and, count, desc, eq, inArray, lt, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import type { Page } from '#api/pagination.ts'
import type { Db } from '../engine/db.ts'
import { insertJob } from './jobs.ts'
import { jobs, snapshotPictures, snapshots } from './tables.ts'

export type SnapshotRow = typeof snapshots.$inferSelect
type NewSnapshot = Omit<SnapshotRow, 'id' | 'job_id' | 'created_at' | 'updated_at' | 'drawn_at'>

/**
 * Adds a snapshot, and the job of this type that is to draw it; its input is `{snapshot_id}`. Both or neither are there.
 * `now` in Unix seconds, here and below.
 */
export async function insertSnapshot(
  db: Db,
  jobType: string,
  snapshot: NewSnapshot,
  now: number,
): Promise<SnapshotRow> {
  return db.transaction(async (tx) => {
    const [taken] = await tx
      .select({ id: sql`nextval('snapshots_id_seq')`.mapWith(Number) })
      .from(sql`(VALUES (1))`)
    if (taken === undefined) throw new Error('SELECT returned no row')
    const { id } = taken
    const job_id = await insertJob(tx, jobType, { snapshot_id: id }, now)
    const [row] = await tx
      .insert(snapshots)
      .values({ ...snapshot, id, job_id, created_at: now, updated_at: now })
      .returning()
    if (row === undefined) throw new Error('INSERT returned no row')
    return row
  })
}

/** How many jobs of a type nobody works at yet. */
export async function countWaiting(db: Db, jobType: string): Promise<number> {
  const [row] = await db
    .select({ waiting: count() })
    .from(jobs)
    .where(and(eq(jobs.state, 'queued'), eq(jobs.type, jobType)))
  return row?.waiting ?? 0
}

export async function findSnapshot(db: Db, id: number): Promise<SnapshotRow | undefined> {
  const [row] = await db.select().from(snapshots).where(eq(snapshots.id, id))
  return row
}

/** The newest first. */
export async function listSnapshots(
  db: Db,
  { length, offset }: Page,
): Promise<{ rows: SnapshotRow[]; total: number }> {
  const rows = await db.select().from(snapshots).orderBy(desc(snapshots.id)).limit(length).offset(offset)
  const [counted] = await db.select({ total: count() }).from(snapshots)
  return { rows, total: counted?.total ?? 0 }
}

/** Deletes snapshots with all that belongs to them, and answers how many there were. */
export async function deleteSnapshots(db: Db, ids: readonly number[]): Promise<number> {
  const deleted = await db
    .delete(snapshots)
    .where(inArray(snapshots.id, [...ids]))
    .returning({ id: snapshots.id })
  return deleted.length
}

export async function deleteSnapshotsBefore(db: Db, time: number): Promise<void> {
  await db.delete(snapshots).where(lt(snapshots.created_at, Math.floor(time)))
}

const asText = (bytes: AnyPgColumn) => sql<string | null>`encode(${bytes}, 'base64')`

/** What was measured for a snapshot; undefined until that was read. */
export async function findSnapshotContent(db: Db, id: number): Promise<Buffer | undefined> {
  const [row] = await db
    .select({ content: asText(snapshotPictures.content) })
    .from(snapshotPictures)
    .where(eq(snapshotPictures.snapshot_id, id))
  return row?.content ? Buffer.from(row.content, 'base64') : undefined
}

/** Keeps what was measured for a snapshot, once; nothing is kept for one that was deleted meanwhile. */
export async function saveSnapshotContent(db: Db, id: number, content: Uint8Array): Promise<void> {
  await db.transaction(async (tx) => {
    const isSnapshot = eq(snapshots.id, id)
    const kept = await tx.select({ id: snapshots.id }).from(snapshots).where(isSnapshot).for('key share')
    if (kept.length === 0) return
    await tx.insert(snapshotPictures).values({ snapshot_id: id, content }).onConflictDoNothing()
  })
}

export async function saveSnapshotPicture(
  db: Db,
  id: number,
  picture: Uint8Array,
  now: number,
): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.update(snapshotPictures).set({ picture }).where(eq(snapshotPictures.snapshot_id, id))
    await tx.update(snapshots).set({ drawn_at: now, updated_at: now }).where(eq(snapshots.id, id))
  })
}

export async function findSnapshotBySlug(db: Db, slug: string): Promise<SnapshotRow | undefined> {
  const [row] = await db.select().from(snapshots).where(eq(snapshots.slug, slug))
  return row
}

/** The picture at an address; undefined where there is none. */
export async function findPicture(db: Db, slug: string): Promise<Buffer | undefined> {
  const [row] = await db
    .select({ picture: asText(snapshotPictures.picture) })
    .from(snapshotPictures)
    .innerJoin(snapshots, eq(snapshots.id, snapshotPictures.snapshot_id))
    .where(eq(snapshots.slug, slug))
  return row?.picture ? Buffer.from(row.picture, 'base64') : undefined
}
