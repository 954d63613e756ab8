import type uPlot from 'uplot'
import { measuredNear } from '#chart/nearest.ts'
import { positionsOn } from '#chart/positions.ts'
import type { Drawn } from '#chart/uplot.ts'

/** A measurement on the plot: CSS pixels from the left and the top of the plotting area. */
export interface NearLine {
  line: number
  x: number
  y: number
}

/** The visible line whose measurement at an index of the times is nearest to a height; null when all are in a gap. */
export function nearestLine(u: uPlot, drawn: Drawn, index: number, height: number): NearLine | null {
  const { lines, axes } = drawn.model
  const wanted = height * pixelRatioOf(u) + u.bbox.top
  const positions = axes.map(({ scale }) => positionsOn(u, scale))
  let best: number | null = null
  let least = Infinity
  for (let line = 0; line < lines.length; line++) {
    const measured = lines[line]!.visible ? measuredAt(drawn, line, index) : null
    if (measured === null) continue
    const away = Math.abs(positions[lines[line]!.axis]!(drawn.columns.data[line + 1]![measured]!) - wanted)
    if (away < least) [best, least] = [line, away]
  }
  return best === null ? null : placeOfLine(u, drawn, best, index)
}

/** Where the measurement of a line at an index of the times is; null in a gap, and for a line that is off. */
export function placeOfLine(u: uPlot, drawn: Drawn, line: number, index: number): NearLine | null {
  if (drawn.model.lines[line]?.visible !== true) return null
  const measured = measuredAt(drawn, line, index)
  if (measured === null) return null
  const y = u.valToPos(drawn.columns.data[line + 1]![measured]!, u.series[line + 1]!.scale!)
  return { line, x: u.valToPos(u.data[0][measured]!, 'x'), y }
}

function measuredAt({ columns }: Drawn, line: number, index: number): number | null {
  return measuredNear(columns.layers[line]?.values ?? columns.data[line + 1]!, index)
}

/** Device pixels in a CSS pixel of the plot's canvas. */
export const pixelRatioOf = (u: uPlot) => u.ctx.canvas.width / u.width

/** Whether it was drawn: before that a plot has no scales to place anything on. */
export const isDrawn = (u: uPlot) => typeof u.scales.x?.min === 'number'
