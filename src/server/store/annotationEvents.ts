import {
  and,
  asc,
  between,
  desc,
  eq,
  gte,
  inArray,
  like,
  lt,
  lte,
  notLike,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import type { AnnotationEvent, StreamEvent } from '#api/annotationEvents.ts'
import { UNASSIGNED } from '#api/names.ts'
import type { EventStream } from '#chart/eventsOfChart.ts'
import type { TagFilter } from '#series/tagFilter.ts'
import type { Interval } from '#series/interval.ts'
import type { Db } from '../engine/db.ts'
import { containing, wildcard } from './like.ts'
import { annotationEvents as events, annotationStreams as streams } from './tables.ts'

const eventColumns = {
  id: events.id,
  title: events.title,
  description: events.description,
  source: events.source,
  start_time: events.start_time,
  end_time: events.end_time,
  links: events.links,
}

const isEvent = (streamId: number, id: number) => and(eq(events.id, id), eq(events.stream_id, streamId))

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
  /** The first this many where there is a `start_time`, else the latest. API reference, "Time Intervals". */
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
  const order = start_time === undefined ? desc : asc
  const query = db
    .select(eventColumns)
    .from(events)
    .where(
      and(
        eq(events.stream_id, streamId),
        start_time === undefined ? undefined : gte(events.start_time, start_time),
        end_time === undefined ? undefined : lte(events.start_time, end_time),
        fromSources(sources),
      ),
    )
    .orderBy(order(events.start_time), order(events.id))
  const rows = await (count === undefined ? query : query.limit(count))
  return start_time === undefined ? rows.toReversed() : rows
}

/** Which events of many streams are asked for. */
export interface IntervalFilter extends Interval {
  /** Names of streams, or which events of which; all of them when left out. */
  streams: readonly string[] | readonly EventStream[] | undefined
  sources: readonly string[] | undefined
  /** What title, description or source contain, in any case. */
  text: string | undefined
  /** The newest this many. */
  count: number
}

const words = sql`lower(concat_ws(' ', ${events.title}, ${events.description}, ${events.source}))`

/** The events that lie in an interval or reach into it, by their start, and how many there are in all. */
export async function listEventsWithin(
  db: Db,
  { start, end, streams: shown, sources, text, count }: IntervalFilter,
): Promise<{ events: StreamEvent[]; found: number }> {
  const rows = await db
    .select({
      event: eventColumns,
      stream: { name: streams.name, display_name: streams.display_name },
      found: sql<number>`count(*) OVER ()`.mapWith(Number),
    })
    .from(events)
    .innerJoin(streams, eq(streams.id, events.stream_id))
    .where(
      and(
        or(
          between(events.start_time, start, end),
          and(lt(events.start_time, start), gte(events.end_time, start)),
        ),
        shown && (or(...shown.map(ofStream)) ?? sql`false`),
        text === undefined ? undefined : like(words, containing(text.toLowerCase())),
        fromSources(sources),
      ),
    )
    .orderBy(desc(events.start_time), desc(events.id))
    .limit(count)
  const newestFirst = rows.map(({ event, stream }) => ({ ...event, ...stream }))
  return { events: newestFirst.toReversed(), found: rows[0]?.found ?? 0 }
}

const ofStream = (stream: string | EventStream): SQL | undefined =>
  typeof stream === 'string'
    ? eq(streams.name_key, stream.toLowerCase())
    : and(eq(streams.name_key, stream.name), ofSource(stream.source))

const source = sql`lower(coalesce(${events.source}, ${UNASSIGNED}))`

/** Every event has a source and no other tag. */
function ofSource(filter: TagFilter): SQL | undefined {
  switch (filter.kind) {
    case 'and':
      return and(...filter.of.map(ofSource))
    case 'or':
      return or(...filter.of.map(ofSource))
    case 'absent':
      return sql`false`
    case 'match':
      return (filter.negated ? notLike : like)(source, wildcard(filter.pattern))
  }
}

function fromSources(sources: readonly string[] | undefined): SQL | undefined {
  return sources && or(...sources.map((pattern) => like(source, wildcard(pattern.toLowerCase()))))
}

/** The newest event of each stream that has one, by the stream's name. */
export async function newestEvents(db: Db, names: readonly string[]): Promise<Map<string, AnnotationEvent>> {
  const rows = await db
    .selectDistinctOn([events.stream_id], { name: streams.name, event: eventColumns })
    .from(events)
    .innerJoin(streams, eq(streams.id, events.stream_id))
    .where(inArray(streams.name, [...names]))
    .orderBy(events.stream_id, desc(events.start_time), desc(events.id))
  return new Map(rows.map(({ name, event }) => [name, event]))
}

export async function findAnnotationEvent(
  db: Db,
  streamId: number,
  id: number,
): Promise<AnnotationEvent | undefined> {
  const [row] = await db.select(eventColumns).from(events).where(isEvent(streamId, id))
  return row
}

/**
 * Replaces an event by what `change` makes of it; two changes at the same time come one after the other.
 *
 * @returns undefined when there is no such event.
 */
export async function changeAnnotationEvent(
  db: Db,
  streamId: number,
  id: number,
  change: (event: AnnotationEvent) => AnnotationEvent,
): Promise<AnnotationEvent | undefined> {
  return db.transaction(async (tx) => {
    const [found] = await tx.select(eventColumns).from(events).where(isEvent(streamId, id)).for('update')
    if (found === undefined) return undefined
    const [row] = await tx.update(events).set(change(found)).where(eq(events.id, id)).returning(eventColumns)
    return row
  })
}

/** @returns false when there is no such event. */
export async function deleteAnnotationEvent(db: Db, streamId: number, id: number): Promise<boolean> {
  const rows = await db.delete(events).where(isEvent(streamId, id)).returning({ id: events.id })
  return rows.length > 0
}
