import { legendStats } from './legend.ts'
import { COLORS } from './palette.ts'

/** Up to here every line has a look of its own: ten colours, solid and dashed. */
export const MOST_LOUD = 2 * COLORS

/**
 * Which lines of a crowded chart recede into the background, by their index: all but the ten that are the largest on
 * average. Hues used again and again would tell nobody which line is which.
 */
export function quietLines(lines: readonly { values: readonly (number | null)[] }[]): ReadonlySet<number> {
  if (lines.length <= MOST_LOUD) return new Set()
  const averages = lines.map(({ values }) => legendStats(values).average ?? -Infinity)
  const order = lines.map((_, i) => i).sort((a, b) => averages[b]! - averages[a]! || a - b)
  return new Set(order.slice(COLORS))
}
