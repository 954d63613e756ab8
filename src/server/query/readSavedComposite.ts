import type { MeasurementSeries } from '#api/measurements.ts'
import type { SourceMeasurement } from '#api/metrics.ts'
import type { ComposeSeries } from '#compose/composeSeries.ts'
import { foldBy } from '#compose/groups.ts'
import { type Bucket, meanOf } from '#series/bucket.ts'
import { floorTo, type Grid } from '#series/grid.ts'
import { matchesTags, type TagFilter } from '#series/tagFilter.ts'
import type { MetricRow } from '../store/metrics.ts'
import type { Dynamic } from './chartStream.ts'
import { explained, windowOf } from './compositeQuery.ts'
import type { MeasurementRead } from './measurementQuery.ts'
import type { MetricQuery, MetricRead } from './metricQuery.ts'
import { readComposite } from './readComposite.ts'
import { arrange } from './readMetric.ts'
import { taken } from './readSources.ts'
import type { ReadDeps } from './readStreams.ts'
import { sortByTags } from './streamLines.ts'
import { sourceOf } from './sourceRecords.ts'

/** Seconds between points where nobody said: what most agents do. */
const USUAL_PERIOD = 60

/** The results of a saved composite as the series of GET /v1/measurements/:name. Filter and group work on their tags. */
export async function readCompositeSeries(
  deps: ReadDeps,
  metric: MetricRow,
  { grid, filter, group }: MeasurementRead,
  signal: AbortSignal,
): Promise<MeasurementSeries['series']> {
  const set = await explained('composite', () => readSaved(deps, metric, { grid, filter, group, signal }))
  return sortByTags(
    set.map(({ tags, times, values }) => ({
      tags,
      measurements: times.map((time, index) => ({ time, value: values[index]! })),
    })),
  )
}

/**
 * The results of a saved composite by source, as GET /v1/metrics/:name answers them; several of one source, such as of
 * several metrics, are averaged. The last `count` are looked for as far back as that many periods reach.
 */
export async function readCompositeSources(
  deps: ReadDeps,
  metric: MetricRow,
  query: MetricQuery,
  { grid, take, filter }: MetricRead,
  signal: AbortSignal,
): Promise<Record<string, SourceMeasurement[]>> {
  const step = Math.max(grid.resolution, metric.period ?? USUAL_PERIOD)
  const reach = take?.end === 'last' ? grid.to - take.count * step : grid.from
  const from = Math.max(grid.from, floorTo(Math.max(0, reach), grid.resolution))
  const read = { grid: { ...grid, from }, filter, group: null, signal }
  const found = await explained('composite', () => readSaved(deps, metric, read))
  const bySource = found.map((series) => ({ ...series, tags: { source: sourceOf(series.tags) } }))
  const sources = foldBy(bySource, ['source'], 'mean').map(
    (series) => [series.tags.source!, taken(pointsOf(series), take)] as const,
  )
  return arrange(new Map(sources), query, meanOf)
}

export interface SavedRead {
  grid: Grid
  filter: TagFilter
  /** Null leaves the results as they are. */
  group: MeasurementRead['group']
  /** What stands for `%` in the composite. */
  dynamic?: Dynamic
  signal: AbortSignal | undefined
}

/**
 * The results of a saved composite that pass the filter, taken together as `group` says: both work on their tags.
 * @throws ComposeError
 */
export async function readSaved(
  deps: ReadDeps,
  { composite }: MetricRow,
  { grid, filter, group, dynamic = {}, signal }: SavedRead,
): Promise<ComposeSeries[]> {
  const set = await readComposite(deps, { text: composite ?? '', dynamic, window: windowOf(grid), signal })
  const found = set.filter(({ tags }) => matchesTags(filter, tags))
  return group === null ? found : foldBy(found, group.by, group.function)
}

/** A point is a bucket that holds one value. */
function pointsOf({ times, values }: ComposeSeries): Bucket[] {
  return times.map((time, index) => {
    const value = values[index]!
    return { time, sum: value, count: 1, min: value, max: value, last: value, m2: 0 }
  })
}
