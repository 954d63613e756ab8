import type { ChartSummaryFunction } from '#api/charts.ts'
import type { Line } from '#api/series.ts'
import { ComposeRefusal } from '#compose/ast.ts'
import type { ComposeSeries, Window } from '#compose/composeSeries.ts'
import { evaluate, type SeriesRequest } from '#compose/evaluate.ts'
import { foldBy } from '#compose/groups.ts'
import { parse } from '#compose/parse.ts'
import { statistic } from '#compose/statistics.ts'
import { bucketsOf, type Grid, gridOf } from '#series/grid.ts'
import { roundValue } from '#series/round.ts'
import { filterOfSource } from '#series/sourceFilter.ts'
import { allOf, hasTag, type TagFilter } from '#series/tagFilter.ts'
import { filterOfTagMap } from '#series/tagMap.ts'
import { listMetricsLike, type MetricRow } from '../store/metrics.ts'
import { chosenFor, type Dynamic } from './chartStream.ts'
import { type ReadDeps, readStreams } from './readStreams.ts'

/** Metrics that one series() may name by a pattern, and series that it may give: what memory has room for. */
const MAX_METRICS = 200
const MAX_SERIES = 5_000
/** Points of all reads of one evaluation. */
const MAX_POINTS = 10_000_000
/** Times beyond these are no times to the engine; a bucket of a week that begins before the end still fits. */
const ENGINE_TIMES = { start: 0, end: 4_294_000_000 }

export interface CompositeRead {
  text: string
  /** What stands for `%` in sources and tag values. */
  dynamic: Dynamic
  window: Window
  signal?: AbortSignal
}

/**
 * Evaluates a composite on stored measurements.
 * @throws ComposeError where the text is at fault; the engine's errors where reading fails.
 */
export function readComposite(deps: ReadDeps, read: CompositeRead): Promise<ComposeSeries[]> {
  let points = 0
  const counted = async (request: SeriesRequest) => {
    const set = await readRequest(deps, request, read)
    points += set.reduce((sum, { times }) => sum + times.length, 0)
    if (points > MAX_POINTS) throw new ComposeRefusal(TOO_MANY_POINTS)
    return set
  }
  return evaluate(parse(read.text), counted, read.window)
}

const TOO_MANY_POINTS =
  'This reads more than 10 million points: name fewer series, a coarser resolution or less time'

/** @throws ComposeRefusal */
async function readRequest(
  deps: ReadDeps,
  request: SeriesRequest,
  { dynamic, signal }: CompositeRead,
): Promise<ComposeSeries[]> {
  const metrics = await metricsOf(deps, request.metric)
  const read = (asked: SeriesRequest) =>
    Promise.all(metrics.map((metric) => readMetric(deps, metric, asked, dynamic, signal)))
  const { aggregation } = request
  const together = aggregation !== undefined && metrics.length > 1
  // The mean of the metrics' means is not the mean of all their streams.
  const apart = together && aggregation === 'mean'
  const series = (await read(apart ? { ...request, aggregation: undefined } : request)).flat()
  if (series.length > MAX_SERIES) {
    const advice = 'name fewer, or take them together at once, as in sum(s("metric", "*"))'
    throw new ComposeRefusal(`These are more than ${MAX_SERIES} series: ${advice}`)
  }
  return together ? foldBy(series, request.by, aggregation) : series
}

/** The metrics of this name, or like it. Composites have no measurements, and so cannot be part of another. */
async function metricsOf({ db }: ReadDeps, name: string): Promise<MetricRow[]> {
  const found = await listMetricsLike(db, name, MAX_METRICS + 1)
  if (found.length > MAX_METRICS)
    throw new ComposeRefusal(`More than ${MAX_METRICS} metrics are like ${name}: name fewer`)
  const metrics = found.filter(({ type }) => type !== 'composite')
  if (metrics.length === 0 && found[0] !== undefined)
    throw new ComposeRefusal(`${found[0].name} is a composite, and composites cannot be part of another`)
  return metrics
}

/** Measurements are summarised to the period that the call asks for before any function sees them. */
async function readMetric(
  deps: ReadDeps,
  metric: MetricRow,
  request: SeriesRequest,
  dynamic: Dynamic,
  signal: AbortSignal | undefined,
): Promise<ComposeSeries[]> {
  const { by, aggregation } = request
  const start = Math.max(request.start, ENGINE_TIMES.start)
  const end = Math.min(request.end, ENGINE_TIMES.end)
  if (start >= end) return []
  const resolution = Math.max(request.resolution, request.period ?? 1)
  const grid = gridOf(start, end, resolution)
  const room = Math.floor(MAX_POINTS / bucketsOf(grid))
  const { lines } = await readStreams(deps, {
    metric,
    filter: filterOf(request, dynamic),
    grid,
    summary: request.function,
    group: aggregation === undefined ? null : { by, function: aggregation },
    limit: Math.min(MAX_SERIES, room) + 1,
    signal,
  })
  if (lines.length > room) throw new ComposeRefusal(TOO_MANY_POINTS)
  const period = request.period ?? metric.period ?? resolution
  return lines.map(({ tags, buckets, values }) => ({
    metric: metric.name,
    tags,
    times: buckets.map((bucket) => grid.from + bucket * resolution),
    values: [...values],
    period,
    ...(resolution > request.resolution && { width: resolution }),
  }))
}

function filterOf(request: SeriesRequest, dynamic: Dynamic): TagFilter {
  const source = request.source === '%' ? (dynamic.source ?? '*') : (request.source ?? '*')
  const ofTags = Object.entries(request.tags).map(([name, pattern]) => {
    if (pattern !== '%') return filterOfTagMap({ [name]: [pattern] })
    return chosenFor(name, dynamic) ?? filterOfTagMap({ [name]: ['*'] })
  })
  return allOf([filterOfSource(source), ...ofTags, ...request.by.map(hasTag)])
}

/** Points put on the columns of an answer; those that share a bucket become one by the function, the mean if unsaid. */
export function lineOf(series: ComposeSeries, grid: Grid, downsample: ChartSummaryFunction): Line {
  const buckets = new Map<number, number[]>()
  for (const [index, time] of series.times.entries()) {
    const bucket = Math.floor((time - grid.from) / grid.resolution)
    const values = buckets.get(bucket) ?? []
    values.push(series.values[index] as number)
    buckets.set(bucket, values)
  }
  const values = Array.from({ length: bucketsOf(grid) }, (_, bucket) => {
    const value = reduce(downsample, buckets.get(bucket) ?? [])
    return value === undefined ? null : roundValue(value)
  })
  return { tags: series.tags, values, last_time: series.times.at(-1) ?? null }
}

function reduce(name: ChartSummaryFunction, values: readonly number[]): number | undefined {
  if (name === 'count') return values.length === 0 ? undefined : values.length
  if (name === 'last') return values.at(-1)
  return statistic(name === 'sum' || name === 'min' || name === 'max' ? name : 'mean', values)
}
