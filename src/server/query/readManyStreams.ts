import type { Tags } from '#api/names.ts'
import { foldBy } from '#compose/groups.ts'
import { floorTo, type Grid } from '#series/grid.ts'
import type { Summary } from '#series/summary.ts'
import { EVERY_STREAM, type TagFilter } from '#series/tagFilter.ts'
import type { GroupFunction } from '../store/lines.ts'
import { listManyStreams, type MetricStream, readManyLines } from '../store/manyLines.ts'
import { MOST_IDS, type ReadDeps } from './readStreams.ts'
import { StreamIndex } from './streamIndex.ts'

/** One of many reads over one grid: what `readStreams` does for a chart, for thousands of conditions at once. */
export interface ManyRead {
  metric: number
  filter: TagFilter
  summary: Summary & { statistic: Exclude<Summary['statistic'], 'stddev'> }
  /** Streams with the same values of these tags become one; null leaves each on its own. */
  group: { by: readonly string[]; function: GroupFunction } | null
}

export interface ManyLine {
  tags: Tags
  /** Unix seconds, ascending. */
  times: readonly number[]
  values: readonly number[]
}

/** How much older, in seconds, the measurement may be from which an alert takes a difference. */
export const LEAD = 3_600

/** The lines of each read, in the order of the reads. Streams are listed once, and statistics read together. */
export async function readManyStreams(
  { tsdb }: Pick<ReadDeps, 'tsdb'>,
  reads: readonly ManyRead[],
  grid: Grid,
): Promise<ManyLine[][]> {
  const byMetric = new Map<number, MetricStream[]>(reads.map(({ metric }) => [metric, []]))
  if (byMetric.size === 0) return []
  for (const stream of await listManyStreams(tsdb, [...byMetric.keys()]))
    byMetric.get(stream.metric)!.push(stream)
  const indexes = new Map([...byMetric].map(([metric, streams]) => [metric, new StreamIndex(streams)]))
  const matching = reads.map(({ metric, filter }) => indexes.get(metric)!.matching(filter))

  const lines: ManyLine[][] = reads.map(() => [])
  for (const indices of together(reads)) {
    const { summary } = reads[indices[0]!]!
    const streams = indices.flatMap((index) => matching[index]!)
    const values = await readValues(tsdb, streams, summary, grid)
    for (const index of indices) {
      const { metric, group } = reads[index]!
      const found = matching[index]!.flatMap(({ id, tags }) => {
        const line = values.get(keyOf(metric, id))
        return line === undefined ? [] : [{ tags, ...line }]
      })
      lines[index] = group === null ? found : folded(found, group)
    }
  }
  return lines
}

/** The indices of reads that want the same of their streams. */
function together(reads: readonly ManyRead[]): number[][] {
  const groups = new Map<string, number[]>()
  reads.forEach(({ summary: { statistic, change } }, index) => {
    const key = `${statistic} ${change}`
    const indices = groups.get(key)
    if (indices === undefined) groups.set(key, [index])
    else indices.push(index)
  })
  return [...groups.values()]
}

const keyOf = (metric: number, id: string) => `${metric} ${id}`

async function readValues(
  tsdb: ReadDeps['tsdb'],
  streams: readonly MetricStream[],
  { statistic, change }: ManyRead['summary'],
  grid: Grid,
): Promise<Map<string, Pick<ManyLine, 'times' | 'values'>>> {
  const ids = [...new Set(streams.map(({ id }) => id))]
  if (ids.length === 0) return new Map()
  const lead = change === 'none' ? 0 : Math.min(grid.from, LEAD)
  const from = floorTo(grid.from - lead, grid.resolution)
  const rows = await readManyLines(tsdb, {
    metrics: [...new Set(streams.map(({ metric }) => metric))],
    streams: ids.length <= MOST_IDS ? { kind: 'ids', ids } : EVERY_STREAM,
    grid: { ...grid, from },
    statistic,
    change,
    reach: LEAD / grid.resolution,
  })
  return new Map(
    rows.map(({ metric, id, buckets, values }) => {
      const times = buckets.map((bucket) => from + bucket * grid.resolution)
      const first = times.findIndex((time) => time >= grid.from)
      const line =
        first < 0 ? { times: [], values: [] } : { times: times.slice(first), values: values.slice(first) }
      return [keyOf(metric, id), line]
    }),
  )
}

function folded(
  lines: readonly ManyLine[],
  { by, function: name }: NonNullable<ManyRead['group']>,
): ManyLine[] {
  const series = lines.map(({ tags, times, values }) => ({
    metric: '',
    tags,
    times: [...times],
    values: [...values],
    period: 0,
  }))
  return foldBy(series, by, name)
}
