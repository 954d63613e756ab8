import type { AlertCondition } from '#api/alertConditions.ts'
import type { Grid } from '#series/grid.ts'
import { LEAD, type ManyRead } from '../query/readManyStreams.ts'
import { MOST_IDS, type ReadDeps, readStreams } from '../query/readStreams.ts'
import { BETWEEN, readBeyond, readPresence } from '../store/beyond.ts'
import { listStreams } from '../store/matchStreams.ts'
import type { MetricRow } from '../store/metrics.ts'
import { named } from './readHeard.ts'
import { streamName } from './streamName.ts'
import { pointsAtGaps, pointsBeyond } from './thinned.ts'
import type { Points } from './track.ts'

/** What a condition on a plain metric watched in a long interval, as far as it makes a difference. */
export interface Past {
  streams: ReadonlyMap<string, Points>
  /** How many streams there are; when more than were allowed, none are read. */
  found: number
}

/** Reads a long interval: what is not beyond a threshold is left to the engine wherever that can tell. */
export async function readPast(
  deps: ReadDeps,
  condition: AlertCondition,
  metric: MetricRow,
  read: ManyRead,
  grid: Grid,
  most: number,
  signal: AbortSignal,
): Promise<Past> {
  const { type, threshold, duration } = condition
  const { statistic, change } = read.summary
  const between = BETWEEN.find((one) => one === statistic)
  const isPlain = read.group === null && change === 'none'
  if (!isPlain || (type !== 'absent' && (between === undefined || threshold === null)))
    return readAll(deps, metric, read, grid, most, signal)

  const streams = await listStreams(deps.tsdb, metric.id, read.filter, most + 1)
  if (streams.length > most) return { streams: new Map(), found: streams.length }
  const ids = streams.map(({ id }) => id)
  const choice = ids.length <= MOST_IDS ? { kind: 'ids' as const, ids } : read.filter
  const query = { metric: metric.id, streams: choice, grid }
  const present = await readPresence(deps.tsdb, query)
  signal.throwIfAborted()
  const single = present.every((one) => one.single)
  const beyond =
    type === 'absent' || between === undefined || threshold === null
      ? undefined
      : await readBeyond(deps.tsdb, { ...query, statistic: between, side: type, threshold, single })
  const presence = new Map(present.map((one) => [one.id, one]))
  const beyondBy = new Map(beyond?.map((line) => [line.id, line]))
  const found = streams.flatMap(({ id, tags }) => {
    const minutes = presence.get(id)
    if (minutes === undefined) return []
    const line = beyondBy.get(id) ?? NOTHING
    const points =
      beyond === undefined
        ? pointsAtGaps(minutes, grid.from, duration ?? 0)
        : pointsBeyond(minutes, line, grid.from, threshold ?? 0)
    return [[streamName(tags), points] as const]
  })
  return { streams: new Map(found), found: streams.length }
}

const NOTHING = { buckets: [], values: [] }

async function readAll(
  deps: ReadDeps,
  metric: MetricRow,
  { filter, summary, group }: ManyRead,
  grid: Grid,
  limit: number,
  signal: AbortSignal,
): Promise<Past> {
  const { lines, found } = await readStreams(deps, {
    metric,
    filter,
    grid,
    summary,
    group,
    limit,
    reach: LEAD,
    signal,
  })
  const series = lines.map(({ tags, buckets, values }) => ({
    tags,
    times: buckets.map((bucket) => grid.from + bucket * grid.resolution),
    values,
  }))
  return { streams: named(series), found }
}
