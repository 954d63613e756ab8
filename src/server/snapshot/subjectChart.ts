import type { Chart, ChartStream, ChartType } from '#api/charts.ts'
import { isAnnotation } from '#api/charts.ts'
import type { SnapshotAsked, SnapshotTag } from '#api/snapshots.ts'

export interface Narrowing {
  /** Patterns; `*` alone leaves all. */
  sources: readonly string[]
  tags: readonly SnapshotTag[]
}

/** A chart as a snapshot of some sources and tags reads it: they stand for what it leaves open, and narrow everything else. */
export function narrowed(
  chart: Chart,
  type: ChartType,
  { sources, tags }: Narrowing,
): Pick<SnapshotAsked, 'chart' | 'source' | 'tags'> {
  const some = !sources.includes('*')
  const source = some ? sources.join(' OR ') : undefined
  const streams = chart.streams.map((stream) => narrowedStream(stream, source, sources, tags))
  return {
    chart: { ...chart, type, streams },
    ...(source === undefined ? {} : { source }),
    ...(tags.length === 0
      ? {}
      : { tags: Object.fromEntries(tags.map(({ name, values }) => [name, values])) }),
  }
}

function narrowedStream(
  stream: ChartStream,
  source: string | undefined,
  sources: readonly string[],
  tags: readonly SnapshotTag[],
): ChartStream {
  // Events are not measured by tags, and a composite says itself what it reads.
  if (isAnnotation(stream) || stream.composite) return stream
  const isOpen = stream.source === '*' || stream.source === '%'
  const bySource = source !== undefined && !isOpen ? [{ name: 'source', values: [...sources] }] : []
  const more = [...bySource, ...tags]
  return {
    ...stream,
    ...(source !== undefined && isOpen ? { source } : {}),
    ...(more.length > 0 ? { tags: [...(stream.tags ?? []), ...more] } : {}),
  }
}
