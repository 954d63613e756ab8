import { isAnnotation } from '#api/charts.ts'
import { badParams } from '#api/errors.ts'
import { ComposeError } from '#compose/ast.ts'
import {
  MAX_LINES,
  type SeriesAnswer,
  type SeriesQuery,
  type SeriesStream,
  type StreamSeries,
} from '#api/series.ts'
import type { ComposeSeries } from '#compose/composeSeries.ts'
import { bucketsOf, type Grid, timesOf, wholeWithin } from '#series/grid.ts'
import { type Interval, intervalOf, isInterval } from '#series/interval.ts'
import { roundValue } from '#series/round.ts'
import { defaultSummary } from '#series/summary.ts'
import { EngineError, QueryTimeout } from '../engine/errors.ts'
import { type MetricRow, shownMetric } from '../store/metrics.ts'
import { lineOf, readComposite } from './readComposite.ts'
import { breakoutTag, type Dynamic, filterOfStream, groupingOf, groupingOfResults } from './chartStream.ts'
import { readSaved } from './readSavedComposite.ts'
import { type ReadDeps, readStreams, type TagChoice } from './readStreams.ts'
import { chooseGrid, findStreams, type Found } from './seriesGrid.ts'
import type { StreamLine } from './streamLines.ts'
import { whyNothing } from './whyNothing.ts'

/** Values of a whole answer; streams with many lines are cut so that they stay below it together. */
const MAX_VALUES = 4_000_000

export interface SeriesOptions {
  signal?: AbortSignal | undefined
  /** Values of the whole answer; lines beyond it are left out. */
  mostValues?: number
  /** Whether an engine that fails fails the whole: who keeps the answer tries again instead. */
  rejects?: boolean
  /** The only time that may be read, but for what a composite shifts to another: buckets that hold more are left out. */
  bounds?: Interval | undefined
}

/** Reads many chart streams over one grid. A stream that fails has its `error`; the others are answered. */
export async function readSeries(
  deps: ReadDeps,
  query: SeriesQuery,
  now: number,
  { signal, mostValues = MAX_VALUES, rejects = false, bounds }: SeriesOptions = {},
): Promise<SeriesAnswer> {
  const interval = intervalOf(query, now)
  if (!isInterval(interval)) throw badParams(interval)
  const endsNow = query.end_time === undefined && interval.end === now
  const end = endsNow ? now + 1 : interval.end
  const found = await findStreams(deps, query, interval, end)
  const chosen = chooseGrid(query, interval, end, found)
  const grid = bounds === undefined ? chosen : wholeWithin(chosen, bounds.start, bounds.end)
  const limit = Math.floor(mostValues / Math.max(1, bucketsOf(grid) * query.streams.length))
  const context = {
    deps,
    grid,
    dynamic: query,
    limit: Math.max(1, Math.min(MAX_LINES, limit)),
    signal,
    rejects,
  }
  const streams = await Promise.all(
    query.streams.map((stream, index) => readOrExplain(context, stream, found[index])),
  )
  signal?.throwIfAborted()
  return {
    times: timesOf(grid),
    resolution: grid.resolution,
    start_time: interval.start,
    end_time: interval.end,
    partial: { first: false, last: grid.to > now },
    streams,
  }
}

interface Context {
  deps: ReadDeps
  grid: Grid
  dynamic: Dynamic
  limit: number
  signal: AbortSignal | undefined
  rejects: boolean
}

async function readOrExplain(context: Context, stream: SeriesStream, found: Found): Promise<StreamSeries> {
  const none = {
    metric: found === undefined ? null : shownMetric(found.row),
    lines: [],
    found: 0,
    rollup: 1,
    period: found?.period ?? context.grid.resolution,
    error: null,
  }
  if (isAnnotation(stream)) return { ...none, metric: null }
  if (bucketsOf(context.grid) === 0) return none
  try {
    if (typeof stream.composite === 'string') {
      const series = await readOwn(context, stream.composite)
      const error = series.length === 0 ? await whyNothing(context.deps.db, stream.composite) : null
      return { ...none, ...drawn(context, stream, series), error }
    }
    if (found?.row.type === 'composite')
      return { ...none, ...drawn(context, stream, await readChosen(context, stream, found.row)) }
    if (found !== undefined) return { ...none, ...(await readStream(context, stream, found.row)) }
    // Not a fault: charts are made before what they show is measured. The page shows these words as they are.
    const error = stream.metric
      ? `Waiting for the first measurement of ${stream.metric}.`
      : 'The stream has no metric.'
    return { ...none, error }
  } catch (error) {
    if (error instanceof ComposeError) return { ...none, error: error.message }
    if (!(error instanceof EngineError) || (context.rejects && !(error instanceof QueryTimeout))) throw error
    return { ...none, error: explain(error) }
  }
}

/** A composite of the stream's own says itself what it reads. */
function readOwn({ deps, grid, dynamic, signal }: Context, text: string): Promise<ComposeSeries[]> {
  const window = { start: grid.from, end: grid.to, resolution: grid.resolution }
  return readComposite(deps, { text, dynamic, window, signal })
}

/** Of a saved composite the stream chooses among the results. */
function readChosen(
  { deps, grid, dynamic, signal }: Context,
  stream: SeriesStream,
  saved: MetricRow,
): Promise<ComposeSeries[]> {
  const filter = filterOfStream(stream, dynamic)
  return readSaved(deps, saved, { grid, filter, group: groupingOfResults(stream), dynamic, signal })
}

function drawn(
  { grid, limit }: Context,
  { downsample_function }: SeriesStream,
  series: readonly ComposeSeries[],
): Pick<StreamSeries, 'lines' | 'found'> {
  const downsample = downsample_function ?? 'average'
  return {
    lines: series.slice(0, limit).map((one) => lineOf(one, grid, downsample)),
    found: series.length,
  }
}

async function readStream(
  { deps, grid, dynamic, limit, signal }: Context,
  stream: SeriesStream,
  metric: MetricRow,
): Promise<Pick<StreamSeries, 'lines' | 'found' | 'rollup'>> {
  const filter = filterOfStream(stream, dynamic)
  const grouping = groupingOf(stream)
  const summary = stream.summary_function ?? defaultSummary(metric)
  const group = grouping === 'breakout' ? breakout(stream) : grouping
  const { lines, found, rollUp } = await readStreams(deps, {
    metric,
    filter,
    grid,
    summary,
    group,
    limit,
    signal,
  })
  return {
    lines: lines.map((line) => ({ tags: line.tags, values: fillGrid(grid, line), last_time: line.newest })),
    found,
    rollup: rollUp,
  }
}

/** A line's values for every bucket of the grid, null where there is none. */
function fillGrid(grid: Grid, { buckets, values }: StreamLine): (number | null)[] {
  const filled = Array.from<number | null>({ length: bucketsOf(grid) }).fill(null)
  buckets.forEach((bucket, index) => {
    filled[bucket] = roundValue(values[index]!)
  })
  return filled
}

/** One line for each value of a tag; streams that share it are averaged. */
function breakout(stream: SeriesStream) {
  const by: TagChoice = (used) => {
    const tag = breakoutTag(stream, used)
    return tag === undefined ? [] : [tag]
  }
  return { by, function: 'mean' as const }
}

function explain(error: EngineError): string {
  return error instanceof QueryTimeout
    ? 'Reading took too long; a shorter time range or fewer sources take less.'
    : 'The measurements cannot be read right now.'
}
