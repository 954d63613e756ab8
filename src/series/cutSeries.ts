import type { SeriesAnswer } from '#api/series.ts'
import { floorTo } from './grid.ts'

type Interval = Pick<SeriesAnswer, 'start_time' | 'end_time'>

/** What an answer holds of an interval, Unix seconds; the interval is told as it was asked for, though there is nothing of it. */
export function cutSeries(answer: SeriesAnswer, interval: Interval): SeriesAnswer {
  const start = floorTo(interval.start_time, answer.resolution)
  return { ...kept(answer, (time) => time >= start && time < interval.end_time), ...interval }
}

/** Without the buckets that hold anything of another time: what they sum up cannot be told apart. */
export function within(answer: SeriesAnswer, { start_time, end_time }: Interval): SeriesAnswer {
  const { resolution } = answer
  return kept(answer, (time) => time >= start_time && time + resolution <= end_time)
}

/** @param isKept whether a bucket is kept, by its start; those that are follow on each other */
function kept(answer: SeriesAnswer, isKept: (time: number) => boolean): SeriesAnswer {
  const { times, partial } = answer
  const first = times.findIndex(isKept)
  const from = first < 0 ? times.length : first
  const to = times.findLastIndex(isKept) + 1
  if (from === 0 && to === times.length) return answer
  return {
    ...answer,
    times: times.slice(from, to),
    partial: { first: partial.first && from === 0, last: partial.last && to === times.length },
    streams: answer.streams.map((stream) => ({
      ...stream,
      lines: stream.lines.map((line) => ({ ...line, values: line.values.slice(from, to) })),
    })),
  }
}
