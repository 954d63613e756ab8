/** What the legend says of a line over the visible window; null where the line has no value in it. */
export interface LegendStats {
  last: number | null
  min: number | null
  average: number | null
  max: number | null
}

const NONE: LegendStats = { last: null, min: null, average: null, max: null }

/**
 * @param from first index of the window
 * @param to last index of the window
 */
export function legendStats(
  values: readonly (number | null)[],
  from = 0,
  to = values.length - 1,
): LegendStats {
  let count = 0
  let sum = 0
  let min = Infinity
  let max = -Infinity
  let last: number | null = null
  for (let i = Math.max(0, from); i <= Math.min(to, values.length - 1); i++) {
    const value = values[i]!
    if (value === null) continue
    count++
    sum += value
    if (value < min) min = value
    if (value > max) max = value
    last = value
  }
  return count === 0 ? NONE : { last, min, average: sum / count, max }
}

/** First and last index of the times within an interval; last is below first when there is none. */
export function windowOf(times: readonly number[], from: number, to: number): [number, number] {
  let first = 0
  while (first < times.length && times[first]! < from) first++
  let last = times.length - 1
  while (last >= first && times[last]! > to) last--
  return [first, last]
}
