import { combine, type ComposeSeries } from './composeSeries.ts'
import { foldBy } from './groups.ts'
import type { Statistic } from './statistics.ts'

/** sum, mean, min and max: one series over the values present at each time. */
export function fold(set: readonly ComposeSeries[], name: Statistic): ComposeSeries[] {
  return foldBy(set, [], name)
}

/** Any number of series; a time that one of them lacks is left out. */
export function multiply(set: readonly ComposeSeries[]): ComposeSeries[] {
  return combine(set, (present) =>
    present.length === set.length ? present.reduce((product, value) => product * value) : undefined,
  )
}

/** A time that lacks either point, or divides by zero, is left out. */
export function divide(set: readonly ComposeSeries[]): ComposeSeries[] {
  return ofTwo(set, (above, below) => above / below)
}

export function subtract(set: readonly ComposeSeries[]): ComposeSeries[] {
  return ofTwo(set, (from, what) => from - what)
}

/** Librato answers another number of series with an empty set, not with an error. */
function ofTwo(set: readonly ComposeSeries[], of: (a: number, b: number) => number): ComposeSeries[] {
  if (set.length !== 2) return []
  return combine(set, ([a, b]) => (a === undefined || b === undefined ? undefined : of(a, b)))
}
