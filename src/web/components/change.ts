import type { ChartStream } from '#api/charts.ts'
import type { SeriesQuery } from '#api/series.ts'
import { wholeRequest } from './seriesRequest.ts'
import type { Viewing } from './spaceAddress.ts'

/** Points of a line that only its average is wanted of. */
const POINTS = 200

/**
 * The interval before the one that is shown, of the same length. It moves in steps of a sixtieth, so that a live chart
 * does not read it again with every second.
 *
 * @param from start of what is shown, Unix seconds
 */
export function periodBefore(
  streams: readonly ChartStream[],
  from: number,
  to: number,
  viewing: Viewing,
): SeriesQuery {
  const span = Math.max(60, Math.round((to - from) / 60) * 60)
  const end = Math.floor(from / (span / 60)) * (span / 60)
  return wholeRequest(streams, { ...viewing, fixed: { from: end - span, to: end } }, POINTS)
}

/** How a value compares with the period before: `▲ 12 % on the 3h before`. Empty when it cannot be said. */
export function changeText(value: number | null, before: number | null, { range, fixed }: Viewing): string {
  if (value === null || before === null || before === 0) return ''
  const change = ((value - before) / Math.abs(before)) * 100
  const period = fixed === null ? `the ${range} before` : 'the same time before'
  const size = Math.abs(change)
  if (size < 0.05) return `= ${period}`
  const text = size >= 1_000 ? `${Math.round(size / 100)}×` : `${size.toFixed(size < 10 ? 1 : 0)} %`
  return `${change > 0 ? '▲' : '▼'} ${text} on ${period}`
}
