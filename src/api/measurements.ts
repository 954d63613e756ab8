import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { metricName, Tags } from './names.ts'
import { Attributes } from './metrics.ts'
import { intervalQuery, resolution } from './time.ts'
import { numeric, patterns, period, settable } from './values.ts'

/** The property of a metric to read: API reference, "Aggregation parameters". */
export const SUMMARY_FUNCTIONS = [
  'sum',
  'min',
  'max',
  'count',
  'mean',
  'derivative',
  'stddev',
  'last',
  'all',
] as const
/** How streams of one group become one. */
export const GROUP_FUNCTIONS = ['sum', 'min', 'max', 'mean'] as const

const Measurement = z.looseObject({
  name: metricName,
  value: settable(numeric),
  count: settable(numeric),
  sum: settable(numeric),
  min: settable(numeric),
  max: settable(numeric),
  last: settable(numeric),
  stddev: settable(numeric),
  stddev_m2: settable(numeric),
  time: settable(numeric),
  period: settable(period),
  /** Merged over the top-level tags; null clears one. */
  tags: settable(z.record(z.string(), z.nullable(z.string()))),
  attributes: settable(Attributes),
})

export const measurementCreate = endpoint({
  name: 'measurementCreate',
  method: 'POST',
  path: '/v1/measurements',
  summary:
    'Stores measurements by tags, creating metrics that do not exist. Answers 202 once they are durable.',
  roles: ['admin', 'recorder'],
  status: 202,
  bodyReadByHandler: true,
  body: z.object({
    tags: settable(z.record(z.string(), z.nullable(z.string()))),
    time: settable(numeric),
    period: settable(period),
    measurements: z.array(Measurement),
  }),
  /** Never empty: librato-java parses it. */
  response: z.object({
    measurements: z.object({
      summary: z.object({ total: z.number(), accepted: z.number(), failed: z.number() }),
    }),
  }),
})

/** One point. With `summary_function=all` every statistic is there, else `value` alone. */
export const TaggedMeasurement = z.object({
  time: z.number(),
  value: z.number(),
  count: z.optional(z.number()),
  sum: z.optional(z.number()),
  min: z.optional(z.number()),
  max: z.optional(z.number()),
  last: z.optional(z.number()),
  stddev: z.optional(z.number()),
})
export type TaggedMeasurement = z.output<typeof TaggedMeasurement>

export const MeasurementSeries = z.object({
  name: z.string(),
  resolution: z.number(),
  series: z.array(z.object({ tags: Tags, measurements: z.array(TaggedMeasurement) })),
  /** Holds an entry with rel `next` when there is more. */
  links: z.array(z.object({ rel: z.string(), href: z.string() })),
  attributes: Attributes,
})
export type MeasurementSeries = z.output<typeof MeasurementSeries>

/** How a query string says that no tag is asked for. */
const everyStream = z.pipe(
  z.enum(['*', '{}']),
  z.transform(() => '*' as const),
)

export const measurementView = endpoint({
  name: 'measurementView',
  method: 'GET',
  path: '/v1/measurements/:name',
  summary:
    'The streams of a metric in a time interval, filtered and grouped by tags. A composite is evaluated; `tags`, ' +
    '`tags_search` and `group_by` then work on the tags of its results, and `summary_function`, which may not be `all`, on nothing.',
  roles: ['admin', 'recorder', 'viewer'],
  params: z.object({ name: metricName }),
  query: z.object({
    ...intervalQuery,
    resolution,
    /** `tags[name]=pattern`; the same name twice is OR, other names are AND, `!` negates, `tags[!name]=1` wants it absent. */
    tags: z.optional(z.union([z.record(z.string(), patterns), everyStream])),
    tags_search: z.optional(z.string()),
    group_by: z.optional(z.string()),
    group_by_function: z.optional(z.enum(GROUP_FUNCTIONS)),
    summary_function: z.optional(z.enum(SUMMARY_FUNCTIONS)),
  }),
  response: MeasurementSeries,
})
