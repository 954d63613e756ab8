import type { SnapshotContent } from '#api/sharing.ts'
import { cutSeries } from '#series/cutSeries.ts'
import { mergeLive } from '#series/mergeLive.ts'
import type { ReadSeries } from '../viewing/seriesBatch.ts'

/** Answers from what was measured when a snapshot was taken, and what it was shown beside, and asks nobody. */
export function storedReader({ series, earlier }: Pick<SnapshotContent, 'series' | 'earlier'>): ReadSeries {
  // Of one grid, where the one follows on the other.
  const whole =
    earlier === undefined
      ? series
      : mergeLive(earlier.series, series, {
          start_time: earlier.series.start_time,
          end_time: series.end_time,
        })
  return async ({ start_time = series.start_time, end_time = series.end_time }) => {
    const isEarlier = whole === series && earlier !== undefined && start_time < series.start_time
    return cutSeries(isEarlier ? earlier.series : whole, { start_time, end_time })
  }
}
