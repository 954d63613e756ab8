import type { FastifyInstance } from 'fastify'
import { type AnnotationEvent } from '#api/annotationEvents.ts'
import {
  annotationDelete,
  annotationList,
  annotationUpdate,
  annotationView,
  type AnnotationStream,
  type ListedStream,
} from '#api/annotations.ts'
import { notFound } from '#api/errors.ts'
import { UNASSIGNED } from '#api/names.ts'
import { pageOf } from '#api/pagination.ts'
import type { Deps } from '../deps.ts'
import type { Db } from '../engine/db.ts'
import { listAnnotationEvents, newestEvents } from '../store/annotationEvents.ts'
import {
  deleteAnnotationStream,
  findAnnotationStream,
  listAnnotationStreams,
  renameAnnotationStream,
  type AnnotationStreamRow,
} from '../store/annotations.ts'
import { route } from './route.ts'

/** Librato's own libraries look sources up in `events` itself; the API reference, and clients made from it, have it in a list. */
const READS_AN_OBJECT = /(^|\s)(librato-metrics|python-librato)\//

export function annotationRoutes(app: FastifyInstance, deps: Deps): void {
  const { db } = deps

  route(app, deps, annotationList, async ({ query }) => {
    const page = pageOf(query)
    const { rows, found, total } = await listAnnotationStreams(db, query.name, page)
    const annotations = query.newest === true ? await withNewest(db, rows) : rows
    return { query: { found, length: rows.length, offset: page.offset, total }, annotations }
  })

  route(app, deps, annotationView, async ({ params, query, request }) => {
    const { id, name, display_name } = await knownStream(db, params.name)
    const { start_time, end_time, count } = query
    if (start_time === undefined && end_time === undefined && count === undefined) {
      return { name, display_name }
    }
    const sources = query.sources ?? query.source
    const found = await listAnnotationEvents(db, id, { start_time, end_time, count, sources })
    const events = bySource(found)
    if (READS_AN_OBJECT.test(request.headers['user-agent'] ?? '')) return { name, display_name, events }
    return { name, display_name, events: found.length === 0 ? [] : [events] }
  })

  route(app, deps, annotationUpdate, async ({ params, body }) => {
    const { id } = await knownStream(db, params.name)
    if (body.display_name !== undefined) await renameAnnotationStream(db, id, body.display_name)
  })

  route(app, deps, annotationDelete, async ({ params }) => {
    const { id } = await knownStream(db, params.name)
    await deleteAnnotationStream(db, id)
  })
}

async function withNewest(db: Db, streams: readonly AnnotationStream[]): Promise<ListedStream[]> {
  const newest = await newestEvents(
    db,
    streams.map(({ name }) => name),
  )
  return streams.map((stream) => ({ ...stream, newest: newest.get(stream.name) ?? null }))
}

/** Sources in the order of their first event; each source's events in the order of their start. */
function bySource(events: readonly AnnotationEvent[]): Record<string, AnnotationEvent[]> {
  const groups = new Map<string, AnnotationEvent[]>()
  for (const event of events) {
    const source = event.source ?? UNASSIGNED
    groups.set(source, [...(groups.get(source) ?? []), event])
  }
  return Object.fromEntries(groups)
}

/** @throws ApiError 404 */
export async function knownStream(db: Db, name: string): Promise<AnnotationStreamRow> {
  const stream = await findAnnotationStream(db, name)
  if (stream === undefined) throw notFound()
  return stream
}
