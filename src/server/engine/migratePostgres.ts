import { eq, sql } from 'drizzle-orm'
import { integer, pgTable, text } from 'drizzle-orm/pg-core'
import type { Db } from './db.ts'
import { readMigrations, statements } from './migrations.ts'

const migrations = pgTable('migrations', {
  number: integer('number').primaryKey(),
  name: text('name').notNull(),
})

/** Any number that other users of the same PostgreSQL are unlikely to lock. */
const LOCK = 7_645_530_147

/**
 * Brings the tables up to date; a transaction per step. Processes that start together take turns, and the later ones find
 * nothing left to do.
 */
export async function migratePostgres(db: Db): Promise<void> {
  for (const migration of await readMigrations('postgres')) {
    await db.transaction(async (tx) => {
      await tx.execute(sql`SELECT pg_advisory_xact_lock(${LOCK})`)
      await tx.execute(sql`
        CREATE TABLE IF NOT EXISTS migrations (number integer PRIMARY KEY, name text NOT NULL)`)
      const done = await tx
        .select({ number: migrations.number })
        .from(migrations)
        .where(eq(migrations.number, migration.number))
      if (done.length > 0) return
      for (const statement of statements(migration.sql)) await tx.execute(sql.raw(statement))
      await tx.insert(migrations).values({ number: migration.number, name: migration.name })
    })
  }
}
