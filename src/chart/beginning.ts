import type { ChartModel } from './model.ts'

/** The share of the interval that is empty before a chart says since when there is something. */
const MOSTLY = 0.5

/** Unix seconds of the first measurement of a chart that is empty for most of its interval before it; else null. */
export function lateBeginning({ lines, times, from, to }: ChartModel): number | null {
  const firsts = lines.map(({ values }) => values.findIndex((value) => value !== null))
  const first = times[Math.min(...firsts.filter((index) => index >= 0))]
  return first === undefined || first - from < MOSTLY * (to - from) ? null : first
}
