import { badParams } from '#api/errors.ts'
import { ComposeError } from '#compose/ast.ts'
import {
  MAX_LINES,
  type SeriesAnswer,
  type SeriesQuery,
  type SeriesStream,
  type StreamSeries,
} from '#api/series.ts'
import { bucketsOf, type Grid, gridOf, timesOf } from '#series/grid.ts'
import { type Interval, intervalOf, isInterval } from '#series/interval.ts'
import { chooseResolution, nearestStep } from '#series/resolution.ts'
import { roundValue } from '#series/round.ts'
import { defaultSummary } from '#series/summary.ts'
import { EngineError, QueryTimeout } from '../engine/errors.ts'
import { findMetrics, type MetricRow, nameKey, shownMetric } from '../store/metrics.ts'
import { observedPeriod } from '../store/periods.ts'
import { listTagUses } from '../store/tags.ts'
import { lineOf, readComposite } from './readComposite.ts'
import { breakoutTag, type Dynamic, filterOfStream, groupingOf } from './chartStream.ts'
import { type ReadDeps, readStreams, type StreamLine } from './readStreams.ts'

/** Points of a line when the request does not say, and the most there may be. */
const POINTS = 720
const MAX_POINTS = 20_000
/** Values of a whole answer; streams with many lines are cut so that they stay below it together. */
const MAX_VALUES = 4_000_000
/** Seconds between measurements where nothing is known, as for composites: what Librato's agents do. */
const USUAL_PERIOD = 60
/** From here on the grid is coarser than anything sensibly reports, so that nothing has to be observed. */
const SLOWEST_OBSERVED = 300

type Found = { row: MetricRow; period: number | null } | undefined

/** Reads many chart streams over one grid. A stream that fails has its `error`; the others are answered. */
export async function readSeries(
  deps: ReadDeps,
  query: SeriesQuery,
  now: number,
  signal?: AbortSignal,
): Promise<SeriesAnswer> {
  const interval = intervalOf(query, now)
  if (!isInterval(interval)) throw badParams(interval)
  const endsNow = query.end_time === undefined && interval.end === now
  const end = endsNow ? now + 1 : interval.end
  const coarse = query.resolution ?? Math.ceil((end - interval.start) / POINTS)
  const found = await findStreams(deps, query.streams, end, coarse < SLOWEST_OBSERVED)
  const grid = chooseGrid(query, interval, end, found)
  const limit = Math.floor(MAX_VALUES / Math.max(1, bucketsOf(grid) * query.streams.length))
  const context = { deps, grid, dynamic: query, limit: Math.max(1, Math.min(MAX_LINES, limit)), signal }
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

async function findStreams(
  { db, tsdb }: ReadDeps,
  streams: readonly SeriesStream[],
  end: number,
  observe: boolean,
): Promise<Found[]> {
  const keys = streams.map(({ metric }) => (typeof metric === 'string' ? nameKey(metric) : null))
  const rows = await findMetrics(db, [...new Set(keys.filter((key) => key !== null))])
  const known = new Map(
    await Promise.all(
      rows.map(async (row) => {
        if (row.period !== null || !observe) return [row.name_key, { row, period: row.period }] as const
        const observed = await observedPeriod(tsdb, row.id, end)
        return [row.name_key, { row, period: observed === null ? null : nearestStep(observed) }] as const
      }),
    ),
  )
  return streams.map((stream, index) => {
    const found = keys[index] === null ? undefined : known.get(keys[index]!)
    return found && { ...found, period: stream.period ?? found.period }
  })
}

function chooseGrid(query: SeriesQuery, interval: Interval, end: number, found: readonly Found[]): Grid {
  const known = found.flatMap((stream) => (typeof stream?.period === 'number' ? [stream.period] : []))
  const periods = known.length > 0 ? known : [USUAL_PERIOD]
  const points = Math.min(query.points ?? POINTS, MAX_POINTS)
  const seconds = interval.end - interval.start
  const grid = gridOf(interval.start, end, query.resolution ?? chooseResolution(seconds, points, periods))
  if (bucketsOf(grid) > MAX_POINTS + 1) {
    const least = Math.ceil(seconds / MAX_POINTS)
    throw badParams({ resolution: [`must be ${least} or more for this interval`] })
  }
  return grid
}

interface Context {
  deps: ReadDeps
  grid: Grid
  dynamic: Dynamic
  limit: number
  signal: AbortSignal | undefined
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
  const composite = stream.composite ?? found?.row.composite
  if (found === undefined && typeof composite !== 'string')
    return {
      ...none,
      error: stream.metric ? `No metric is called "${stream.metric}".` : 'The stream has no metric.',
    }
  try {
    if (typeof composite === 'string')
      return { ...none, ...(await readCompositeStream(context, stream, composite)) }
    return { ...none, ...(await readStream(context, stream, found!.row)) }
  } catch (error) {
    if (error instanceof ComposeError) return { ...none, error: error.message }
    if (!(error instanceof EngineError)) throw error
    return { ...none, error: explain(error) }
  }
}

async function readCompositeStream(
  { deps, grid, dynamic, limit, signal }: Context,
  stream: SeriesStream,
  text: string,
): Promise<Pick<StreamSeries, 'lines' | 'found'>> {
  const window = { start: grid.from, end: grid.to, resolution: grid.resolution }
  const series = await readComposite(deps, { text, dynamic, window, signal })
  const downsample = stream.downsample_function ?? 'average'
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
  const group = grouping === 'breakout' ? await breakout(deps, stream, metric.id, filter) : grouping
  signal?.throwIfAborted()
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

async function breakout(
  { tsdb }: ReadDeps,
  stream: SeriesStream,
  metric: number,
  filter: ReturnType<typeof filterOfStream>,
) {
  const { uses, streams } = await listTagUses(tsdb, metric, filter)
  const tag = breakoutTag(stream, uses, streams)
  return { by: tag === undefined ? [] : [tag], function: 'mean' as const }
}

function explain(error: EngineError): string {
  return error instanceof QueryTimeout
    ? 'Reading took too long; a shorter time range or fewer sources take less.'
    : 'The measurements cannot be read right now.'
}
