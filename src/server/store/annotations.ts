import { and, asc, desc, eq, gte, like, lte, or, sql } from 'drizzle-orm'
import type { AnnotationEvent, AnnotationStream } from '#api/annotations.ts'
import { UNASSIGNED } from '#api/names.ts'
import type { Page } from '#api/pagination.ts'
import type { Db } from '../engine/db.ts'
import { containing, wildcard } from './like.ts'
import { annotationEvents as events, annotationStreams as streams } from './tables.ts'

/** A stream of annotations as a row. */
export interface AnnotationStreamRow extends AnnotationStream {
  id: number
}

const shownColumns = { name: streams.name, display_name: streams.display_name }
const streamColumns = { id: streams.id, ...shownColumns }
const eventColumns = {
  id: events.id,
  title: events.title,
  description: events.description,
  source: events.source,
  start_time: events.start_time,
  end_time: events.end_time,
  links: events.links,
}

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
  const [counts] = await db
    .select({
      found: sql<number>`count(*) FILTER (WHERE ${matching})`.mapWith(Number),
      total: sql<number>`count(*)`.mapWith(Number),
    })
    .from(streams)
  return { rows, found: counts?.found ?? 0, total: counts?.total ?? 0 }
}

export async function findAnnotationStream(db: Db, name: string): Promise<AnnotationStreamRow | undefined> {
  const [row] = await db.select(streamColumns).from(streams).where(eq(streams.name_key, name.toLowerCase()))
  return row
}

/** Adds an event, and its stream when it is the first one. The stream keeps the case that its name first had. */
export async function insertAnnotationEvent(
  db: Db,
  name: string,
  event: Omit<AnnotationEvent, 'id'>,
): Promise<AnnotationEvent> {
  return db.transaction(async (tx) => {
    const [stream] = await tx
      .insert(streams)
      .values({ name, name_key: name.toLowerCase() })
      .onConflictDoUpdate({ target: streams.name_key, set: { name_key: name.toLowerCase() } })
      .returning({ id: streams.id })
    if (stream === undefined) throw new Error('INSERT returned no row')
    const [row] = await tx
      .insert(events)
      .values({ ...event, stream_id: stream.id })
      .returning(eventColumns)
    if (row === undefined) throw new Error('INSERT returned no row')
    return row
  })
}

/** Which events of a stream are asked for; times in Unix seconds, both inclusive. */
export interface EventFilter {
  start_time: number | undefined
  end_time: number | undefined
  /** The latest this many. */
  count: number | undefined
  /** Patterns in which `*` stands for anything; an event without a source has the source `unassigned`. */
  sources: readonly string[] | undefined
}

/** Events by their start. */
export async function listAnnotationEvents(
  db: Db,
  streamId: number,
  { start_time, end_time, count, sources }: EventFilter,
): Promise<AnnotationEvent[]> {
  const source = sql`lower(coalesce(${events.source}, ${UNASSIGNED}))`
  const query = db
    .select(eventColumns)
    .from(events)
    .where(
      and(
        eq(events.stream_id, streamId),
        start_time === undefined ? undefined : gte(events.start_time, start_time),
        end_time === undefined ? undefined : lte(events.start_time, end_time),
        sources === undefined
          ? undefined
          : or(...sources.map((pattern) => like(source, wildcard(pattern.toLowerCase())))),
      ),
    )
    .orderBy(desc(events.start_time), desc(events.id))
  const latestFirst = await (count === undefined ? query : query.limit(count))
  return latestFirst.toReversed()
}

export async function findAnnotationEvent(
  db: Db,
  streamId: number,
  id: number,
): Promise<AnnotationEvent | undefined> {
  const [row] = await db
    .select(eventColumns)
    .from(events)
    .where(and(eq(events.id, id), eq(events.stream_id, streamId)))
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
