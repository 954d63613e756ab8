/** What the legend says of a line; null where it has no value. */
export interface LegendStats {
  last: number | null
  min: number | null
  average: number | null
  max: number | null
}

const NONE: LegendStats = { last: null, min: null, average: null, max: null }

export function legendStats(values: readonly (number | null)[]): LegendStats {
  let count = 0
  let sum = 0
  let min = Infinity
  let max = -Infinity
  let last: number | null = null
  for (const value of values) {
    if (value === null) continue
    count++
    sum += value
    if (value < min) min = value
    if (value > max) max = value
    last = value
  }
  return count === 0 ? NONE : { last, min, average: sum / count, max }
}
