import type uPlot from 'uplot'
import { dashed, dotted } from './dashes.ts'
import { positionsOn } from './positions.ts'

/** How a line is drawn. */
export interface LineStyle {
  /** Whether the area between line and zero is filled, where the axis shows zero: an area is as large as what it stands for. */
  filled: boolean
  /** Device pixels along the time axis that are drawn and left out in turns; undefined for a solid line. */
  dash: readonly number[] | undefined
  /** Whether points lie on whole device pixels: sharper, and many of them fall together. */
  snapped: boolean
  /** Device pixels of the line. */
  width: number
  /** Radius in device pixels of the dot that stands for a value without neighbours. */
  dot: number
  pixelRatio: number
  /** Index of the first bucket whose value may still change: the way to it is dotted. */
  partialFrom: () => number
}

/**
 * Draws a line: null breaks it, undefined is passed over, a value between two breaks is a dot. uPlot's own builder
 * clips what it draws by the gaps, and canvas clips and dashes by length of the path cost several times the line
 * itself; here a break is a new subpath, and a dash is one along the time axis.
 */
export function linePaths(style: LineStyle): uPlot.Series.PathBuilder {
  const { filled, dash, snapped, width, dot, pixelRatio } = style
  return (u, series, first, last) => {
    const times = u.data[0]
    const values = u.data[series] as (number | null | undefined)[]
    const scale = u.series[series]!.scale!
    const x = positionsOn(u, 'x')
    const y = positionsOn(u, scale)
    const partialFrom = style.partialFrom()
    const stroke = new Path2D()
    const { min, max } = u.scales[scale]!
    const fill = filled && min! <= 0 && max! >= 0 ? new Path2D() : null
    const floor = y(0)
    let begin = NaN
    let left = NaN
    let top = NaN
    let points = 0
    let all = 0
    const alone: [x: number, y: number][] = []

    const end = () => {
      if (points === 1) alone.push([left, top])
      if (points > 0 && fill) {
        fill.lineTo(left, floor)
        fill.lineTo(begin, floor)
      }
      all += points
      points = 0
    }

    for (let i = first; i <= last; i++) {
      const value = values[i]
      if (value === undefined) continue
      if (value === null) {
        end()
        continue
      }
      const nextLeft = snapped ? Math.round(x(times[i]!)) : x(times[i]!)
      const nextTop = snapped ? Math.round(y(value)) : y(value)
      if (points === 0) {
        begin = nextLeft
        stroke.moveTo(nextLeft, nextTop)
        fill?.moveTo(nextLeft, nextTop)
      } else if (nextLeft !== left || nextTop !== top) {
        if (i >= partialFrom) dotted(stroke, [left, top], [nextLeft, nextTop], pixelRatio)
        else dashed(stroke, [left, top], [nextLeft, nextTop], dash)
        fill?.lineTo(nextLeft, nextTop)
      }
      left = nextLeft
      top = nextTop
      points++
    }
    end()
    // The first measurement of all would hardly be seen.
    const radius = all === 1 ? dot * LONE : dot
    for (const [x, y] of alone) drawDot(stroke, x, y, width, radius)
    return { stroke, fill }
  }
}

/** How much larger the dot of a line's only value is. */
const LONE = 2.5

/** A disc out of rings, because a stroke is all there is to draw it with. */
function drawDot(stroke: Path2D, x: number, y: number, width: number, radius: number): void {
  for (let ring = width / 2; ring < radius; ring += width) {
    stroke.moveTo(x + ring, y)
    stroke.arc(x, y, ring, 0, Math.PI * 2)
  }
}
