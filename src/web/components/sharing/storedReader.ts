import type { SeriesAnswer } from '#api/series.ts'
import { cutSeries } from '#series/cutSeries.ts'
import type { ReadSeries } from '../viewing/seriesBatch.ts'

/** Answers from what was measured when a snapshot was taken, and asks nobody. */
export const storedReader =
  (series: SeriesAnswer): ReadSeries =>
  async ({ start_time = series.start_time, end_time = series.end_time }) =>
    cutSeries(series, { start_time, end_time })
