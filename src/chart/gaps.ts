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
  let measured = 0
  let adjacent = 0
  for (let i = 0; i < values.length; i++) {
    if (values[i] === null) continue
    measured++
    if (i > 0 && values[i - 1] !== null) adjacent++
  }
  const distances = measured - 1
  if (distances < 2 || adjacent > distances / 2) return declared
  return Math.max(declared, medianDistance(values))
}

function medianDistance(values: readonly (number | null)[]): number {
  const distances: number[] = []
  let last = -1
  values.forEach((value, i) => {
    if (value === null) return
    if (last >= 0) distances.push(i - last)
    last = i
  })
  distances.sort((a, b) => a - b)
  return distances[(distances.length - 1) >> 1]!
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
