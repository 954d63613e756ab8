/** Steps in seconds that fit the clock; whoever chooses a resolution chooses one of these. */
const LADDER = [
  1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400,
  172_800, 604_800,
] as const
const COARSEST = LADDER[LADDER.length - 1]!

/**
 * The finest step at which `seconds` need no more than `points` points and the fastest metric still has one in each:
 * `periods` are the seconds between measurements of each metric. A slower metric is drawn on the same grid, with its
 * period beside it, so that one slow metric does not hide the detail of the others.
 */
export function chooseResolution(seconds: number, points: number, periods: readonly number[]): number {
  const least = Math.max(1, seconds / points, Math.min(...(periods.length > 0 ? periods : [1])))
  return LADDER.find((step) => step >= least) ?? COARSEST
}

/** The step nearest to an observed distance of measurements, which is never quite even. */
export function nearestStep(distance: number): number {
  return LADDER.reduce<number>(
    (best, step) => (Math.abs(step - distance) < Math.abs(best - distance) ? step : best),
    LADDER[0],
  )
}
