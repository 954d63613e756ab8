import type * as z from 'zod/mini'
import { badParams } from '#api/errors.ts'
import type { metricView } from '#api/metrics.ts'
import { type Grid, gridOf } from '#series/grid.ts'
import { intervalOf, isInterval } from '#series/interval.ts'
import { filterOfSources } from '#series/sourceFilter.ts'
import type { TagFilter } from '#series/tagFilter.ts'
import type { Take } from '../store/buckets.ts'

export type MetricQuery = z.output<(typeof metricView)['query']>

export interface MetricRead {
  grid: Grid
  take: Take | undefined
  filter: TagFilter
}

/**
 * What a query of GET /v1/metrics/:name asks of the measurements, null when it asks for none. With `count`, a
 * `start_time` gives the first after it, anything else the last before the end. API reference, "Time Intervals".
 * @throws ApiError 400
 */
export function readMetricQuery(query: MetricQuery, now: number): MetricRead | null {
  const { start_time, end_time, duration, count, resolution = 1 } = query
  if ([start_time, end_time, duration, count].every((parameter) => parameter === undefined)) return null
  const all = start_time === undefined && duration === undefined
  if (all && count === undefined)
    throw badParams({ start_time: ['is required unless count or duration is given'] })
  const interval = intervalOf(all ? { start_time: 0, end_time } : { start_time, end_time, duration }, now)
  if (!isInterval(interval)) throw badParams(interval)
  return {
    grid: gridOf(interval.start, interval.end + 1, resolution),
    take: count === undefined ? undefined : { end: start_time === undefined ? 'last' : 'first', count },
    filter: filterOfSources([...(query.source ?? []), ...(query.sources ?? [])]),
  }
}
