import { join } from 'node:path'
import { StartError, type Config } from '../config.ts'
import { openChdb } from './chdb.ts'
import { writeChdbConfig } from './chdbConfig.ts'
import { openClickhouse } from './clickhouse.ts'
import { claimDataFolder } from './dataFolder.ts'
import type { Db } from './db.ts'
import { messageOf } from './errors.ts'
import { lostParts } from './lostParts.ts'
import { migrateClickhouse } from './migrateClickhouse.ts'
import { migratePostgres } from './migratePostgres.ts'
import { openPglite } from './pglite.ts'
import { openPostgres } from './postgres.ts'
import type { Tsdb } from './tsdb.ts'

/** Both engines, open, migrated and ready. */
export interface Engines {
  db: Db
  tsdb: Tsdb
  /** What the operator must know although the engines answer, such as measurements lost to a broken disk; a line each. */
  warnings(): Promise<string[]>
  close(): Promise<void>
}

/** What of the settings decides about the engines. */
export type EngineConfig = Pick<Config, 'data' | 'databaseUrl' | 'clickhouseUrl' | 'clickhouseCluster'>

/**
 * Opens each engine, by its URL or in the data folder. The folder is locked while an engine of this process lives in it.
 * @param log takes lines that the operator must read.
 * @throws StartError
 */
export async function openEngines(config: EngineConfig, log: (line: string) => void): Promise<Engines> {
  const { data, databaseUrl, clickhouseUrl, clickhouseCluster } = config
  const opened: (() => Promise<void>)[] = []
  const close = async () => {
    for (const closeOne of opened.splice(0).toReversed()) await closeOne()
  }
  try {
    if (databaseUrl === undefined || clickhouseUrl === undefined) opened.push(await claimDataFolder(data))

    // chdb first: it holds a lock of the operating system on its folder, should ours ever fail.
    const measurements = join(data, 'clickhouse')
    const tsdb = await orRefuse(clickhouseUrl ? 'CLICKHOUSE_URL' : measurements, async () => {
      const engine = clickhouseUrl
        ? openClickhouse(clickhouseUrl, clickhouseCluster)
        : openChdb(measurements, await writeChdbConfig(measurements))
      opened.push(() => engine.close())
      await migrateClickhouse(engine, clickhouseCluster)
      return engine
    })

    const account = join(data, 'postgres')
    const { db } = await orRefuse(databaseUrl ? 'DATABASE_URL' : account, async () => {
      const engine = databaseUrl ? openPostgres(databaseUrl, log) : await openPglite(account)
      opened.push(() => engine.close())
      await migratePostgres(engine.db)
      return engine
    })

    const warnings = async () => (clickhouseUrl ? [] : lostParts(tsdb))
    for (const warning of await warnings()) log(warning)
    return { db, tsdb, warnings, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** @param what a folder or the setting that names a server. */
async function orRefuse<T>(what: string, open: () => Promise<T>): Promise<T> {
  try {
    return await open()
  } catch (error) {
    throw new StartError(`Cannot open the engine of ${what}: ${messageOf(rootCause(error))}`, {
      cause: error,
    })
  }
}

function rootCause(error: unknown): unknown {
  return error instanceof Error && error.cause !== undefined ? rootCause(error.cause) : error
}
