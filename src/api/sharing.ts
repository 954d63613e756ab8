import * as z from 'zod/mini'
import { annotationEventList, StreamEvent } from './annotationEvents.ts'
import { Chart } from './charts.ts'
import { COMPARISONS } from './comparisons.ts'
import { endpoint } from './endpoint.ts'
import { MAX_STREAMS, SeriesAnswer } from './series.ts'
import { look } from './snapshots.ts'
import { shownByLink } from './spaceLinks.ts'
import { intervalQuery, resolution } from './time.ts'
import { positive, rowId } from './values.ts'

/* What can be read without signing in, by an address that cannot be guessed. */

/** What a snapshot shows, as it was measured when it was taken. */
export const SnapshotContent = z.object({
  chart: Chart,
  /** Of the chart's streams in their order, without those of annotations. */
  series: SeriesAnswer,
  /** By their start; null where the chart shows none. */
  events: z.nullable(z.array(StreamEvent)),
  /** Earlier events of the interval that there was no room for. */
  events_left_out: z.number(),
  /** What the address of a space calls the lines that are shown alone; none shows all. */
  lines: z.array(z.string()),
  /** What it is shown beside, so many seconds earlier; a big number is beside the interval before unless another is named. */
  earlier: z.optional(z.object({ comparison: z.enum(COMPARISONS), shift: z.number(), series: SeriesAnswer })),
})
export type SnapshotContent = z.output<typeof SnapshotContent>

export const SharedSnapshot = z.object({
  kind: z.literal('snapshot'),
  ...look,
  start_time: z.number(),
  end_time: z.number(),
  created_at: z.number(),
  /** Null until it is drawn. */
  image_href: z.nullable(z.string()),
  /** Why it will never be drawn; null while that is not known. */
  failure: z.nullable(z.string()),
})
export type SharedSnapshot = z.output<typeof SharedSnapshot>

/** A space as a read-only link shows it. */
export const SharedSpace = z.object({
  kind: z.literal('space'),
  name: z.string(),
  charts: z.array(Chart),
  ...shownByLink,
})
export type SharedSpace = z.output<typeof SharedSpace>

const bySlug = z.object({ slug: z.string() })

export const sharedView = endpoint({
  name: 'sharedView',
  method: 'GET',
  path: '/v1/shared/:slug',
  summary:
    'What everyone sees who knows a slug, which cannot be guessed. Of a snapshot, its picture: `image_href` is null until it ' +
    'is drawn. Of a read-only link, its space and charts; 410 when it has expired.',
  addition: true,
  roles: 'everyone',
  params: bySlug,
  response: z.union([SharedSnapshot, SharedSpace]),
})

export const sharedContentView = endpoint({
  name: 'sharedContentView',
  method: 'GET',
  path: '/v1/shared/:slug/content',
  summary: 'What a snapshot shows, as it was measured when it was taken; 404 until it was read.',
  addition: true,
  roles: 'everyone',
  params: bySlug,
  response: SnapshotContent,
})

export const sharedSeriesRead = endpoint({
  name: 'sharedSeriesRead',
  method: 'POST',
  path: '/v1/shared/:slug/series',
  summary:
    'Reads streams of the charts that a read-only link shows, named by the ids of chart and stream, as columns over one grid ' +
    'of times. Source and tags are those of the link; where its time is fixed, the interval has to be within it.',
  addition: true,
  roles: 'everyone',
  params: bySlug,
  body: z.object({
    ...intervalQuery,
    resolution: z.optional(resolution),
    points: z.optional(positive),
    streams: z
      .array(z.object({ chart: rowId, stream: positive }))
      .check(z.maxLength(MAX_STREAMS, { error: `must hold ${MAX_STREAMS} or fewer` })),
  }),
  response: SeriesAnswer,
})

export const sharedEventList = endpoint({
  name: 'sharedEventList',
  method: 'GET',
  path: '/v1/shared/:slug/annotation_events',
  summary:
    'Events of the annotation streams that the charts of a read-only link show, by their start; of very many the newest.',
  addition: true,
  roles: 'everyone',
  params: bySlug,
  query: z.object(intervalQuery),
  response: annotationEventList.response,
})
