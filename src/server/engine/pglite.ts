import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite, types } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import type { Relational } from './db.ts'
import { copyPgliteTemplate } from './pgliteTemplate.ts'

/**
 * PostgreSQL in process, in a folder. PGlite does not lock it: whoever opens one holds the lock of the data folder.
 */
export async function openPglite(path: string): Promise<Relational> {
  if (!existsSync(join(path, 'PG_VERSION'))) {
    // In a read-only installation there is no template; its starts on a new folder just take longer.
    await copyPgliteTemplate(path).catch(() => undefined)
  }
  const client = await PGlite.create({ dataDir: path, parsers: { [types.INT8]: Number } })
  const db = drizzle(client)
  return {
    db,
    close: () => client.close(),
  }
}
