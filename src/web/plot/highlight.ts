import type uPlot from 'uplot'
import { isDrawn } from './nearestLine.ts'

export interface Highlight {
  /** Lifts a line out of the others, which turn faint; null takes it back. */
  show: (line: number | null) => void
}

/**
 * One line above a veil that lies on all. The plot itself is not drawn again: with thousands of lines that would take
 * longer than a glance.
 *
 * @param strokeOf the colour that a line has when it is lifted out
 */
export function attachHighlight(u: uPlot, strokeOf: (line: number) => string): Highlight {
  let layer: { veil: HTMLElement; canvas: HTMLCanvasElement } | null = null
  let lifted: number | null = null

  function show(line: number | null): void {
    lifted = line
    const series = line === null ? undefined : u.series[line + 1]
    const paths = isDrawn(u) ? series?.paths?.(u, line! + 1, 0, u.data[0].length - 1) : null
    if (!series || !paths) {
      layer?.veil.classList.remove('plot-shown')
      layer?.canvas.classList.remove('plot-shown')
      return
    }
    layer ??= addLayer(u)
    const { canvas, veil } = layer
    const { left, top, width, height } = u.bbox
    canvas.width = width
    canvas.height = height
    const context = canvas.getContext('2d')!
    context.translate(-left, -top)
    context.lineWidth = Math.max(series.width ?? 1, 1.5) * (u.ctx.canvas.width / u.width)
    context.lineJoin = 'round'
    context.strokeStyle = strokeOf(line!)
    context.fillStyle = colorOf(series.fill, u, line!)
    if (paths.fill && series.fill) context.fill(paths.fill as Path2D)
    if (paths.stroke) context.stroke(paths.stroke as Path2D)
    veil.classList.add('plot-shown')
    canvas.classList.add('plot-shown')
  }

  ;(u.hooks.draw ??= []).push(() => lifted !== null && show(lifted))
  return { show }
}

/** uPlot keeps what it was given as functions. */
function colorOf(style: uPlot.Series['stroke'], u: uPlot, line: number): string {
  return String((typeof style === 'function' ? style(u, line + 1) : style) ?? 'transparent')
}

function addLayer(u: uPlot) {
  const veil = document.createElement('div')
  const canvas = document.createElement('canvas')
  veil.className = 'plot-veil'
  canvas.className = 'plot-lifted'
  u.over.prepend(veil, canvas)
  return { veil, canvas }
}
