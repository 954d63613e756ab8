import { sql } from 'drizzle-orm'
import type { Db } from '../engine/db.ts'

/** Resolves when PostgreSQL answers. */
export async function pingDb(db: Db): Promise<void> {
  await db.execute(sql`SELECT 1`)
}
