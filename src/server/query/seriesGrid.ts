import { isAnnotation } from '#api/charts.ts'
import { badParams } from '#api/errors.ts'
import type { SeriesQuery } from '#api/series.ts'
import { bucketsOf, type Grid, gridOf } from '#series/grid.ts'
import type { Interval } from '#series/interval.ts'
import { chooseResolution, nearestStep } from '#series/resolution.ts'
import { EngineError } from '../engine/errors.ts'
import { findMetrics, type MetricRow, nameKey } from '../store/metrics.ts'
import { observedPeriod } from '../store/periods.ts'
import type { ReadDeps } from './readStreams.ts'

/** Points of a line when the request does not say, and the most there may be. */
const POINTS = 720
const MAX_POINTS = 20_000
/** Seconds between measurements where nothing is known, as for composites: what Librato's agents do. */
const USUAL_PERIOD = 60
/** From here on the grid is coarser than anything sensibly reports, so that nothing has to be observed. */
const SLOWEST_OBSERVED = 300

/** A stream's metric and the seconds between its measurements, null when nobody can say; undefined without a metric. */
export type Found = { row: MetricRow; period: number | null } | undefined

/** The metrics of the streams, in their order; periods are observed only where they can decide the resolution. */
export async function findStreams(
  { db, tsdb }: ReadDeps,
  { streams, resolution }: SeriesQuery,
  { start }: Interval,
  end: number,
): Promise<Found[]> {
  const observe = (resolution ?? Math.ceil((end - start) / POINTS)) < SLOWEST_OBSERVED
  const keys = streams.flatMap(({ metric }) => (typeof metric === 'string' ? [nameKey(metric)] : []))
  const rows = await findMetrics(db, [...new Set(keys)])
  const known = new Map(
    await Promise.all(
      rows.map(async (row) => {
        if (row.period !== null || !observe) return [row.name_key, { row, period: row.period }] as const
        const observed = await observedPeriod(tsdb, row.id, end).catch(unknownIfAway)
        return [row.name_key, { row, period: observed === null ? null : nearestStep(observed) }] as const
      }),
    ),
  )
  return streams.map((stream) => {
    const { metric, period } = stream
    const found = typeof metric === 'string' && !isAnnotation(stream) ? known.get(nameKey(metric)) : undefined
    return found && { ...found, period: period ?? found.period }
  })
}

/** The reads that follow tell of an engine that fails, each for its own stream. */
function unknownIfAway(error: unknown): null {
  if (error instanceof EngineError) return null
  throw error
}

/**
 * The grid of the answer: as the request has it, else the finest that keeps within its points.
 * @throws ApiError 400
 */
export function chooseGrid(
  query: SeriesQuery,
  interval: Interval,
  end: number,
  found: readonly Found[],
): Grid {
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
