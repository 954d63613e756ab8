import type { SeriesAnswer, StreamSeries } from '#api/series.ts'

/** One stream with one line per row of values. */
export function streamSeries(
  rows: (number | null)[][] = [[1, 2, 3]],
  over: Partial<StreamSeries> = {},
): StreamSeries {
  return {
    metric: null,
    lines: rows.map((values, i) => ({ tags: { source: `s${i}` }, values, last_time: 1_120 })),
    found: rows.length,
    rollup: 1,
    period: 60,
    error: null,
    ...over,
  }
}

/** Three buckets of a minute from 1000 on, read at 1150, the last one unfinished. */
export function seriesAnswer(over: Partial<SeriesAnswer> = {}): SeriesAnswer {
  return {
    times: [1_000, 1_060, 1_120],
    resolution: 60,
    start_time: 1_000,
    end_time: 1_150,
    partial: { first: false, last: true },
    streams: [streamSeries()],
    ...over,
  }
}
