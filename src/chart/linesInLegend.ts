import { legendStats } from './legend.ts'
import { orderedLines } from './lineOrder.ts'
import type { ChartLine } from './model.ts'
import { MOST_LOUD } from './quiet.ts'

/** No row of a legend is wide enough for more. */
const MOST = 24

/** The lines that a legend names, by their index: all in their order; of more than have a colour the largest, those that are on before the others. */
export function linesInLegend(lines: readonly Pick<ChartLine, 'values' | 'visible'>[]): number[] {
  if (lines.length <= MOST_LOUD) return lines.map((_, i) => i)
  const stats = lines.map(({ values }) => legendStats(values))
  const order = orderedLines(stats, [], { by: 'average', descending: true })
  const off = (i: number) => Number(!lines[i]!.visible)
  return order.sort((a, b) => off(a) - off(b)).slice(0, MOST)
}
