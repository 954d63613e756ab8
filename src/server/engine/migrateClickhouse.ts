import { clickhouseDdl } from './clickhouseDdl.ts'
import { readMigrations } from './migrations.ts'
import type { Tsdb } from './tsdb.ts'

const MAX_MS = 30_000

const recordTemplate = `
CREATE TABLE IF NOT EXISTS {{table migrations}} (number UInt32, name String, stream_id UInt64)
ENGINE = {{engine ReplacingMergeTree}} ORDER BY number`

/**
 * Brings the tables up to date. ClickHouse has no transactions for DDL: every statement is written so that it may run again
 * (IF NOT EXISTS), and a step is recorded when all of it has run.
 */
export async function migrateClickhouse(tsdb: Tsdb, cluster: string | undefined): Promise<void> {
  for (const statement of clickhouseDdl(recordTemplate, cluster)) await tsdb.exec(statement)
  const { number = [] } = await tsdb.query('SELECT number FROM migrations', {}, { maxMs: MAX_MS })
  for (const migration of await readMigrations('clickhouse')) {
    if (number.includes(migration.number)) continue
    for (const statement of clickhouseDdl(migration.sql, cluster)) await tsdb.exec(statement)
    const row = JSON.stringify([migration.number, migration.name])
    await tsdb.insert('migrations', ['number', 'name'], Buffer.from(row))
  }
}
