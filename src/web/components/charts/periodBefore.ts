import type { ChartStream } from '#api/charts.ts'
import type { SeriesQuery } from '#api/series.ts'
import { earlierShift } from '#chart/earlier.ts'
import { wholeRequest } from '../viewing/seriesRequest.ts'
import type { Viewing } from '../viewing/spaceAddress.ts'

/** Points of a line that only its average is wanted of. */
const POINTS = 200

/**
 * What a number is compared with: the interval before the one that is shown, of the same length, or the one a day or a
 * week before where the space compares with that. It moves in steps of a sixtieth, so that a live chart
 * does not read it again with every second.
 *
 * @param from start of what is shown, Unix seconds
 */
export function periodBefore(
  streams: readonly ChartStream[],
  from: number,
  to: number,
  viewing: Viewing,
  zone: string,
): SeriesQuery {
  const span = Math.max(60, Math.round((to - from) / 60) * 60)
  const shift = earlierShift(viewing.compare ?? 'before', { from, to }, zone)
  const end = Math.floor((to - shift) / (span / 60)) * (span / 60)
  return wholeRequest(streams, { ...viewing, fixed: { from: end - span, to: end } }, POINTS)
}
