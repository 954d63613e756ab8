import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { intervalQuery } from './time.ts'
import { patterns, positive, search, settable } from './values.ts'

/* Apart from the streams: a space reads its events before anything else of annotations is needed. */

const http = z.string().check(z.regex(/^https?:\/\//i, { error: 'must begin with http:// or https://' }))

export const AnnotationLink = z.object({
  rel: z.string().check(z.minLength(1, { error: "can't be blank" }), z.maxLength(255)),
  href: http,
  label: settable(z.string()),
})
export type AnnotationLink = z.output<typeof AnnotationLink>

/** API reference, "Annotation Event Properties". Times in Unix seconds. */
export const AnnotationEvent = z.object({
  id: z.number(),
  title: z.string(),
  description: z.nullable(z.string()),
  source: z.nullable(z.string()),
  start_time: z.number(),
  end_time: z.nullable(z.number()),
  links: z.array(AnnotationLink),
})
export type AnnotationEvent = z.output<typeof AnnotationEvent>

/** Who may add an event. */
export const MAY_ANNOTATE = { roles: ['admin', 'recorder'] } as const

/** The most events in one answer of `annotationEventList`. */
export const MAX_EVENTS = 10_000

/** An event with the stream that it belongs to. */
export const StreamEvent = z.extend(AnnotationEvent, {
  name: z.string(),
  display_name: z.nullable(z.string()),
})
export type StreamEvent = z.output<typeof StreamEvent>

export const annotationEventList = endpoint({
  name: 'annotationEventList',
  method: 'GET',
  path: '/v1/annotation_events',
  summary:
    'Events of `streams`, or of all of them, any part of which is within an interval, in the order of their start. Of more ' +
    'than `count`, at most 10000, the newest are answered: `found` says how many there are. `sources` may hold `*`; ' +
    '`text` keeps events whose title, description or source contains it, in any case.',
  addition: true,
  roles: ['admin', 'recorder', 'viewer'],
  query: z.object({
    ...intervalQuery,
    streams: z.optional(patterns),
    sources: z.optional(patterns),
    text: search,
    count: z.optional(
      z.pipe(
        positive,
        z
          .number()
          .check(z.refine((value) => value <= MAX_EVENTS, { error: `must be ${MAX_EVENTS} or less` })),
      ),
    ),
  }),
  response: z.object({
    start_time: z.number(),
    end_time: z.number(),
    found: z.number(),
    events: z.array(StreamEvent),
  }),
})
