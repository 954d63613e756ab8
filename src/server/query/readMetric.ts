import type { SourceMeasurement } from '#api/metrics.ts'
import { type Bucket, combineBuckets, meanOf } from '#series/bucket.ts'
import type { MetricRow } from '../store/metrics.ts'
import type { MetricQuery, MetricRead } from './metricQuery.ts'
import { firstPage } from './page.ts'
import { readSources } from './readSources.ts'
import type { ReadDeps } from './readStreams.ts'
import {
  byTime,
  type BySource,
  groupedRecord,
  increases,
  recordOf,
  summarizedRecord,
  type ValueOf,
} from './sourceRecords.ts'

/** The name under which sources taken together are answered; no source may be called so. */
const ALL = 'all'

export interface MetricMeasurements {
  measurements: Record<string, SourceMeasurement[]>
  /** Where the next page starts, Unix seconds; null when there is none. */
  next: number | null
}

/** The measurements of GET /v1/metrics/:name by source, oldest first. */
export async function readMetric(
  deps: ReadDeps,
  metric: MetricRow,
  query: MetricQuery,
  { grid, take, filter }: MetricRead,
): Promise<MetricMeasurements> {
  const whole = take !== undefined || query.summarize_time === true
  const page = whole ? { grid, next: null } : await firstPage(deps, metric.id, filter, grid)
  const sources = await readSources(deps, { metric, filter, grid: page.grid, take })
  const summarizes =
    query.summarize_time === true || query.summarize_sources === true || query.group_by !== undefined
  const asGauge = metric.type === 'counter' && summarizes
  const shown: BySource = asGauge
    ? new Map([...sources].map(([name, list]) => [name, increases(list)]))
    : sources
  const valueOf = asGauge ? meanOf : valueOfMetric(metric, grid.resolution)
  return { measurements: arrange(shown, query, valueOf), next: page.next }
}

/**
 * What `value` is. Of a counter, what it stood at. Of a gauge, its mean; in buckets coarser than what was posted, what the
 * metric is summarized by.
 */
function valueOfMetric(metric: MetricRow, resolution: number): ValueOf {
  if (metric.type === 'counter') return ({ last }) => last
  const { summarize_function } = metric.attributes
  if (resolution === 1 || typeof summarize_function !== 'string' || summarize_function === 'average')
    return meanOf
  return (bucket) => bucket[summarize_function]
}

/** What of the sources is answered: apart, together under `all`, or both, and each over the time as a whole. */
export function arrange(
  sources: BySource,
  query: MetricQuery,
  valueOf: ValueOf,
): MetricMeasurements['measurements'] {
  const { summarize_time = false, group_by } = query
  const together = query.summarize_sources === true || group_by !== undefined
  const apart = query.breakout_sources ?? group_by === undefined
  const lists = [...sources].map(([name, list]) => [name, summarize_time ? inOne(list) : list] as const)
  const shown = !together || apart ? lists : []
  const measurements = shown.map(
    ([name, list]) => [name, list.map((bucket) => recordOf(bucket, valueOf))] as const,
  )
  if (!together) return Object.fromEntries(measurements)
  const times = summarize_time ? sameTime(lists.map(([, list]) => list)) : lists.map(([, list]) => list)
  const all = [...byTime(times).values()].map((buckets) =>
    group_by === undefined ? summarizedRecord(buckets, valueOf) : groupedRecord(buckets, group_by, valueOf),
  )
  return Object.fromEntries([...measurements, [ALL, all]])
}

function inOne(list: readonly Bucket[]): Bucket[] {
  const [first, ...others] = list
  return first === undefined ? [] : [combineBuckets([first, ...others])]
}

/** Sources summarized over time began at different times, but stand for the same interval. */
function sameTime(lists: readonly (readonly Bucket[])[]): Bucket[][] {
  const time = lists.flat().reduce((earliest, bucket) => Math.min(earliest, bucket.time), Infinity)
  return lists.map((list) => list.map((bucket) => ({ ...bucket, time })))
}
