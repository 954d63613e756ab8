import './soundLanguage.ts'
import uPlot from 'uplot'
import type { ChartLook } from '#chart/look.ts'
import type { Plotted } from '#chart/picture/drawPicture.ts'
import { type Drawn, plotOptions } from '#chart/uplot.ts'

/** Draws a chart as `Plot` does, at once and on a canvas that is not on the page, in the pixels of this screen. */
export function plotPicture(drawn: Drawn, look: ChartLook, size: { width: number; height: number }): Plotted {
  const options = plotOptions(drawn.model, look, size, () => drawn)
  const u = new uPlot(options, drawn.columns.data as uPlot.AlignedData, (self, init) => self.batch(init))
  const [left, top, width] = [u.bbox.left, u.bbox.top, u.bbox.width].map((length) => length / look.pixelRatio)
  u.destroy()
  return { canvas: u.ctx.canvas, left: left!, top: top!, width: width! }
}
