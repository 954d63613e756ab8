import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { metricName } from './names.ts'
import { PageInfo, pageQuery } from './pagination.ts'
import { intervalQuery, resolution } from './time.ts'
import {
  color,
  flag,
  lag,
  numeric,
  patterns,
  period,
  positive,
  search,
  settable,
  transform,
} from './values.ts'

export const METRIC_TYPES = ['gauge', 'counter', 'composite'] as const
export type MetricType = (typeof METRIC_TYPES)[number]

/** How raw values roll up: API reference, "Gauge-only attributes". */
export const SUMMARIZE_FUNCTIONS = ['average', 'sum', 'count', 'min', 'max'] as const

/**
 * Display and roll-up attributes: API reference, "Metric Attributes". Keys it does not list are kept, because
 * clients send the whole hash back (`created_by_ua`, `l2met_type`).
 */
export const Attributes = z.catchall(
  z.object({
    color: settable(color),
    display_max: settable(numeric),
    display_min: settable(numeric),
    display_units_long: settable(z.string()),
    display_units_short: settable(z.string()),
    display_stacked: settable(flag),
    display_transform: settable(transform),
    summarize_function: settable(z.enum(SUMMARIZE_FUNCTIONS)),
    aggregate: settable(flag),
    gap_detection: settable(flag),
    created_by_ua: settable(z.string()),
  }),
  z.unknown(),
)
export type Attributes = z.output<typeof Attributes>

/** A metric without its measurements. `type`, `period` and `attributes` are always there: python-librato reads them. */
export const Metric = z.object({
  name: z.string(),
  display_name: z.nullable(z.string()),
  description: z.nullable(z.string()),
  type: z.enum(METRIC_TYPES),
  /** Seconds between measurements, as declared; null when nobody said. */
  period: z.nullable(z.number()),
  source_lag: z.nullable(z.number()),
  attributes: Attributes,
  /** Only on metrics of type `composite`. */
  composite: z.optional(z.string()),
})
export type Metric = z.output<typeof Metric>

export const MetricUpdate = z.object({
  type: settable(z.enum(METRIC_TYPES)),
  display_name: settable(z.string()),
  description: settable(z.string()),
  period: settable(period),
  source_lag: settable(lag),
  composite: settable(z.string()),
  attributes: settable(Attributes),
})
export type MetricUpdate = z.output<typeof MetricUpdate>

/** Measurements of one source in the form of `/v1/metrics/:name`: API reference, "Retrieve a Metric by Name". */
export const SourceMeasurement = z.object({
  measure_time: z.number(),
  value: z.nullable(z.number()),
  count: z.number(),
  sum: z.optional(z.number()),
  min: z.optional(z.number()),
  max: z.optional(z.number()),
  sum_squares: z.optional(z.number()),
  summarized: z.optional(z.number()),
})
export type SourceMeasurement = z.output<typeof SourceMeasurement>

const MetricList = z.object({ query: PageInfo, metrics: z.array(Metric) })

/** What the list answers to `compose`: API reference, "Composite Metric Queries". `metric` and `query` are null where several took part. */
const MetricComposition = z.object({
  compose: z.string(),
  resolution: z.number(),
  measurements: z.array(
    z.object({
      metric: z.nullable(Metric),
      query: z.nullable(
        z.object({
          metric: z.string(),
          source: z.optional(z.string()),
          tags: z.optional(z.record(z.string(), z.string())),
        }),
      ),
      source: z.object({ name: z.string(), display_name: z.nullable(z.string()) }),
      /** Seconds from one point to the next. */
      period: z.number(),
      series: z.array(z.object({ measure_time: z.number(), value: z.number() })),
    }),
  ),
})

export const MetricWithMeasurements = z.extend(Metric, {
  resolution: z.optional(z.number()),
  measurements: z.optional(z.record(z.string(), z.array(SourceMeasurement))),
  query: z.optional(z.object({ next_time: z.number() })),
})
export type MetricWithMeasurements = z.output<typeof MetricWithMeasurements>

export const metricList = endpoint({
  name: 'metricList',
  method: 'GET',
  path: '/v1/metrics',
  summary:
    'Lists metrics by name; `name` keeps those that contain all its words, in any case. With `compose`, `start_time` and `resolution` it ' +
    'evaluates a composite instead; measurementCompose does the same by tags.',
  roles: ['admin', 'recorder', 'viewer'],
  query: z.object({
    ...pageQuery,
    ...intervalQuery,
    name: search,
    orderby: z.optional(z.enum(['name'])),
    compose: search,
    resolution: z.optional(resolution),
  }),
  response: MetricList,
  alternative: MetricComposition,
})

export const metricView = endpoint({
  name: 'metricView',
  method: 'GET',
  path: '/v1/metrics/:name',
  summary:
    'A metric, and with a time interval its measurements by source. A composite is evaluated; `source` and `sources` then ' +
    'choose among its results, what summarizes them works on their points, and with `count` alone as many of its periods are looked at.',
  roles: ['admin', 'recorder', 'viewer'],
  params: z.object({ name: metricName }),
  query: z.object({
    ...intervalQuery,
    count: z.optional(positive),
    resolution: z.optional(resolution),
    source: z.optional(patterns),
    sources: z.optional(patterns),
    summarize_time: z.optional(flag),
    summarize_sources: z.optional(flag),
    breakout_sources: z.optional(flag),
    group_by: z.optional(z.enum(['min', 'max', 'mean', 'sum', 'count'])),
  }),
  response: MetricWithMeasurements,
})

export const metricUpdate = endpoint({
  name: 'metricUpdate',
  method: 'PUT',
  path: '/v1/metrics/:name',
  summary:
    'Updates a metric, or creates it when `type` is given and it does not exist. With `new`, an addition of Poise, one that exists is refused.',
  roles: ['admin', 'recorder'],
  status: 204,
  alsoAnswers: [201],
  params: z.object({ name: metricName }),
  query: z.object({ new: z._default(flag, false) }),
  body: MetricUpdate,
  response: z.optional(Metric),
})

export const metricDelete = endpoint({
  name: 'metricDelete',
  method: 'DELETE',
  path: '/v1/metrics/:name',
  summary: 'Deletes a metric and all its measurements.',
  roles: ['admin'],
  status: 204,
  params: z.object({ name: metricName }),
})

const gauge = z.looseObject({
  name: z.optional(metricName),
  value: settable(numeric),
  count: settable(numeric),
  sum: settable(numeric),
  min: settable(numeric),
  max: settable(numeric),
  sum_squares: settable(numeric),
  measure_time: settable(numeric),
  source: settable(z.string()),
  period: settable(period),
})

/** An array, or a hash whose keys are names or indices: API reference, "Measurement Formats". */
const measured = z.optional(z.union([z.array(gauge), z.record(z.string(), gauge)]))

export const metricSubmit = endpoint({
  name: 'metricSubmit',
  method: 'POST',
  path: '/v1/metrics',
  summary:
    'Stores gauge and counter measurements by source, creating metrics that do not exist. Answers 200 once they are durable.',
  roles: ['admin', 'recorder'],
  bodyReadByHandler: true,
  body: z.object({
    gauges: measured,
    counters: measured,
    source: settable(z.string()),
    measure_time: settable(numeric),
    period: settable(period),
  }),
})
