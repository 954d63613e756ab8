import type { ChartStream } from '#api/charts.ts'
import type { SeriesQuery } from '#api/series.ts'
import { earlierShift } from '#chart/earlier.ts'
import { wholeRequest } from '../viewing/seriesRequest.ts'
import type { Viewing } from '../viewing/spaceAddress.ts'
import { lengthInWords, rangeOf } from '../viewing/timeRange.ts'

/** Points of a line that only its average is wanted of. */
const POINTS = 200

/** From here on, percents are harder to grasp than how many times as much it is. */
const MANY_PERCENT = 1_000

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

type Values = readonly (number | null)[]

/** Whether the interval before was measured at least half as much as the one that is shown: else there is no comparing. */
export function isComparable(before: Values, shown: Values): boolean {
  return measuredShare(before) * 2 >= measuredShare(shown)
}

const measuredShare = (values: Values) =>
  values.filter((value) => value !== null).length / Math.max(1, values.length)

/**
 * How a value compares with the interval before, as `91% less than the 3 hours before`: more and less, not better and
 * worse. Empty when it cannot be said.
 */
export function comparisonText(value: number | null, before: number | null, viewing: Viewing): string {
  if (value === null || before === null || before === 0) return ''
  const period = intervalBefore(viewing)
  const change = ((value - before) / Math.abs(before)) * 100
  const size = Math.abs(change)
  if (size < 0.05) return `the same as ${period}`
  if (size >= MANY_PERCENT && value / before > 0) return `${Math.round(value / before)} times ${period}`
  return `${size.toFixed(size < 10 ? 1 : 0)}% ${change > 0 ? 'more' : 'less'} than ${period}`
}

/** `the 3 hours before`, `the hour before`, `the same time a day before`. */
export function intervalBefore({ range, fixed, compare }: Viewing): string {
  if (compare === 'day' || compare === 'week') return `the same time a ${compare} before`
  const length = lengthInWords(fixed === null ? range : rangeOf(fixed))
  return `the ${length.replace(/^1 /, '')} before`
}
