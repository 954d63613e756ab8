import { tidy } from './tidy.ts'
import type { Unit } from './units.ts'
import { isRoundStep, nextStep, valueTicks } from './valueTicks.ts'

type Range = readonly [number, number]
type AxisUnit = Pick<Unit, 'base' | 'scale'>

/** An axis may become this many times as long for the sake of the other one's lines. */
const MOST_LONGER = 1.8
const MOST_TRIES = 4

/**
 * The range of a further axis that puts its round values on the lines of the first one; as it was where it would become
 * too long for that.
 *
 * @param first the range of the axis that has the lines
 * @param step from line to line
 */
export function alignedRange(
  first: Range,
  step: number,
  [low, high]: Range,
  unit: AxisUnit,
): [number, number] {
  const [from, to] = [first[0] / step, first[1] / step]
  let own = (high - low) / (to - from)
  for (let i = 0; i < MOST_TRIES; i++) {
    own = nextStep(i === 0 ? own : own * 1.01, unit)
    // So many steps the axis lies above or below the first one.
    const shift = Math.floor(low / own - from + 1e-9)
    const aligned: [number, number] = [tidy((from + shift) * own), tidy((to + shift) * own)]
    if (aligned[1] - aligned[0] > (high - low) * MOST_LONGER) break
    if (aligned[1] >= high) return aligned
  }
  return [low, high]
}

/** The ticks of a further axis: where the first one has its own if they are round values there, else its own round ones. */
export function alignedTicks(
  first: Range,
  firstTicks: readonly number[],
  [low, high]: Range,
  room: number,
  unit: AxisUnit,
): number[] {
  const ticks = firstTicks.map((tick) =>
    tidy(low + ((tick - first[0]) / (first[1] - first[0])) * (high - low)),
  )
  const step = (ticks[1] ?? NaN) - (ticks[0] ?? NaN)
  const isRound = isRoundStep(step, unit) && ticks.every((tick) => isWhole(tick / step))
  return isRound ? ticks : valueTicks(low, high, room, unit)
}

const isWhole = (value: number) => Math.abs(value - Math.round(value)) < 1e-6
