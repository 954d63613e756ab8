import { bucketsOf, type Grid } from '#series/grid.ts'
import type { TagFilter } from '#series/tagFilter.ts'
import { countBuckets } from '../store/buckets.ts'
import { planRead, type ReadDeps } from './readStreams.ts'

/** The most times, and the most points of all streams together, that one answer holds. */
const MAX_TIMES = 5_000
export const MAX_POINTS = 250_000

export interface Page {
  grid: Grid
  /** Where the next page starts, Unix seconds; null when this is the last one. */
  next: number | null
}

/** Each look for the end of the page goes this much further than the one before. */
const WIDER = 16

/**
 * The first page of a read: as much of the grid as an answer may hold, but one bucket at least. Pages end where a bucket
 * ends, so that reading page after page gives every point once.
 */
export async function firstPage(
  deps: ReadDeps,
  metric: number,
  streams: TagFilter,
  grid: Grid,
): Promise<Page> {
  if (bucketsOf(grid) <= 1) return { grid, next: null }
  for (let buckets = MAX_TIMES; ; buckets *= WIDER) {
    const to = Math.min(grid.to, grid.from + buckets * grid.resolution)
    const next = await endOfPage(deps, metric, streams, { ...grid, to })
    if (next !== null) return { grid: { ...grid, to: next }, next }
    if (to === grid.to) return { grid, next: null }
  }
}

/** The start of the first bucket that has no room on the page; null when all of the grid has. */
async function endOfPage(
  deps: ReadDeps,
  metric: number,
  streams: TagFilter,
  grid: Grid,
): Promise<number | null> {
  const { segments } = await planRead(deps, metric, streams, grid)
  const counted = await countBuckets(deps.tsdb, { metric, streams, segments, grid }, MAX_TIMES + 1)
  let points = 0
  const over = counted.findIndex(({ streams: inBucket }, index) => {
    points += inBucket
    return index > 0 && (index >= MAX_TIMES || points > MAX_POINTS)
  })
  return over < 0 ? null : grid.from + counted[over]!.bucket * grid.resolution
}
