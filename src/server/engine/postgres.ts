import { drizzle } from 'drizzle-orm/node-postgres'
import { Pool, types } from 'pg'
import type { Relational } from './db.ts'

/** Counts and Unix seconds come as numbers. For the whole process, because drizzle asks pg's one table of types. */
types.setTypeParser(types.builtins.INT8, Number)

/**
 * PostgreSQL (15 or newer) by URL.
 * @param log takes a line when an idle connection breaks; the next question opens a new one.
 */
export function openPostgres(url: string, log: (line: string) => void): Relational {
  const pool = new Pool({
    connectionString: url,
    application_name: 'poise',
    max: 10,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 30_000,
  })
  let closing = false
  pool.on('error', (error) => {
    if (!closing) log(`A connection to PostgreSQL broke: ${error.message}`)
  })
  const db = drizzle(pool)
  return {
    db,
    close: async () => {
      closing = true
      await pool.end()
    },
  }
}
