import { fillWithinCadence } from './gaps.ts'
import type { ChartLine } from './model.ts'

/** One layer of a stack: the area between `base` and `top`. */
export interface Layer {
  base: readonly number[]
  top: readonly number[]
  /** What the layer itself measured at each time; null where it counts as nothing. */
  values: readonly (number | null)[]
}

/**
 * The layers of stacked lines, in the lines' order, each axis a stack of its own. A missing value counts as nothing
 * and moves no other layer out of its place; an absence within a line's cadence is filled on the straight line, so
 * that slow reporters do not comb the sum. Negative values stack downwards from zero, apart from the positive ones.
 *
 * @returns a layer per line; null for lines that are switched off
 */
export function stackLayers(
  lines: readonly Pick<ChartLine, 'values' | 'period' | 'axis' | 'visible'>[],
  length: number,
  resolution: number,
): (Layer | null)[] {
  const sums = new Map<number, { above: Float64Array; below: Float64Array }>()
  return lines.map((line) => {
    if (!line.visible) return null
    const sum = sums.get(line.axis) ?? { above: new Float64Array(length), below: new Float64Array(length) }
    sums.set(line.axis, sum)
    const values = fillWithinCadence(line.values, line.period, resolution)
    const base = Array<number>(length)
    const top = Array<number>(length)
    // Where nothing is drawn the layer stays on the side it was on, or it would cross the whole stack and back.
    let side = (values.find((value) => value) ?? 0) < 0 ? sum.below : sum.above
    for (let i = 0; i < length; i++) {
      const value = values[i] ?? 0
      if (value !== 0) side = value < 0 ? sum.below : sum.above
      base[i] = side[i]!
      top[i] = side[i]! += value
    }
    return { base, top, values }
  })
}
