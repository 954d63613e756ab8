import * as z from 'zod/mini'
import { AnnotationEvent, AnnotationLink, MAY_ANNOTATE } from './annotationEvents.ts'
import { endpoint } from './endpoint.ts'
import { metricName } from './names.ts'
import { PageInfo, pageQuery } from './pagination.ts'
import { count, flag, patterns, rowId, search, settable, time } from './values.ts'

export const AnnotationStream = z.object({ name: z.string(), display_name: z.nullable(z.string()) })
export type AnnotationStream = z.output<typeof AnnotationStream>

/** API reference, "Update an Annotation": a relationship is used once in an event. */
const links = z.array(AnnotationLink).check(
  z.superRefine((all, context) => {
    all.forEach(({ rel }, index) => {
      if (all.findIndex((link) => link.rel === rel) === index) return
      context.addIssue({ code: 'custom', path: [index, 'rel'], message: 'is the rel of another link' })
    })
  }),
)

const title = z.string().check(z.minLength(1, { error: "can't be blank" }))
const eventsBySource = z.record(z.string(), z.array(AnnotationEvent))
const EVERYONE = ['admin', 'recorder', 'viewer'] as const

/** A stream of the list; `newest` is there when it was asked for, and null when the stream has no event. */
export const ListedStream = z.extend(AnnotationStream, { newest: z.optional(z.nullable(AnnotationEvent)) })
export type ListedStream = z.output<typeof ListedStream>

const oneEvent = z.object({ name: metricName, id: rowId })

export const annotationList = endpoint({
  name: 'annotationList',
  method: 'GET',
  path: '/v1/annotations',
  summary:
    'Lists annotation streams by name. `newest=true`, an addition of Poise, tells the newest event of each.',
  roles: EVERYONE,
  query: z.object({
    ...pageQuery,
    name: search,
    orderby: z.optional(z.enum(['name'])),
    newest: z.optional(flag),
  }),
  response: z.object({ query: PageInfo, annotations: z.array(ListedStream) }),
})

export const annotationView = endpoint({
  name: 'annotationView',
  method: 'GET',
  path: '/v1/annotations/:name',
  summary:
    'An annotation stream, and with `count` or `start_time` its events by source. `librato-metrics` and `python-librato`, ' +
    'told by their User-Agent, get `events` as an object rather than a list of one.',
  roles: EVERYONE,
  params: z.object({ name: metricName }),
  query: z.object({
    start_time: z.optional(time),
    end_time: z.optional(time),
    count: z.optional(count),
    sources: z.optional(patterns),
    source: z.optional(patterns),
  }),
  response: z.extend(AnnotationStream, { events: z.optional(z.array(eventsBySource)) }),
  alternative: z.extend(AnnotationStream, { events: eventsBySource }),
})

export const annotationCreate = endpoint({
  name: 'annotationCreate',
  method: 'POST',
  path: '/v1/annotations/:name',
  summary: 'Creates an event, and the stream when it does not exist.',
  ...MAY_ANNOTATE,
  status: 201,
  params: z.object({ name: metricName }),
  body: z.object({
    title,
    source: settable(z.string()),
    description: settable(z.string()),
    start_time: settable(time),
    end_time: settable(time),
    links: settable(links),
  }),
  response: AnnotationEvent,
})

export const annotationUpdate = endpoint({
  name: 'annotationUpdate',
  method: 'PUT',
  path: '/v1/annotations/:name',
  summary: 'Sets the display name of an annotation stream.',
  roles: ['admin'],
  status: 204,
  params: z.object({ name: metricName }),
  body: z.object({ display_name: settable(z.string()) }),
})

export const annotationDelete = endpoint({
  name: 'annotationDelete',
  method: 'DELETE',
  path: '/v1/annotations/:name',
  summary: 'Deletes an annotation stream and all its events.',
  roles: ['admin'],
  status: 204,
  params: z.object({ name: metricName }),
})

export const annotationEventView = endpoint({
  name: 'annotationEventView',
  method: 'GET',
  path: '/v1/annotations/:name/:id',
  summary: 'One event. `name` is the name of its stream, which python-librato reads here.',
  roles: EVERYONE,
  params: oneEvent,
  response: z.extend(AnnotationEvent, { name: z.string() }),
})

export const annotationEventUpdate = endpoint({
  name: 'annotationEventUpdate',
  method: 'PUT',
  path: '/v1/annotations/:name/:id',
  summary: 'Changes what is given of an event. `links`, when given, replaces all of them.',
  roles: ['admin'],
  status: 204,
  params: oneEvent,
  body: z.object({
    title: z.optional(title),
    source: settable(z.string()),
    description: settable(z.string()),
    start_time: settable(time),
    end_time: settable(time),
    links: settable(links),
  }),
})

export const annotationEventDelete = endpoint({
  name: 'annotationEventDelete',
  method: 'DELETE',
  path: '/v1/annotations/:name/:id',
  summary: 'Deletes an event. Its stream stays, even without events.',
  roles: ['admin'],
  status: 204,
  params: oneEvent,
})

export const annotationLinkCreate = endpoint({
  name: 'annotationLinkCreate',
  method: 'POST',
  path: '/v1/annotations/:name/:id/links',
  summary: 'Adds a link to an event. 422 when the event has a link of this `rel` already.',
  roles: ['admin'],
  status: 201,
  params: oneEvent,
  body: AnnotationLink,
  response: AnnotationLink,
})

export const annotationLinkDelete = endpoint({
  name: 'annotationLinkDelete',
  method: 'DELETE',
  path: '/v1/annotations/:name/:id/links/:link',
  summary: 'Takes the link of the relationship `link` away from an event.',
  roles: ['admin'],
  status: 204,
  params: z.extend(oneEvent, { link: z.string() }),
})
