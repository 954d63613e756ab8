import type { SeriesAnswer } from '#api/series.ts'

/** Unix seconds, `to` excluded. */
export interface Span {
  from: number
  to: number
}

/**
 * The buckets of an answer that hold fewer measurements than they should, newest first: what a first start, or time
 * that the server was not running, has left out. The answer's first stream must be read with `count`.
 * @param expected measurements in one second, over all streams that the answer's lines stand for
 */
export function missingSpans(
  { times, resolution, end_time, streams }: SeriesAnswer,
  expected: number,
): Span[] {
  const lines = streams[0]?.lines ?? []
  return times
    .map((from, index) => {
      const to = Math.min(from + resolution, end_time)
      const found = lines.reduce((sum, line) => sum + (line.values[index] ?? 0), 0)
      return { from, to, missing: found < Math.floor((to - from) * expected) }
    })
    .filter(({ from, to, missing }) => missing && to > from)
    .map(({ from, to }) => ({ from, to }))
    .toReversed()
}
