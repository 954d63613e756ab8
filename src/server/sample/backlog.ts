import type { SeriesAnswer } from '#api/series.ts'

/** Unix seconds, `to` excluded. */
export interface Span {
  from: number
  to: number
}

/**
 * The buckets of an answer that hold fewer measurements than they should, newest first: what a first start, or time
 * that the server was not running, has left out. The answer's first stream must be read with `count`.
 * @param expected how many measurements a span should hold, over all streams that the answer's lines stand for
 */
export function missingSpans(
  { times, resolution, end_time, streams }: SeriesAnswer,
  expected: (span: Span) => number,
): Span[] {
  const lines = streams[0]?.lines ?? []
  const spans = times.map((from) => ({ from, to: Math.min(from + resolution, end_time) }))
  return spans
    .filter((span, index) => {
      const found = lines.reduce((sum, { values }) => sum + (values[index] ?? 0), 0)
      return found < expected(span)
    })
    .toReversed()
}
