import type { Canvas, SKRSContext2D } from '@napi-rs/canvas'
import { setPixelRatio } from './dom.ts'
import uPlot from 'uplot'
import type { ChartLook } from '#chart/look.ts'
import { type Drawn, plotOptions } from '#chart/uplot.ts'

/** The plot of a chart, and where in it, in CSS pixels, the plotted area is. */
export interface Plotted {
  canvas: Canvas
  left: number
  top: number
  width: number
}

/** Draws a chart as the page does, on a canvas of its own. */
export function plotCanvas(drawn: Drawn, look: ChartLook, size: { width: number; height: number }): Plotted {
  setPixelRatio(look.pixelRatio)
  const options = plotOptions(drawn.model, look, size, () => drawn)
  options.hooks = { ...options.hooks, drawClear: [({ ctx }) => writeAlike(ctx as unknown as SKRSContext2D)] }
  // It draws in its own time unless it is told to do so at once.
  const u = new uPlot(options, drawn.columns.data as uPlot.AlignedData, (self, init) => self.batch(init))
  const [left, top, width] = [u.bbox.left, u.bbox.top, u.bbox.width].map((length) => length / look.pixelRatio)
  u.destroy()
  return { canvas: u.ctx.canvas as unknown as Canvas, left: left!, top: top!, width: width! }
}

/** Text is shaped by the language of the machine unless another is given. */
export function writeAlike(ctx: SKRSContext2D): void {
  ctx.lang = 'en'
}
