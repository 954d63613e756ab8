import type { Bucket } from '#series/bucket.ts'
import { floorTo, type Grid, gridOf } from '#series/grid.ts'
import type { TagFilter } from '#series/tagFilter.ts'
import { readBuckets, type Take } from '../store/buckets.ts'
import { listStreams } from '../store/matchStreams.ts'
import type { MetricRow } from '../store/metrics.ts'
import { planRead, type ReadDeps } from './readStreams.ts'
import { type BySource, combineLists, sourceOf } from './sourceRecords.ts'

/** Looking for the newest or oldest few, each look goes this much further than the one before. */
const WIDER = 16

export interface SourcesRead {
  metric: MetricRow
  filter: TagFilter
  grid: Grid
  /** Keeps the first or last few buckets of each source. */
  take: Take | undefined
}

/** Buckets of a metric by source. */
export async function readSources(deps: ReadDeps, read: SourcesRead): Promise<BySource> {
  const streams = await listStreams(deps.tsdb, read.metric.id, read.filter)
  const found = await (read.take === undefined
    ? readGrid(deps, read, read.grid)
    : readFew(deps, read, streams.length))
  const lists = new Map<string, Bucket[][]>()
  for (const { id, tags } of streams) {
    const buckets = found.get(id)
    if (buckets === undefined) continue
    const source = sourceOf(tags)
    lists.set(source, [...(lists.get(source) ?? []), buckets])
  }
  return new Map([...lists].map(([source, all]) => [source, taken(combineLists(all), read.take)]))
}

function taken(buckets: Bucket[], take: Take | undefined): Bucket[] {
  if (take === undefined) return buckets
  return take.end === 'last' ? buckets.slice(-take.count) : buckets.slice(0, take.count)
}

async function readGrid(deps: ReadDeps, { metric, filter, take }: SourcesRead, grid: Grid) {
  const { segments } = await planRead(deps, metric.id, filter, grid)
  return readBuckets(deps.tsdb, { metric: metric.id, streams: filter, segments, grid }, take)
}

/** Looks at a short part of the interval first, and at all of it only when some stream has fewer there. */
async function readFew(deps: ReadDeps, read: SourcesRead & { take?: Take }, streams: number) {
  const { grid, metric } = read
  const { end, count } = read.take!
  const enough = (found: ReadonlyMap<string, Bucket[]>) =>
    found.size === streams && [...found.values()].every((buckets) => buckets.length >= count)
  let span = 2 * count * Math.max(grid.resolution, metric.period ?? 60)
  for (; span < grid.to - grid.from; span *= WIDER) {
    const part =
      end === 'last'
        ? { ...grid, from: Math.max(grid.from, floorTo(grid.to - span, grid.resolution)) }
        : gridOf(grid.from, grid.from + span, grid.resolution)
    const found = await readGrid(deps, read, part)
    if (enough(found)) return found
  }
  return readGrid(deps, read, grid)
}
