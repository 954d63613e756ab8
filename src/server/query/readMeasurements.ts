import type { MeasurementSeries, TaggedMeasurement } from '#api/measurements.ts'
import { type Bucket, meanOf, stddevOf } from '#series/bucket.ts'
import type { Grid } from '#series/grid.ts'
import { defaultSummary, type SummaryFunction } from '#series/summary.ts'
import { readBuckets } from '../store/buckets.ts'
import { listStreams } from '../store/matchStreams.ts'
import type { MetricRow } from '../store/metrics.ts'
import type { MeasurementRead } from './measurementQuery.ts'
import { firstPage } from './page.ts'
import { planRead, type ReadDeps, readStreams } from './readStreams.ts'
import { sortByTags, type StreamLine } from './streamLines.ts'

/** The series of GET /v1/measurements/:name, and where the next page starts (null: there is none). */
export async function readMeasurements(
  deps: ReadDeps,
  metric: MetricRow,
  { grid, filter, group }: MeasurementRead,
  summary: SummaryFunction | 'all' | undefined,
  signal: AbortSignal,
): Promise<{ series: MeasurementSeries['series']; next: number | null }> {
  const page = await firstPage(deps, metric.id, filter, grid)
  signal.throwIfAborted()
  if (summary === 'all') return { series: await readAll(deps, metric.id, page.grid, filter), next: page.next }
  const { lines } = await readStreams(deps, {
    metric,
    filter,
    grid: page.grid,
    summary: summary ?? defaultSummary(metric),
    group,
    limit: Infinity,
    signal,
  })
  return { series: lines.map((line) => seriesOf(line, page.grid)), next: page.next }
}

function seriesOf({ tags, buckets, values }: StreamLine, { from, resolution }: Grid) {
  const timeOf = (bucket: number) => from + bucket * resolution
  return {
    tags,
    measurements: buckets.map((bucket, index) => ({ time: timeOf(bucket), value: values[index]! })),
  }
}

async function readAll(
  deps: ReadDeps,
  metric: number,
  grid: Grid,
  filter: MeasurementRead['filter'],
): Promise<MeasurementSeries['series']> {
  const { segments } = await planRead(deps, metric, filter, grid)
  const [streams, buckets] = await Promise.all([
    listStreams(deps.tsdb, metric, filter),
    readBuckets(deps.tsdb, { metric, streams: filter, segments, grid }),
  ])
  const series = streams.flatMap(({ id, tags }) => {
    const found = buckets.get(id)
    return found === undefined ? [] : [{ tags, measurements: found.map(withAll) }]
  })
  return sortByTags(series)
}

function withAll(bucket: Bucket): TaggedMeasurement {
  const { time, count, sum, min, max, last } = bucket
  return { time, value: meanOf(bucket), count, sum, min, max, last, stddev: stddevOf(bucket) }
}
