import { eq, sql } from 'drizzle-orm'
import type { Db } from '../engine/db.ts'
import { insertJob } from './jobs.ts'
import { snapshots } from './tables.ts'

export type SnapshotRow = typeof snapshots.$inferSelect

/**
 * Adds a snapshot, and the job of this type that is to draw it; its input is `{snapshot_id}`. Both or neither are there.
 * `now` in Unix seconds.
 */
export async function insertSnapshot(
  db: Db,
  jobType: string,
  snapshot: Pick<SnapshotRow, 'chart' | 'duration' | 'end_time'>,
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

export async function findSnapshot(db: Db, id: number): Promise<SnapshotRow | undefined> {
  const [row] = await db.select().from(snapshots).where(eq(snapshots.id, id))
  return row
}
