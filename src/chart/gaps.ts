/** A column as uPlot draws it: `null` breaks the line, `undefined` is passed over as if it were not there. */
export type Column = (number | null | undefined)[]

/** Cadence may slip by half before an absence counts as one. */
const SLACK = 1.5

/**
 * How many grid steps lie between measurements of a line that reports as it should: its declared period, or the
 * median distance between its measurements when that is longer. 1 when it reports in every bucket.
 *
 * @param period seconds that one measurement covers
 * @param resolution seconds between the values
 */
export function cadence(values: readonly (number | null)[], period: number, resolution: number): number {
  const declared = Math.max(1, period / resolution)
  const distances: number[] = []
  let last = -1
  for (let i = 0; i < values.length; i++) {
    if (values[i] === null) continue
    if (last >= 0) distances.push(i - last)
    last = i
  }
  if (distances.length < 2) return declared
  distances.sort((a, b) => a - b)
  return Math.max(declared, distances[distances.length >> 1]!)
}

/**
 * The column to draw: an absence within the line's cadence is no gap, so its nulls become undefined; a longer one
 * stays null. The same array comes back when there is nothing to change.
 */
export function joinWithinCadence(
  values: readonly (number | null)[],
  period: number,
  resolution: number,
): readonly (number | null | undefined)[] {
  if (!values.includes(null)) return values
  const steps = Math.floor(cadence(values, period, resolution) * SLACK)
  if (steps < 2) return values
  const column: Column = values.slice()
  eachAbsence(values, steps, (from, to) => column.fill(undefined, from + 1, to))
  return column
}

/** As `joinWithinCadence`, but the absences within the cadence are filled on the straight line between their ends. */
export function fillWithinCadence(
  values: readonly (number | null)[],
  period: number,
  resolution: number,
): readonly (number | null)[] {
  if (!values.includes(null)) return values
  const steps = Math.floor(cadence(values, period, resolution) * SLACK)
  if (steps < 2) return values
  const filled = values.slice()
  eachAbsence(values, steps, (from, to) => {
    const start = values[from]!
    const slope = (values[to]! - start) / (to - from)
    for (let i = from + 1; i < to; i++) filled[i] = start + slope * (i - from)
  })
  return filled
}

/** Calls with the measured neighbours of every absence of at most `steps` from one to the other. */
function eachAbsence(
  values: readonly (number | null)[],
  steps: number,
  found: (from: number, to: number) => void,
): void {
  let last = -1
  for (let i = 0; i < values.length; i++) {
    if (values[i] === null) continue
    if (last >= 0 && i - last > 1 && i - last <= steps) found(last, i)
    last = i
  }
}

/**
 * Indices of values that no line segment reaches, which would be invisible without a dot.
 *
 * @param from first index looked at
 * @param to last index looked at
 */
export function isolatedPoints(
  column: readonly (number | null | undefined)[],
  from = 0,
  to = column.length - 1,
): number[] {
  const found: number[] = []
  let before: number | null = null
  let at = -1
  for (let i = from; i <= to + 1; i++) {
    const value = i > to ? null : column[i]
    if (value === undefined) continue
    if (at >= 0 && before === null && value === null) found.push(at)
    before = at >= 0 ? column[at]! : before
    if (value === null) {
      before = null
      at = -1
    } else at = i
  }
  return found
}
