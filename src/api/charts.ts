import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { MAX_TAGS } from './names.ts'
import { color, flag, numeric, patterns, positive, rowId, settable, transform } from './values.ts'

export const CHART_TYPES = ['line', 'stacked', 'bignumber'] as const
export type ChartType = (typeof CHART_TYPES)[number]

/** How the streams of one chart stream become lines: API reference, "Stream Properties". */
export const CHART_GROUP_FUNCTIONS = ['average', 'sum', 'min', 'max', 'breakout'] as const
export type ChartGroupFunction = (typeof CHART_GROUP_FUNCTIONS)[number]

/** Which statistic is drawn. `mean`, `derivative` and `absolute_value` come from clients and from counters. */
export const CHART_SUMMARY_FUNCTIONS = [
  'average',
  'mean',
  'sum',
  'min',
  'max',
  'count',
  'last',
  'derivative',
  'absolute_value',
] as const
export type ChartSummaryFunction = (typeof CHART_SUMMARY_FUNCTIONS)[number]

/** A filter on one tag: patterns may hold `*`; `grouped` draws one line per value; `dynamic` takes the space's value. */
export const StreamTag = z.looseObject({
  name: z.string(),
  values: settable(patterns),
  grouped: settable(flag),
  dynamic: settable(flag),
})
export type StreamTag = z.output<typeof StreamTag>

export const streamTags = z
  .array(StreamTag)
  .check(z.maxLength(MAX_TAGS, { error: `must hold ${MAX_TAGS} or fewer` }))

/** Keys the reference does not list are kept: clients send them and expect them back. */
export const ChartStream = z.looseObject({
  id: z.optional(positive),
  metric: settable(z.string()),
  /** A name or pattern; `%` takes the source chosen on the space. */
  source: settable(z.string()),
  tags: settable(streamTags),
  composite: settable(z.string()),
  type: settable(z.string()),
  group_function: settable(z.enum(CHART_GROUP_FUNCTIONS)),
  summary_function: settable(z.enum(CHART_SUMMARY_FUNCTIONS)),
  downsample_function: settable(z.enum(CHART_SUMMARY_FUNCTIONS)),
  color: settable(color),
  name: settable(z.string()),
  units_short: settable(z.string()),
  units_long: settable(z.string()),
  min: settable(numeric),
  max: settable(numeric),
  transform_function: settable(transform),
  period: settable(positive),
})
export type ChartStream = z.output<typeof ChartStream>

/** Whether a chart's stream is a stream of annotations, drawn as events, rather than measurements. */
export function isAnnotation({ type }: { type?: string | null | undefined }): boolean {
  return type === 'annotation'
}

/** The chart as what is measured on it: without its streams of annotations. */
export function measured<C extends Pick<Chart, 'streams'>>(chart: C): C {
  return chart.streams.some(isAnnotation)
    ? { ...chart, streams: chart.streams.filter((stream) => !isAnnotation(stream)) }
    : chart
}

/** Colours of a big number: `threshold` is how one client spells `thresholds`. */
export const Threshold = z.object({
  operator: z.enum(['>', '<', '=']),
  value: numeric,
  type: z.enum(['red', 'yellow']),
})
export type Threshold = z.output<typeof Threshold>

/** Place on the space's grid of 12 columns, in whole cells. An addition of Poise. */
export const Layout = z.object({ x: z.number(), y: z.number(), w: z.number(), h: z.number() })
export type Layout = z.output<typeof Layout>

const COLUMNS = 12
const MAX_ROWS = 10_000

const cells = (least: number, most: number) =>
  z.pipe(
    numeric,
    z.number().check(
      z.refine((value) => Number.isInteger(value) && value >= least && value <= most, {
        error: `must be a whole number from ${least} to ${most}`,
      }),
    ),
  )

/** Only what is written is bounded: what was stored before stays readable. */
export const layoutWrite = z
  .object({ x: cells(0, COLUMNS - 1), y: cells(0, MAX_ROWS), w: cells(1, COLUMNS), h: cells(1, MAX_ROWS) })
  .check(
    z.refine(({ x, w }) => x + w <= COLUMNS, { path: ['w'], error: `must end within ${COLUMNS} columns` }),
  )

