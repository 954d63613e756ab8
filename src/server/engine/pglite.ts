import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite, types } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import type { Relational } from './db.ts'
import { pgliteTemplate } from './pgliteTemplate.ts'

/**
 * PostgreSQL in process. PGlite does not lock its folder: whoever opens one holds the lock of the data folder.
 * @param path a folder, or undefined to keep everything in memory.
 */
export async function openPglite(path: string | undefined): Promise<Relational> {
  const client = await PGlite.create({
    ...(path === undefined ? {} : { dataDir: path }),
    ...(isNew(path) ? { loadDataDir: await pgliteTemplate() } : {}),
    parsers: { [types.INT8]: Number },
  })
  const db = drizzle(client)
  return {
    db,
    close: () => client.close(),
  }
}

function isNew(path: string | undefined): boolean {
  return path === undefined || !existsSync(join(path, 'PG_VERSION'))
}
