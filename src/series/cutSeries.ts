import type { SeriesAnswer } from '#api/series.ts'
import { floorTo } from './grid.ts'

/** What an answer holds of an interval, Unix seconds; the interval is told as it was asked for, though there is nothing of it. */
export function cutSeries(
  answer: SeriesAnswer,
  { start_time, end_time }: Pick<SeriesAnswer, 'start_time' | 'end_time'>,
): SeriesAnswer {
  const { times, partial, resolution } = answer
  const start = floorTo(start_time, resolution)
  const isKept = (time: number) => time >= start && time < end_time
  const first = times.findIndex(isKept)
  const from = first < 0 ? times.length : first
  const to = times.findLastIndex(isKept) + 1
  if (from === 0 && to === times.length) return { ...answer, start_time, end_time }
  return {
    ...answer,
    start_time,
    end_time,
    times: times.slice(from, to),
    partial: { first: partial.first && from === 0, last: partial.last && to === times.length },
    streams: answer.streams.map((stream) => ({
      ...stream,
      lines: stream.lines.map((line) => ({ ...line, values: line.values.slice(from, to) })),
    })),
  }
}
