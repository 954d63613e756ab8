import type { FastifyInstance } from 'fastify'
import { annotationEventList, MAX_EVENTS, type AnnotationEvent } from '#api/annotationEvents.ts'
import {
  annotationCreate,
  annotationEventDelete,
  annotationEventUpdate,
  annotationEventView,
  annotationLinkCreate,
  annotationLinkDelete,
} from '#api/annotations.ts'
import { badParams, conflict, notFound } from '#api/errors.ts'
import { intervalOf, isInterval } from '#series/interval.ts'
import type { Deps } from '../deps.ts'
import {
  changeAnnotationEvent,
  deleteAnnotationEvent,
  findAnnotationEvent,
  insertAnnotationEvent,
  listEventsWithin,
} from '../store/annotationEvents.ts'
import { knownStream } from './annotations.ts'
import { locate, route } from './route.ts'

export function annotationEventRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, now } = deps

  route(app, deps, annotationCreate, async ({ params, body, reply }) => {
    const { title, source, description, start_time, end_time, links } = body
    const event = {
      title,
      source: source || null,
      description: description ?? null,
      start_time: start_time ?? now(),
      end_time: end_time ?? null,
      links: links ?? [],
    }
    checkTimes(event)
    const created = await insertAnnotationEvent(db, params.name, event)
    locate(reply, deps, `/v1/annotations/${params.name}/${created.id}`)
    return created
  })

  route(app, deps, annotationEventList, async ({ query }) => {
    const { streams, sources, text, count = MAX_EVENTS } = query
    const interval = intervalOf(query, Math.floor(now()))
    if (!isInterval(interval)) throw badParams(interval)
    const within = await listEventsWithin(db, { ...interval, streams, sources, text, count })
    return { start_time: interval.start, end_time: interval.end, ...within }
  })

  route(app, deps, annotationEventView, async ({ params }) => {
    const { id, name } = await knownStream(db, params.name)
    const event = await findAnnotationEvent(db, id, params.id)
    if (event === undefined) throw notFound()
    return { ...event, name }
  })

  route(app, deps, annotationEventUpdate, async ({ params, body }) => {
    await changeEvent(params, (event) => {
      const { title, source, description, start_time, end_time, links } = body
      const changed = {
        ...event,
        title: title ?? event.title,
        source: source === undefined ? event.source : source || null,
        description: description === undefined ? event.description : description,
        start_time: start_time ?? event.start_time,
        end_time: end_time === undefined ? event.end_time : end_time,
        links: links === undefined ? event.links : (links ?? []),
      }
      checkTimes(changed)
      return changed
    })
  })

  route(app, deps, annotationEventDelete, async ({ params }) => {
    const { id } = await knownStream(db, params.name)
    if (!(await deleteAnnotationEvent(db, id, params.id))) throw notFound()
  })

  route(app, deps, annotationLinkCreate, async ({ params, body, reply }) => {
    await changeEvent(params, (event) => {
      if (event.links.some(({ rel }) => rel === body.rel)) {
        throw conflict({ rel: ['is the rel of another link'] })
      }
      return { ...event, links: [...event.links, body] }
    })
    const rel = encodeURIComponent(body.rel)
    locate(reply, deps, `/v1/annotations/${params.name}/${params.id}/links/${rel}`)
    return body
  })

  route(app, deps, annotationLinkDelete, async ({ params }) => {
    await changeEvent(params, (event) => {
      const links = event.links.filter(({ rel }) => rel !== params.link)
      if (links.length === event.links.length) throw notFound()
      return { ...event, links }
    })
  })

  async function changeEvent(
    params: { name: string; id: number },
    change: (event: AnnotationEvent) => AnnotationEvent,
  ): Promise<void> {
    const { id } = await knownStream(db, params.name)
    if ((await changeAnnotationEvent(db, id, params.id, change)) === undefined) throw notFound()
  }
}

/** @throws ApiError 400 */
function checkTimes({ start_time, end_time }: Pick<AnnotationEvent, 'start_time' | 'end_time'>): void {
  if (end_time !== null && end_time < start_time) {
    throw badParams({ end_time: ['must not be before start_time'] })
  }
}
