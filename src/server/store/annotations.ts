import { asc, desc, eq, like, sql } from 'drizzle-orm'
import type { AnnotationStream } from '#api/annotations.ts'
import type { Page } from '#api/pagination.ts'
import type { Db } from '../engine/db.ts'
import { countFound } from './countFound.ts'
import { containing } from './like.ts'
import { annotationStreams as streams } from './tables.ts'

/** A stream of annotations as a row. */
export interface AnnotationStreamRow extends AnnotationStream {
  id: number
}

const shownColumns = { name: streams.name, display_name: streams.display_name }
const streamColumns = { id: streams.id, ...shownColumns }

/** Streams whose name contains `search` in any case, by name; of all that match, and of all there are, the number. */
export async function listAnnotationStreams(
  db: Db,
  search: string | undefined,
  page: Page,
): Promise<{ rows: AnnotationStream[]; found: number; total: number }> {
  const matching = search === undefined ? sql`true` : like(streams.name_key, containing(search.toLowerCase()))
  const rows = await db
    .select(shownColumns)
    .from(streams)
    .where(matching)
    .orderBy(page.sort === 'asc' ? asc(streams.name_key) : desc(streams.name_key))
    .limit(page.length)
    .offset(page.offset)
  return { rows, ...(await countFound(db, streams, matching)) }
}

export async function findAnnotationStream(db: Db, name: string): Promise<AnnotationStreamRow | undefined> {
  const [row] = await db.select(streamColumns).from(streams).where(eq(streams.name_key, name.toLowerCase()))
  return row
}

export async function renameAnnotationStream(
  db: Db,
  streamId: number,
  displayName: string | null,
): Promise<void> {
  await db.update(streams).set({ display_name: displayName }).where(eq(streams.id, streamId))
}

/** Deletes a stream with all its events. */
export async function deleteAnnotationStream(db: Db, streamId: number): Promise<void> {
  await db.delete(streams).where(eq(streams.id, streamId))
}
