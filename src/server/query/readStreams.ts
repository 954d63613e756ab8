import type { Metric } from '#api/metrics.ts'
import type { Grid } from '#series/grid.ts'
import { keyOfTags } from '#series/mergeLive.ts'
import { chooseRollUp, type RollUp } from '#series/rollUp.ts'
import { type Summary, type SummaryFunction, summaryOf } from '#series/summary.ts'
import type { TagFilter } from '#series/tagFilter.ts'
import type { Deps } from '../deps.ts'
import { listLiveStreams } from '../store/buckets.ts'
import { readLines, type GroupFunction } from '../store/lines.ts'
import type { Segment, StreamChoice } from '../store/bucketSql.ts'
import { listStreams, type Stream } from '../store/matchStreams.ts'
import { listDirtyHours, readRollUpState } from '../store/rollUps.ts'
import { countTagUses, listTagUses, type TagUses } from '../store/tags.ts'
import { planSegments } from './segments.ts'
import { linesOf, pairs, sortByTags, type StreamLine } from './streamLines.ts'

export type ReadDeps = Pick<Deps, 'db' | 'tsdb'>

/** What of a stored metric decides how it is read. */
export type ReadableMetric = Pick<Metric, 'type' | 'period' | 'attributes'> & { id: number }

export interface StreamsRead {
  metric: ReadableMetric
  filter: TagFilter
  grid: Grid
  summary: SummaryFunction | Summary
  /** Streams with the same values of these tags become one line; null leaves each stream a line of its own. */
  group: { by: readonly string[] | TagChoice; function: GroupFunction } | null
  /** The most lines to answer with; Infinity for all. */
  limit: number
  /** Seconds by which the bucket may be older from which a difference is taken; left out for any. */
  reach?: number
  signal?: AbortSignal
}

/** Chooses the tags to group by among those that the streams have. */
export type TagChoice = (used: TagUses) => readonly string[]

export interface StreamLines {
  /** Sorted by their tags. */
  lines: StreamLine[]
  /** Lines there are without the limit. */
  found: number
  rollUp: RollUp
}

/**
 * Reads a metric: the one function behind every chart, measurement and alert. Each stream's buckets are summarized
 * first, and streams grouped after that. The answer is the same whether or not the roll-up has run.
 */
export async function readStreams(deps: ReadDeps, read: StreamsRead): Promise<StreamLines> {
  const summary = typeof read.summary === 'string' ? summaryOf(read.summary, read.metric.type) : read.summary
  const lead = summary.change === 'none' ? 0 : leadOf(read)
  const grid = { ...read.grid, from: read.grid.from - lead * read.grid.resolution }
  const { rollUp, segments } = await planRead(deps, read.metric.id, read.filter, grid)
  const reach = read.reach === undefined ? {} : { reach: read.reach / grid.resolution }
  const query = { metric: read.metric.id, grid, segments, ...summary, ...reach }
  const { streams, found, by } = await streamsWithLines(deps, read, grid, segments)
  read.signal?.throwIfAborted()

  if (streams !== null) {
    const tagsById = new Map(streams.map(({ id, tags }) => [id, tags]))
    const rows = await readLines(deps.tsdb, { ...query, streams: choiceOf(streams, read), group: null })
    const lines = linesOf(rows, lead, ({ key }) => tagsById.get(String(key)) ?? {})
    return { lines, found: found ?? lines.length, rollUp }
  }
  const group = read.group && { ...read.group, by }
  const rows = await readLines(deps.tsdb, { ...query, streams: read.filter, group })
  const lines = linesOf(rows, lead, ({ key }) => pairs(by, (_, index) => key[index]))
  return { lines: lines.slice(0, read.limit), found: lines.length, rollUp }
}

/** Buckets before the grid that a difference needs: as far back as the measurement before is expected. */
function leadOf({ metric, grid, reach }: StreamsRead): number {
  if (reach !== undefined) return Math.min(Math.ceil(reach / grid.resolution), grid.from / grid.resolution)
  const expected = Math.max(1, Math.ceil((2 * (metric.period ?? 0)) / grid.resolution))
  return Math.min(expected, grid.from / grid.resolution)
}

/** Which stored forms cover a grid, right up to the newest measurement. */
export async function planRead(
  { db, tsdb }: ReadDeps,
  metric: number,
  streams: StreamChoice,
  grid: Grid,
): Promise<{ rollUp: RollUp; segments: Segment[] }> {
  const wanted = chooseRollUp(grid.resolution)
  const state = wanted === 1 ? null : await readRollUpState(db)
  if (state === null || state.until <= grid.from) return { rollUp: 1, segments: planSegments(grid, 1, 0, []) }
  const dirtyHours = await listDirtyHours(tsdb, metric, streams, grid, state)
  return { rollUp: wanted, segments: planSegments(grid, wanted, state.until, dirtyHours) }
}

/** Up to here a list of ids is read faster than the filter is worked out again, and fits a request to a server. */
export const MOST_IDS = 2_000

/**
 * The streams, when each of them is a line of its own: without grouping, and where the tags grouped `by` tell all of them
 * apart. Null where lines have to be put together. When more match than there may be lines, only those that have data in
 * the interval count, and the first of them are taken; `found` is then how many there are.
 */
async function streamsWithLines(
  { tsdb }: ReadDeps,
  { metric, filter, limit, group }: StreamsRead,
  grid: Grid,
  segments: readonly Segment[],
): Promise<{ streams: Stream[] | null; found: number | null; by: readonly string[] }> {
  if (Array.isArray(group?.by) && group.by.length === 0) return { streams: null, found: null, by: [] }
  const most = Number.isFinite(limit) ? limit + 1 : undefined
  const streams = await listStreams(tsdb, metric.id, filter, most)
  if (group !== null) {
    const all = streams.length <= limit
    const uses = () => (all ? countTagUses(streams) : listTagUses(tsdb, metric.id, filter))
    const by = typeof group.by === 'function' ? group.by(await uses()) : group.by
    const labelled = streams.map(({ id, tags }) => ({ id, tags: pairs(by, (name) => tags[name]) }))
    const distinct = new Set(labelled.map(({ tags }) => keyOfTags(tags))).size === labelled.length
    return { streams: distinct && all ? labelled : null, found: null, by }
  }
  if (streams.length <= limit) return { streams, found: null, by: [] }
  const live = await listLiveStreams(tsdb, { metric: metric.id, streams: filter, segments, grid })
  return { streams: sortByTags(live).slice(0, limit), found: live.length, by: [] }
}

function choiceOf(streams: readonly Stream[], { filter, limit }: StreamsRead): StreamChoice {
  const ids = streams.length <= MOST_IDS || streams.length === limit
  return ids ? { kind: 'ids', ids: streams.map(({ id }) => id) } : filter
}
