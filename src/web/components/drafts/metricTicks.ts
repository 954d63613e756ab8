import { type ChartDraft, newStream, type StreamDraft } from './chartDraft.ts'

/** Metrics that streams measure, as names are compared. */
export function tickedMetrics(streams: readonly StreamDraft[]): ReadonlySet<string> {
  return new Set(streams.flatMap(({ metric }) => (metric ? [metric.toLowerCase()] : [])))
}

/** The streams with one more for a metric, or without all of it; one that nothing was entered for is filled first. */
export function withMetric(
  streams: readonly StreamDraft[],
  metric: string,
  ticked: boolean,
  type: ChartDraft['type'],
): StreamDraft[] {
  if (!ticked) return streams.filter((stream) => stream.metric?.toLowerCase() !== metric.toLowerCase())
  const empty = streams.findIndex((stream) => !stream.metric && !stream.composite)
  if (empty === -1) return [...streams, { ...newStream(type), metric }]
  return streams.map((stream, i) => (i === empty ? { ...stream, metric } : stream))
}