/** What of a chart can be written, `threshold` being another name of `thresholds`. */
export const chartSettings = {
  type: settable(z.enum(CHART_TYPES)),
  name: settable(z.string()),
  streams: settable(z.array(ChartStream)),
  min: settable(numeric),
  max: settable(numeric),
  label: settable(z.string()),
  related_space: settable(positive),
  thresholds: settable(z.array(Threshold)),
  threshold: settable(z.array(Threshold)),
  use_log_yaxis: settable(flag),
  use_last_value: settable(flag),
  layout: settable(layoutWrite),
}

export const ChartWrite = z.object(chartSettings)
export type ChartWrite = z.output<typeof ChartWrite>

export const Chart = z.object({
  id: z.number(),
  name: z.string(),
  type: z.enum(CHART_TYPES),
  streams: z.array(ChartStream),
  min: z.optional(z.nullable(z.number())),
  max: z.optional(z.nullable(z.number())),
  label: z.optional(z.nullable(z.string())),
  related_space: z.optional(z.nullable(z.number())),
  thresholds: z.optional(z.nullable(z.array(Threshold))),
  use_log_yaxis: z.optional(z.nullable(z.boolean())),
  use_last_value: z.optional(z.nullable(z.boolean())),
  layout: z.optional(z.nullable(Layout)),
  /** Counts the changes of the chart. An addition of Poise. */
  version: z.optional(z.number()),
})
export type Chart = z.output<typeof Chart>

const inSpace = z.object({ id: rowId })
const oneChart = z.object({ id: rowId, chart_id: rowId })
const MAY_READ = ['admin', 'viewer'] as const
const MAY_WRITE = ['admin'] as const

export const chartList = endpoint({
  name: 'chartList',
  method: 'GET',
  path: '/v1/spaces/:id/charts',
  summary: 'All charts of a space in their order, as a bare array.',
  roles: MAY_READ,
  params: inSpace,
  response: z.array(Chart),
})

export const chartCreate = endpoint({
  name: 'chartCreate',
  method: 'POST',
  path: '/v1/spaces/:id/charts',
  summary:
    'Adds a chart to a space. Its metrics need not exist. A stream of the type `annotation` shows events: its `metric`, ' +
    'or else its `name`, is that of an annotation stream, and `source` a name or pattern; `%` takes the source chosen on ' +
    'the space.',
  roles: MAY_WRITE,
  status: 201,
  params: inSpace,
  body: ChartWrite,
  response: Chart,
})

export const chartView = endpoint({
  name: 'chartView',
  method: 'GET',
  path: '/v1/spaces/:id/charts/:chart_id',
  summary: 'One chart.',
  roles: MAY_READ,
  params: oneChart,
  response: Chart,
})

export const chartUpdate = endpoint({
  name: 'chartUpdate',
  method: 'PUT',
  path: '/v1/spaces/:id/charts/:chart_id',
  summary:
    'Changes a chart. `streams`, when given, replaces all of them. With `version` (an addition of Poise), that of the chart ' +
    'which was read, only what differs from it is changed; 409 when others changed the same.',
  roles: MAY_WRITE,
  params: oneChart,
  query: z.object({ version: z.optional(positive) }),
  body: ChartWrite,
  response: Chart,
})

export const chartDelete = endpoint({
  name: 'chartDelete',
  method: 'DELETE',
  path: '/v1/spaces/:id/charts/:chart_id',
  summary:
    'Deletes a chart. With `version` (an addition of Poise), 409 when it was changed since. `chartRestore` brings it back.',
  roles: MAY_WRITE,
  status: 204,
  params: oneChart,
  query: z.object({ version: z.optional(positive) }),
})

export const chartRestore = endpoint({
  name: 'chartRestore',
  method: 'POST',
  path: '/v1/spaces/:id/charts/:chart_id/restore',
  summary: 'Brings back a deleted chart.',
  addition: true,
  roles: MAY_WRITE,
  params: oneChart,
  response: Chart,
})
