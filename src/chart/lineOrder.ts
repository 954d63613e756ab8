import type { LegendStats } from './legend.ts'
import { inNaturalOrder } from './naturalOrder.ts'

/** What the lines of a table are ordered by; their names where `by` is null. */
export interface LineOrder {
  by: keyof LegendStats | null
  descending: boolean
}

/** Indices of lines in an order. Those without a value come last either way. */
export function orderedLines(
  stats: readonly LegendStats[],
  names: readonly string[],
  { by, descending }: LineOrder,
): number[] {
  const indices = stats.map((_, i) => i)
  if (by === null) {
    const named = inNaturalOrder(indices, (i) => names[i]!)
    return descending ? named.toReversed() : named
  }
  const rank = (i: number) => {
    const value = stats[i]![by]
    return value === null ? Infinity : descending ? -value : value
  }
  // Infinity less Infinity is no number, and then the place on the chart decides.
  return indices.sort((a, b) => rank(a) - rank(b) || a - b)
}

/** The order after a press on a column's head: figures start with the largest, the lines at the beginning. */
export function orderAfter(order: LineOrder, by: LineOrder['by']): LineOrder {
  return { by, descending: order.by === by ? !order.descending : by !== null }
}
