import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { openChdb } from './chdb.ts'
import type { Db } from './db.ts'
import { migrateClickhouse } from './migrateClickhouse.ts'
import { migratePostgres } from './migratePostgres.ts'
import { openPglite } from './pglite.ts'
import type { Tsdb } from './tsdb.ts'

/** Both engines, open, migrated and ready. */
export interface Engines {
  db: Db
  tsdb: Tsdb
  close(): Promise<void>
}

/** What of the settings decides about the engines. */
export type EngineConfig = Pick<Config, 'data' | 'databaseUrl' | 'clickhouseUrl' | 'clickhouseCluster'>

/** @param log takes lines that the operator must read. */
export async function openEngines(config: EngineConfig, _log: (line: string) => void): Promise<Engines> {
  await mkdir(config.data, { recursive: true })
  const relational = await openPglite(join(config.data, 'postgres'))
  const tsdb = openChdb(join(config.data, 'clickhouse'), [])
  await migratePostgres(relational.db)
  await migrateClickhouse(tsdb, config.clickhouseCluster)
  return {
    db: relational.db,
    tsdb,
    close: async () => {
      await Promise.all([relational.close(), tsdb.close()])
    },
  }
}
