import type { SKRSContext2D } from '@napi-rs/canvas'
import { setPixelRatio } from './dom.ts'
import uPlot from 'uplot'
import type { ChartLook } from '#chart/look.ts'
import type { Plotted } from '#chart/picture/drawPicture.ts'
import { type Drawn, plotOptions } from '#chart/uplot.ts'

/** Draws a chart as the page does, on a canvas of its own. */
export function plotCanvas(drawn: Drawn, look: ChartLook, size: { width: number; height: number }): Plotted {
  setPixelRatio(look.pixelRatio)
  const options = plotOptions(drawn.model, look, size, () => drawn)
  options.hooks = { ...options.hooks, drawClear: [({ ctx }) => writeAlike(ctx as unknown as SKRSContext2D)] }
  // It draws in its own time unless it is told to do so at once.
  const u = new uPlot(options, drawn.columns.data as uPlot.AlignedData, (self, init) => self.batch(init))
  const [left, top, width] = [u.bbox.left, u.bbox.top, u.bbox.width].map((length) => length / look.pixelRatio)
  u.destroy()
  return { canvas: u.ctx.canvas, left: left!, top: top!, width: width! }
}

/** Text is shaped by the language of the machine unless another is given. */
export function writeAlike(ctx: SKRSContext2D): void {
  ctx.lang = 'en'
}
