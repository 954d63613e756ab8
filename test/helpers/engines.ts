import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { openEngines, type Engines } from '#server/engine/open.ts'
import { openClickhouseFront, type ClickhouseFront } from './clickhouseFront.ts'
import { openPostgresServer } from './postgres.ts'

/** Embedded engines, with the folder they live in. */
interface Embedded extends Engines {
  data: string
}

/** The drivers by URL. */
export interface UrlEngines extends Engines {
  /** For other processes that use the same. */
  urls: { DATABASE_URL: string; CLICKHOUSE_URL: string }
  /** To make the ClickHouse behind the URL fail. */
  front: ClickhouseFront
}

/** Those of this process, once a test file asked for them; they go with the process. */
let embedded: Embedded | undefined
let byUrl: UrlEngines | undefined
let databaseUrl: Promise<string> | undefined

/**
 * The embedded engines, open, migrated and empty. The test files of a process have them one after the other: opening takes
 * seconds, and a process can hold one chdb folder only. Tests of a file keep apart by unique names.
 */
export async function openTestEngines(): Promise<Engines> {
  if (embedded === undefined) embedded = await openEmbedded()
  else await empty(embedded)
  return embedded
}

/** The same by URL: a real PostgreSQL server, and ClickHouse's HTTP interface over the chdb folder of this process. */
export async function openTestUrlEngines(): Promise<UrlEngines> {
  embedded ??= await openEmbedded()
  byUrl ??= await openByUrl(join(embedded.data, 'clickhouse'))
  await empty(byUrl)
  return byUrl
}

/** A PostgreSQL server, for those who open a chdb folder of their own and need some account beside it. */
export function testDatabaseUrl(): Promise<string> {
  return (databaseUrl ??= openPostgresServer())
}

/** For those who open a chdb folder of their own. */
export async function closeTestEngines(): Promise<void> {
  const open = [byUrl, embedded]
  byUrl = embedded = undefined
  for (const engines of open) await engines?.close()
}

async function openEmbedded(): Promise<Embedded> {
  const data = await mkdtemp(join(tmpdir(), 'poise-test-'))
  const config = { data, databaseUrl: undefined, clickhouseUrl: undefined, clickhouseCluster: undefined }
  return { ...(await openEngines(config, (line) => console.warn(line))), data }
}

async function openByUrl(chdb: string): Promise<UrlEngines> {
  const folder = await mkdtemp(join(tmpdir(), 'poise-test-'))
  const [DATABASE_URL, front] = await Promise.all([testDatabaseUrl(), openClickhouseFront(chdb)])
  const engines = await openEngines(
    { data: folder, databaseUrl: DATABASE_URL, clickhouseUrl: front.url, clickhouseCluster: undefined },
    (line) => console.warn(line),
  )
  const close = async () => {
    await engines.close()
    await front.close()
  }
  return { ...engines, front, close, urls: { DATABASE_URL, CLICKHOUSE_URL: front.url } }
}

/** A table that is empty already is left alone: to truncate one takes PGlite ten milliseconds, and there are many. */
async function empty({ db, tsdb }: Engines): Promise<void> {
  const kept = 'migrations'
  await db.execute(sql`
    DO $$
    DECLARE
      one text;
      filled text[] := '{}';
      any_row boolean;
    BEGIN
      FOR one IN SELECT quote_ident(tablename) FROM pg_tables
        WHERE schemaname = 'public' AND tablename <> ${sql.raw(`'${kept}'`)} LOOP
        EXECUTE 'SELECT EXISTS (SELECT FROM ' || one || ')' INTO any_row;
        IF any_row THEN filled := filled || one; END IF;
      END LOOP;
      IF filled <> '{}' THEN EXECUTE 'TRUNCATE ' || array_to_string(filled, ', ') || ' CASCADE'; END IF;
      PERFORM setval(format('%I.%I', schemaname, sequencename)::regclass, 1, false)
        FROM pg_sequences WHERE last_value IS NOT NULL;
    END $$`)
  await emptyTsdb(tsdb)
}

/** Takes all measurements away at once, which the server never does. */
export async function emptyTsdb(tsdb: Engines['tsdb']): Promise<void> {
  const kept = 'migrations'
  const tables = 'SELECT name FROM system.tables WHERE database = currentDatabase() AND name <> {kept:String}'
  const { name = [] } = await tsdb.query(tables, { kept }, { maxMs: 10_000 })
  for (const table of name) await tsdb.exec(`TRUNCATE TABLE ${String(table)}`)
}
