import { eq, inArray, sql } from 'drizzle-orm'
import type { Source } from '#api/sources.ts'
import { UNASSIGNED } from '#api/names.ts'
import type { Db } from '../engine/db.ts'
import type { Tsdb } from '../engine/tsdb.ts'
import { READ_MS } from './readLimits.ts'
import { sources } from './tables.ts'

/** Sources are compared without regard to case; those of measurements are stored in lower case. */
export const sourceKey = (name: string) => name.toLowerCase()

const shown = { name: sources.name, display_name: sources.display_name }

/** The sources that somebody created or named, by their keys. */
export async function listNamedSources(db: Db): Promise<Map<string, Source>> {
  const rows = await db.select({ key: sources.name_key, ...shown }).from(sources)
  return new Map(rows.map(({ key, ...source }) => [key, source]))
}

/** Display names of those of the sources that have one, by their keys. */
export async function findDisplayNames(db: Db, keys: readonly string[]): Promise<Map<string, string>> {
  const listed = sql`(SELECT jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb))`
  const rows = await db
    .select({ key: sources.name_key, name: sources.display_name })
    .from(sources)
    .where(inArray(sources.name_key, listed))
  return new Map(rows.flatMap(({ key, name }) => (name === null ? [] : [[key, name] as const])))
}

export async function findNamedSource(db: Db, name: string): Promise<Source | undefined> {
  const [row] = await db
    .select(shown)
    .from(sources)
    .where(eq(sources.name_key, sourceKey(name)))
  return row
}

/** Names a source; true when it was not there. `now` in Unix seconds. */
export async function saveSource(db: Db, source: Source, now: number): Promise<boolean> {
  const time = Math.floor(now)
  const { name, display_name } = source
  const [row] = await db
    .insert(sources)
    .values({ name, name_key: sourceKey(name), display_name, created_at: time, updated_at: time })
    .onConflictDoUpdate({ target: sources.name_key, set: { display_name, updated_at: time } })
    // PostgreSQL's mark of a row that an INSERT made.
    .returning({ created: sql<boolean>`xmax = 0` })
  return row?.created ?? false
}

/** False when there was none. */
export async function deleteSource(db: Db, name: string): Promise<boolean> {
  const deleted = await db
    .delete(sources)
    .where(eq(sources.name_key, sourceKey(name)))
    .returning({ key: sources.name_key })
  return deleted.length > 0
}

/** Every source that a measurement came with. */
export async function listMeasuredSources(tsdb: Tsdb): Promise<string[]> {
  const answer = await tsdb.query(
    `SELECT DISTINCT toString(tags['source']) AS source FROM streams
     WHERE mapContains(tags, 'source') AND tags['source'] != {unassigned:String}`,
    { unassigned: UNASSIGNED },
    { maxMs: READ_MS },
  )
  return answer.source as string[]
}

export async function isMeasuredSource(tsdb: Tsdb, name: string): Promise<boolean> {
  const answer = await tsdb.query(
    `SELECT 1 AS found FROM streams WHERE tags['source'] = {source:String} LIMIT 1`,
    { source: sourceKey(name) },
    { maxMs: READ_MS },
  )
  return answer.found!.length > 0
}
