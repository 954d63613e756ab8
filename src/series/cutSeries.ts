import type { SeriesAnswer } from '#api/series.ts'
import { floorTo } from './grid.ts'

/** What an answer holds of an interval, Unix seconds; the interval is told as it was asked for, though there is nothing of it. */
export function cutSeries(
  answer: SeriesAnswer,
  { start_time, end_time }: Pick<SeriesAnswer, 'start_time' | 'end_time'>,
): SeriesAnswer {
  const { times, resolution, partial } = answer
  const start = floorTo(start_time, resolution)
  const first = times.findIndex((time) => time >= start)
  const from = first < 0 ? times.length : first
  const after = times.findIndex((time, i) => i >= from && time >= end_time)
  const to = after < 0 ? times.length : after
  return {
    ...answer,
    times: times.slice(from, to),
    start_time,
    end_time,
    partial: { first: partial.first && from === 0, last: partial.last && to === times.length },
    streams: answer.streams.map((stream) => ({
      ...stream,
      lines: stream.lines.map((line) => ({ ...line, values: line.values.slice(from, to) })),
    })),
  }
}
