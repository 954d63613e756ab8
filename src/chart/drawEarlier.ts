import type uPlot from 'uplot'
import { dashed } from './dashes.ts'
import { earlierLines } from './earlier.ts'
import { lineColor, type ChartLook } from './look.ts'
import type { ChartModel } from './model.ts'
import { positionsOn } from './positions.ts'

/** CSS pixels drawn and left out in turns. */
const DASH = [4, 3]
const OPACITY = 0.5

/** Draws the earlier course of a chart behind its lines: faint, dashed, in the colours of the lines. */
export function drawEarlier(u: uPlot, model: ChartModel, look: ChartLook): void {
  if (model.earlier === undefined) return
  const { ctx, bbox } = u
  const dash = DASH.map((length) => length * look.pixelRatio)
  ctx.save()
  ctx.beginPath()
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height)
  ctx.clip()
  ctx.globalAlpha = OPACITY
  ctx.lineWidth = look.pixelRatio
  for (const { times, values, line, axis } of earlierLines(model, model.earlier)) {
    const x = positionsOn(u, 'x')
    const y = positionsOn(u, model.axes[axis]!.scale)
    const path = new Path2D()
    let last: readonly [number, number] | null = null
    for (let i = 0; i < times.length; i++) {
      const value = values[i]
      if (value === undefined) continue
      const at = value === null ? null : ([x(times[i]!), y(value)] as const)
      if (last !== null && at !== null) dashed(path, last, at, dash)
      else if (at !== null) path.moveTo(...at)
      last = at
    }
    ctx.strokeStyle = line === null ? look.text : lineColor(model.lines[line]!, look.scheme)
    ctx.stroke(path)
  }
  ctx.restore()
}
