/** Widths are rounded up to this many points, so that charts of nearly one size share a grid and a request. */
const POINTS_STEP = 200

/** Points of a line that a plot of so many CSS pixels asks for: about one for each. */
export function pointsFor(width: number): number {
  return Math.max(1, Math.ceil(width / POINTS_STEP)) * POINTS_STEP
}
