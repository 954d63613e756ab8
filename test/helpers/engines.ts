import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { openEngines, type Engines } from '#server/engine/open.ts'

/** Those of this process, once a test file asked for them; they go with the process. */
let shared: Engines | undefined

/**
 * The embedded engines, open, migrated and empty. The test files of a process have them one after the other: opening takes
 * seconds, and a process can hold one chdb folder only. Tests of a file keep apart by unique names.
 */
export async function openTestEngines(): Promise<Engines> {
  if (shared === undefined) shared = await openEmbeddedEngines()
  else await empty(shared)
  return shared
}

/** For those who open a chdb folder of their own. */
export async function closeTestEngines(): Promise<void> {
  const engines = shared
  shared = undefined
  await engines?.close()
}

/** Engines of their own, for a caller that closes them itself; closing removes the folder. */
export async function openEmbeddedEngines(): Promise<Engines> {
  await closeTestEngines()
  const data = await mkdtemp(join(tmpdir(), 'poise-test-'))
  const config = { data, databaseUrl: undefined, clickhouseUrl: undefined, clickhouseCluster: undefined }
  const engines = await openEngines(config, (line) => console.warn(line))
  return {
    ...engines,
    close: async () => {
      await engines.close()
      await rm(data, { recursive: true, force: true })
    },
  }
}

async function empty({ db, tsdb }: Engines): Promise<void> {
  const kept = 'migrations'
  const { rows } = await (db.execute(sql`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> ${kept}`) as Promise<{
    rows: { name: string }[]
  }>)
  const names = sql.join(
    rows.map(({ name }) => sql.identifier(name)),
    sql`, `,
  )
  await db.execute(sql`TRUNCATE ${names} RESTART IDENTITY CASCADE`)
  const tables = 'SELECT name FROM system.tables WHERE database = currentDatabase() AND name <> {kept:String}'
  const { name = [] } = await tsdb.query(tables, { kept }, { maxMs: 10_000 })
  for (const table of name) await tsdb.exec(`TRUNCATE TABLE ${String(table)}`)
}
