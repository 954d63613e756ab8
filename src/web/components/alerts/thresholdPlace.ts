interface Axis {
  low: number
  high: number
  /** CSS pixels. */
  height: number
}

/** So many steps of a threshold fit an axis at the least. */
const STEPS = 200

/** CSS pixels from the top of the plot to a threshold; at its edge where the axis does not reach so far. */
export function placeOfThreshold(threshold: number, { low, high, height }: Axis): number {
  const place = ((high - threshold) / (high - low)) * height
  return Math.min(Math.max(0, place), height)
}

/** The threshold at so many CSS pixels from the top of the plot, as round as a pixel allows. */
export function thresholdAt(place: number, axis: Axis): number {
  const { low, high, height } = axis
  const within = Math.min(Math.max(0, place), height)
  return rounded(high - (within / height) * (high - low), stepOf(axis))
}

/** The next threshold by so many steps; never beyond what numbers hold exactly. */
export function steppedThreshold(threshold: number, steps: number, axis: Axis): number {
  return rounded(threshold + steps * stepOf(axis), stepOf(axis))
}

/** The largest of 1, 2 and 5 times a power of ten that takes `STEPS` steps or more from one end of the axis to the other. */
function stepOf({ low, high }: Axis): number {
  const most = (high - low) / STEPS
  const power = 10 ** Math.floor(Math.log10(most))
  return [5, 2, 1].map((digit) => digit * power).find((step) => step <= most * (1 + 1e-9)) ?? power
}

function rounded(value: number, step: number): number {
  const decimals = Math.max(0, -Math.floor(Math.log10(step)))
  return Number((Math.round(value / step) * step).toFixed(Math.min(100, decimals))) + 0
}

/** A threshold to begin with: just beyond all that was measured. Undefined where nothing was. */
export function suggestedThreshold(
  values: readonly (number | null)[],
  type: 'above' | 'below',
): number | undefined {
  let [least, most] = [Infinity, -Infinity]
  for (const value of values) {
    if (value === null) continue
    least = Math.min(least, value)
    most = Math.max(most, value)
  }
  if (least > most) return undefined
  const end = type === 'above' ? most : least
  const span = most - least || Math.abs(end) || 1
  const step = 10 ** Math.floor(Math.log10(span / 5))
  const next = type === 'above' ? Math.floor(end / step) + 1 : Math.ceil(end / step) - 1
  return rounded(next * step, step)
}
