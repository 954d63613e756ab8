import { badParams } from '#api/errors.ts'
import type { Bucket } from '#series/bucket.ts'
import { floorTo, type Grid, gridOf } from '#series/grid.ts'
import type { TagFilter } from '#series/tagFilter.ts'
import { readBuckets, type Take } from '../store/buckets.ts'
import type { StreamChoice } from '../store/bucketSql.ts'
import { listStreams, type Stream } from '../store/matchStreams.ts'
import type { MetricRow } from '../store/metrics.ts'
import { MAX_POINTS } from './page.ts'
import { MOST_IDS, planRead, type ReadDeps } from './readStreams.ts'
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
  const { take } = read
  if (take !== undefined) refuseTooMany(take.count, streams.length)
  const found = await (take === undefined
    ? readGrid(deps, read, read.filter, read.grid)
    : readFew(deps, read, take, streams))
  const lists = new Map<string, Bucket[][]>()
  for (const { id, tags } of streams) {
    const buckets = found.get(id)
    if (buckets === undefined) continue
    const source = sourceOf(tags)
    lists.set(source, [...(lists.get(source) ?? []), buckets])
  }
  return new Map([...lists].map(([source, all]) => [source, taken(combineLists(all), take)]))
}

/** @throws ApiError 400 */
function refuseTooMany(count: number, streams: number): void {
  const most = Math.max(1, Math.floor(MAX_POINTS / Math.max(1, streams)))
  if (count > most)
    throw badParams({ count: [`must be ${most} or less: it is a number for each of ${streams} streams`] })
}

/** The first or last few of some buckets. */
export function taken(buckets: Bucket[], take: Take | undefined): Bucket[] {
  if (take === undefined) return buckets
  return take.end === 'last' ? buckets.slice(-take.count) : buckets.slice(0, take.count)
}

async function readGrid(deps: ReadDeps, { metric, take }: SourcesRead, streams: StreamChoice, grid: Grid) {
  const { segments } = await planRead(deps, metric.id, streams, grid)
  return readBuckets(deps.tsdb, { metric: metric.id, streams, segments, grid }, take)
}

/**
 * Looks at a short part of the interval first, and further only for the streams that have too few there: one that fell
 * silent long ago does not make all the others be read from the beginning.
 */
async function readFew(
  deps: ReadDeps,
  read: SourcesRead,
  { end, count }: Take,
  streams: readonly Stream[],
): Promise<Map<string, Bucket[]>> {
  const { grid, metric } = read
  const found = new Map<string, Bucket[]>()
  let choice: StreamChoice = read.filter
  for (let span = 2 * count * Math.max(grid.resolution, metric.period ?? 60); ; span *= WIDER) {
    const part = partOf(grid, span, end)
    for (const [id, buckets] of await readGrid(deps, read, choice, part)) found.set(id, buckets)
    const short = streams.filter(({ id }) => (found.get(id)?.length ?? 0) < count)
    if (short.length === 0 || part === grid) return found
    if (short.length <= MOST_IDS) choice = { kind: 'ids', ids: short.map(({ id }) => id) }
  }
}

/** The last or first `span` seconds of a grid; the grid itself when it is no longer. */
function partOf(grid: Grid, span: number, end: Take['end']): Grid {
  if (span >= grid.to - grid.from) return grid
  return end === 'last'
    ? { ...grid, from: Math.max(grid.from, floorTo(grid.to - span, grid.resolution)) }
    : gridOf(grid.from, grid.from + span, grid.resolution)
}
