import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'

/** Drizzle over PGlite or over PostgreSQL: the same questions run on both. */
export type Db = PgDatabase<PgQueryResultHKT>

/** The engine that keeps everything but measurements. `bigint` columns come as numbers from both drivers. */
export interface Relational {
  db: Db
  close(): Promise<void>
}
