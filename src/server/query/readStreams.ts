import type { Tags } from '#api/names.ts'
import type { Metric } from '#api/metrics.ts'
import type { Grid } from '#series/grid.ts'
import { keyOfTags } from '#series/mergeLive.ts'
import { chooseRollUp, type RollUp } from '#series/rollUp.ts'
import { type SummaryFunction, summaryOf } from '#series/summary.ts'
import type { TagFilter } from '#series/tagFilter.ts'
import type { Deps } from '../deps.ts'
import { listLiveStreams } from '../store/buckets.ts'
import { readLines, type GroupFunction, type ReadLine } from '../store/lines.ts'
import type { Segment, StreamChoice } from '../store/bucketSql.ts'
import { listStreams, type Stream } from '../store/matchStreams.ts'
import { listDirtyHours, readRollUpState } from '../store/rollUps.ts'
import { countTagUses, listTagUses, type TagUses } from '../store/tags.ts'
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
  group: { by: readonly string[] | TagChoice; function: GroupFunction } | null
  /** The most lines to answer with; Infinity for all. */
  limit: number
  signal?: AbortSignal
}

/** Chooses the tags to group by among those that the streams have. */
export type TagChoice = (used: TagUses) => readonly string[]

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
  const query = { metric: read.metric.id, grid, segments, ...summary }
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
function leadOf({ metric, grid }: StreamsRead): number {
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

/** Lines by their tags, without the buckets before the grid and without lines that have nothing else. */
function linesOf(rows: readonly ReadLine[], lead: number, tagsOf: (row: ReadLine) => Tags): StreamLine[] {
  const lines = rows.map((row) => ({ ...pointsOf(row, lead), newest: row.newest, tags: tagsOf(row) }))
  return sortByTags(lines.filter(({ values }) => values.length > 0))
}

/** The points from the grid's first bucket on, oldest first. */
function pointsOf({ buckets, values }: ReadLine, lead: number): Pick<StreamLine, 'buckets' | 'values'> {
  if (lead === 0 && isAscending(buckets)) return { buckets, values }
  // Put in their places and read from there: a fifteenth of the time of sorting them.
  const placed: number[] = []
  buckets.forEach((bucket, index) => {
    if (bucket >= lead) placed[bucket - lead] = values[index]!
  })
  const line: { buckets: number[]; values: number[] } = { buckets: [], values: [] }
  placed.forEach((value, bucket) => {
    line.buckets.push(bucket)
    line.values.push(value)
  })
  return line
}

const isAscending = (numbers: readonly number[]) =>
  numbers.every((number, index) => index === 0 || number > numbers[index - 1]!)

/** Tags by name, without those that have no value. */
function pairs(names: readonly string[], valueOf: (name: string, index: number) => string | undefined): Tags {
  const all = names.map((name, index) => [name, valueOf(name, index) ?? ''] as const)
  return Object.fromEntries(all.filter(([, value]) => value !== ''))
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
