import * as z from 'zod/mini'
import { CHART_GROUP_FUNCTIONS, CHART_SUMMARY_FUNCTIONS, streamTags } from './charts.ts'
import { endpoint } from './endpoint.ts'
import { Metric } from './metrics.ts'
import { Tags } from './names.ts'
import { intervalQuery, resolution } from './time.ts'
import { patterns, positive, settable } from './values.ts'

/** The most streams in one request, and the most lines that one of them answers with. */
export const MAX_STREAMS = 100
export const MAX_LINES = 2_000

/** What of a chart stream decides the data; a `ChartStream` may be passed as it is. */
export const SeriesStream = z.object({
  metric: settable(z.string()),
  source: settable(z.string()),
  tags: settable(streamTags),
  composite: settable(z.string()),
  /** A stream of the type `annotation` has events and no lines. */
  type: settable(z.string()),
  group_function: settable(z.enum(CHART_GROUP_FUNCTIONS)),
  summary_function: settable(z.enum(CHART_SUMMARY_FUNCTIONS)),
  downsample_function: settable(z.enum(CHART_SUMMARY_FUNCTIONS)),
  period: settable(positive),
})
export type SeriesStream = z.output<typeof SeriesStream>

export const SeriesQuery = z.object({
  ...intervalQuery,
  /** Seconds; left out, the server takes the finest that keeps within `points`. */
  resolution: z.optional(resolution),
  /** How many points a line may have at most when the server chooses the resolution. */
  points: z.optional(positive),
  streams: z
    .array(SeriesStream)
    .check(z.maxLength(MAX_STREAMS, { error: `must hold ${MAX_STREAMS} or fewer` })),
  /** What stands for `%`: the source chosen on the space. */
  source: z.optional(z.string()),
  /** What stands for dynamic tags, by tag name. */
  tags: z.optional(z.record(z.string(), patterns)),
})
export type SeriesQuery = z.output<typeof SeriesQuery>

/** One line: the tags that tell it from the others, and a value for each of the answer's times. */
export const Line = z.object({
  tags: Tags,
  /** Null where there was no measurement. */
  values: z.array(z.nullable(z.number())),
  /** Unix seconds of the newest measurement within the interval; null when there is none. */
  last_time: z.nullable(z.number()),
})
export type Line = z.output<typeof Line>

/** The answer to one stream of the request, in the request's order. */
export const StreamSeries = z.object({
  /** Null when the metric does not exist, or for a composite. */
  metric: z.nullable(Metric),
  lines: z.array(Line),
  /** Lines there would be without the limit; more than `lines.length` when some were left out. */
  found: z.number(),
  /** Seconds of the stored roll-up that was read; 1 stands for raw measurements. */
  rollup: z.number(),
  /** Seconds that one measurement covers: the stream's or metric's period, else the resolution. */
  period: z.number(),
  /** Why there is no data; null when all is well. */
  error: z.nullable(z.string()),
})
export type StreamSeries = z.output<typeof StreamSeries>

/** Columns: every line of every stream has one value for each of `times`. */
export const SeriesAnswer = z.object({
  /** Start of each bucket, ascending, `resolution` apart, Unix seconds. */
  times: z.array(z.number()),
  resolution: z.number(),
  start_time: z.number(),
  /** The end of the interval; the server's now when the request did not say. */
  end_time: z.number(),
  /** Buckets that the interval does not cover whole, so that their values may still change. */
  partial: z.object({ first: z.boolean(), last: z.boolean() }),
  streams: z.array(StreamSeries),
})
export type SeriesAnswer = z.output<typeof SeriesAnswer>

export const seriesRead = endpoint({
  name: 'seriesRead',
  method: 'POST',
  path: '/v1/series',
  summary: 'Reads many streams at once, as columns over one grid of times.',
  addition: true,
  roles: ['admin', 'recorder', 'viewer'],
  body: SeriesQuery,
  response: SeriesAnswer,
})
