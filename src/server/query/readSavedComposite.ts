import type { MeasurementSeries } from '#api/measurements.ts'
import type { SourceMeasurement } from '#api/metrics.ts'
import type { ComposeSeries } from '#compose/composeSeries.ts'
import { foldBy, groupsOf } from '#compose/groups.ts'
import { floorTo } from '#series/grid.ts'
import { matchesTags, type TagFilter } from '#series/tagFilter.ts'
import type { MetricRow } from '../store/metrics.ts'
import { explained, windowOf } from './compositeQuery.ts'
import type { MeasurementRead } from './measurementQuery.ts'
import type { MetricRead } from './metricQuery.ts'
import { readComposite } from './readComposite.ts'
import { type ReadDeps, sortByTags } from './readStreams.ts'
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
  const found = await readSaved(deps, metric, { grid, filter }, signal)
  const set = group === null ? found : foldBy(found, group.by, group.function)
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
  { grid, take, filter }: MetricRead,
  signal: AbortSignal,
): Promise<Record<string, SourceMeasurement[]>> {
  const step = Math.max(grid.resolution, metric.period ?? USUAL_PERIOD)
  const reach = take?.end === 'last' ? grid.to - take.count * step : grid.from
  const from = Math.max(grid.from, floorTo(Math.max(0, reach), grid.resolution))
  const found = await readSaved(deps, metric, { grid: { ...grid, from }, filter }, signal)
  const bySource = found.map((series) => ({ ...series, tags: { source: sourceOf(series.tags) } }))
  return Object.fromEntries(
    groupsOf(bySource, ['source']).flatMap(({ tags, members }) =>
      foldBy(members, [], 'mean').map((series) => [tags.source!, taken(recordsOf(series), take)]),
    ),
  )
}

async function readSaved(
  deps: ReadDeps,
  { composite }: MetricRow,
  { grid, filter }: { grid: MetricRead['grid']; filter: TagFilter },
  signal: AbortSignal,
): Promise<ComposeSeries[]> {
  const read = { text: composite ?? '', dynamic: {}, window: windowOf(grid), signal }
  const set = await explained('composite', () => readComposite(deps, read))
  return set.filter(({ tags }) => matchesTags(filter, tags))
}

function recordsOf({ times, values }: ComposeSeries): SourceMeasurement[] {
  return times.map((time, index) => ({ measure_time: time, value: values[index]!, count: 1 }))
}

function taken(records: SourceMeasurement[], take: MetricRead['take']): SourceMeasurement[] {
  if (take === undefined) return records
  return take.end === 'last' ? records.slice(-take.count) : records.slice(0, take.count)
}
