import type uPlot from 'uplot'
import { measuredNear } from '#chart/nearest.ts'
import type { Drawn } from '#chart/uplot.ts'

/** A measurement on the plot: CSS pixels from the left and the top of the plotting area. */
export interface NearLine {
  line: number
  x: number
  y: number
}

/** The visible line whose measurement at an index of the times is nearest to a height; null when all are in a gap. */
export function nearestLine(
  u: uPlot,
  { model, columns }: Drawn,
  index: number,
  height: number,
): NearLine | null {
  let best: NearLine | null = null
  for (let line = 0; line < model.lines.length; line++) {
    if (!model.lines[line]!.visible) continue
    const column = columns.data[line + 1]!
    const measured = measuredNear(columns.layers[line]?.values ?? column, index)
    if (measured === null) continue
    const y = u.valToPos(column[measured]!, u.series[line + 1]!.scale!)
    if (best === null || Math.abs(y - height) < Math.abs(best.y - height)) {
      best = { line, x: u.valToPos(u.data[0][measured]!, 'x'), y }
    }
  }
  return best
}
