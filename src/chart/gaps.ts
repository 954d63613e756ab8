/** A column as uPlot draws it: `null` breaks the line, `undefined` is passed over as if it were not there. */
export type Column = readonly (number | null | undefined)[]

type Values = readonly (number | null)[]

/** An absence is a gap when it is longer than this many times the spacing of measurements. */
const SLACK = 2.5

/**
 * The column to draw: an absence that is no gap is passed over, so its nulls become undefined; a gap stays null. The
 * same array comes back when there is nothing to change.
 *
 * @param period seconds that one measurement covers
 * @param resolution seconds between the values
 */
export function joinWithinCadence(values: Values, period: number, resolution: number): Column {
  const absences = passedOver(values, period, resolution)
  if (absences.length === 0) return values
  const column: (number | null | undefined)[] = values.slice()
  for (const { from, to } of absences) for (let i = from + 1; i < to; i++) column[i] = undefined
  return column
}

/** As `joinWithinCadence`, but an absence that is no gap is filled on the straight line between its ends. */
export function fillWithinCadence(values: Values, period: number, resolution: number): Values {
  const absences = passedOver(values, period, resolution)
  if (absences.length === 0) return values
  const filled = values.slice()
  for (const { from, to } of absences) {
    const start = values[from]!
    const slope = (values[to]! - start) / (to - from)
    for (let i = from + 1; i < to; i++) filled[i] = start + slope * (i - from)
  }
  return filled
}

/** Indices of the measurements on both sides of an absence. */
interface Absence {
  from: number
  to: number
}

/**
 * The absences that are no gaps. What is usual is judged around each, not over the whole line, because cadences change.
 * Measurements in adjacent buckets only say that their distance is within a bucket, so there the period alone counts:
 * ten seconds on a grid of two minutes make every empty bucket a gap.
 */
function passedOver(values: Values, period: number, resolution: number): Absence[] {
  const found: Absence[] = []
  if (!values.includes(null)) return found
  const measured: number[] = []
  for (let i = 0; i < values.length; i++) if (values[i] !== null) measured.push(i)
  for (let i = 1; i < measured.length; i++) {
    const from = measured[i - 1]!
    const to = measured[i]!
    if (to - from === 1) continue
    const around = spacingAround(measured, i)
    const usual = Math.max(period / resolution, around > 1 ? around : 0)
    if (to - from <= usual * SLACK) found.push({ from, to })
  }
  return found
}

/** The steps between measurements on that side of the absence before `at` where they are further apart. */
function spacingAround(measured: readonly number[], at: number): number {
  const distance = (i: number) => (i > 0 && i < measured.length ? measured[i]! - measured[i - 1]! : null)
  return Math.max(
    typical([distance(at - 1), distance(at - 2), distance(at - 3)]),
    typical([distance(at + 1), distance(at + 2), distance(at + 3)]),
  )
}

/** The median of up to three, of two the smaller: one long absence among them must not excuse another. */
function typical(distances: readonly (number | null)[]): number {
  const known = distances.filter((distance) => distance !== null).sort((a, b) => a - b)
  return known[(known.length - 1) >> 1] ?? 0
}
