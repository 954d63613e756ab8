import type { Tags } from '#api/names.ts'
import type { Metric } from '#api/metrics.ts'
import type { Grid } from '#series/grid.ts'
import { chooseRollUp, type RollUp } from '#series/rollUp.ts'
import { type SummaryFunction, summaryOf } from '#series/summary.ts'
import type { TagFilter } from '#series/tagFilter.ts'
import type { Deps } from '../deps.ts'
import { listLiveStreams, readLines, type GroupFunction, type ReadLine } from '../store/buckets.ts'
import type { Segment, StreamChoice } from '../store/bucketSql.ts'
import { listStreams, type Stream } from '../store/matchStreams.ts'
import { listDirtyHours, readRollUpState } from '../store/rollUps.ts'
import { planSegments } from './segments.ts'

export type ReadDeps = Pick<Deps, 'db' | 'tsdb'>

/** What of a stored metric decides how it is read. */
export type ReadableMetric = Pick<Metric, 'type' | 'period' | 'attributes'> & { id: number }

export interface StreamsRead {
  metric: ReadableMetric
  filter: TagFilter
  grid: Grid
  summary: SummaryFunction
  /** Streams with the same values of these tags become one line; null leaves each stream a line of its own. */
  group: { by: readonly string[]; function: GroupFunction } | null
  /** The most lines to answer with; Infinity for all. */
  limit: number
  signal?: AbortSignal
}

/** A line as points: only the buckets that have a value, oldest first. */
export interface StreamLine {
  tags: Tags
  /** Index of each value's bucket in the grid. */
  buckets: readonly number[]
  values: readonly number[]
  /** Unix seconds of the newest measurement. */
  newest: number
}

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
  const summary = summaryOf(read.summary, read.metric.type)
  const lead = summary.change === 'none' ? 0 : leadOf(read)
  const grid = { ...read.grid, from: read.grid.from - lead * read.grid.resolution }
  const { rollUp, segments } = await planRead(deps, read.metric.id, read.filter, grid)
  const query = { metric: read.metric.id, grid, segments, ...summary, group: read.group }
  const finish = (line: ReadLine, tags: Tags) => finishLine(line, tags, lead)

  if (read.group !== null) {
    const { by } = read.group
    const rows = await readLines(deps.tsdb, { ...query, streams: read.filter })
    const lines = rows.map((line) => finish(line, tagsOfKey(by, line.key))).filter(hasValues)
    return { lines: sortByTags(lines).slice(0, read.limit), found: lines.length, rollUp }
  }

  const { streams, found } = await chooseStreams(deps, read, grid, segments)
  read.signal?.throwIfAborted()
  if (streams.length === 0) return { lines: [], found: 0, rollUp }
  const tagsById = new Map(streams.map(({ id, tags }) => [id, tags]))
  const choice: StreamChoice = found === null ? read.filter : { kind: 'ids', ids: [...tagsById.keys()] }
  const rows = await readLines(deps.tsdb, { ...query, streams: choice })
  const lines = rows.map((line) => finish(line, tagsById.get(String(line.key)) ?? {})).filter(hasValues)
  return { lines: sortByTags(lines), found: found ?? lines.length, rollUp }
}

/** Buckets before the grid that a difference needs: as far back as the measurement before is expected. */
function leadOf({ metric, grid }: StreamsRead): number {
  return Math.max(1, Math.ceil((2 * (metric.period ?? 0)) / grid.resolution))
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

/**
 * The streams that get a line. When more match than there may be lines, only those that have data in the interval
 * count, and the first of them are taken; `found` is then how many there are.
 */
async function chooseStreams(
  { tsdb }: ReadDeps,
  { metric, filter, limit }: StreamsRead,
  grid: Grid,
  segments: readonly Segment[],
): Promise<{ streams: Stream[]; found: number | null }> {
  const streams = await listStreams(tsdb, metric.id, filter, Number.isFinite(limit) ? limit + 1 : undefined)
  if (streams.length <= limit) return { streams, found: null }
  const live = await listLiveStreams(tsdb, { metric: metric.id, streams: filter, segments, grid })
  return { streams: sortByTags(live).slice(0, limit), found: live.length }
}

function finishLine({ buckets, values, newest }: ReadLine, tags: Tags, lead: number): StreamLine {
  const order = buckets.map((_, index) => index).filter((index) => buckets[index]! >= lead)
  order.sort((a, b) => buckets[a]! - buckets[b]!)
  return {
    tags,
    buckets: order.map((index) => buckets[index]! - lead),
    values: order.map((index) => values[index]!),
    newest,
  }
}

const hasValues = (line: StreamLine) => line.values.length > 0

function tagsOfKey(by: readonly string[], key: ReadLine['key']): Tags {
  const pairs = by.map((name, index) => [name, key[index] ?? ''] as const)
  return Object.fromEntries(pairs.filter(([, value]) => value !== ''))
}

/** The reference's order: by tag pairs. */
export function sortByTags<T extends { tags: Tags }>(lines: readonly T[]): T[] {
  const keyed = lines.map((line) => ({ line, key: sortKey(line.tags) }))
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  return keyed.map(({ line }) => line)
}

function sortKey(tags: Tags): string {
  const pairs = Object.entries(tags).map(([name, value]) => `${name}\u0000${value}`)
  return pairs.sort().join('\u0001')
}
