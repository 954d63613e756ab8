/** Whole buckets on multiples of `resolution`: `from` is included, `to` is not. Unix seconds. */
export interface Grid {
  from: number
  to: number
  resolution: number
}

/**
 * The buckets that hold the interval from `start` up to, without, `end`. They are whole even where the interval ends
 * within one, so that a value does not depend on where the interval was cut.
 */
export function gridOf(start: number, end: number, resolution: number): Grid {
  const from = floorTo(start, resolution)
  return { from, to: Math.max(from, Math.ceil(end / resolution) * resolution), resolution }
}

/** The buckets of a grid that hold nothing of before `start` and of after `end`; none where that is shorter than one. */
export function wholeWithin({ from, to, resolution }: Grid, start: number, end: number): Grid {
  const first = Math.max(from, Math.ceil(start / resolution) * resolution)
  return { from: first, to: Math.max(first, Math.min(to, floorTo(end, resolution))), resolution }
}

/** The start of the bucket that holds `time`. */
export const floorTo = (time: number, resolution: number) => Math.floor(time / resolution) * resolution

export const bucketsOf = ({ from, to, resolution }: Grid) => (to - from) / resolution

/** The start of each bucket. */
export function timesOf(grid: Grid): number[] {
  return Array.from({ length: bucketsOf(grid) }, (_, index) => grid.from + index * grid.resolution)
}
