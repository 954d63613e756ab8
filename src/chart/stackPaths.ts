import type uPlot from 'uplot'
import { dashed, dotted } from './dashes.ts'
import { positionsOn } from './positions.ts'
import type { Layer } from './stack.ts'

/** How a layer is drawn. */
export interface LayerStyle {
  /** Whether the upper edge is drawn. */
  edged: boolean
  /** Device pixels along the time axis that its edge is drawn and left out; undefined for a solid one. */
  dash: readonly number[] | undefined
  pixelRatio: number
  /** Index of the first bucket whose value may still change: the edge to it is dotted. */
  partialFrom: () => number
}

/**
 * Draws one layer of a stack: its area between base and top, and its upper edge where it has values of its own.
 * uPlot's own bands clip each layer by the gaps of the one below; a polygon per layer needs no clips.
 *
 * @param layerOf the layer behind a uPlot series
 */
export function stackPaths(
  layerOf: (series: number) => Layer | null | undefined,
  { edged, dash, pixelRatio, partialFrom }: LayerStyle,
): uPlot.Series.PathBuilder {
  return (u, series, first, last) => {
    const layer = layerOf(series)
    const times = u.data[0]
    if (!layer) return null
    const { top, base, values } = layer
    // What ends ends upright: a slope down to nothing would be values that nobody measured.
    const begin = Math.max(first, values.findIndex(isMeasured))
    const end = Math.min(last, values.findLastIndex(isMeasured))
    const y = positionsOn(u, u.series[series]!.scale!)
    const x = positionsOn(u, 'x')
    const stroke = new Path2D()
    const fill = new Path2D()
    const whole = partialFrom()
    let before: readonly [number, number] | null = null
    for (let i = begin; i <= end; i++) {
      const at = [x(times[i]!), y(top[i]!)] as const
      fill.lineTo(...at)
      if (values[i] === null) before = null
      else {
        if (before !== null && i >= whole) dotted(stroke, before, at, pixelRatio)
        else if (before !== null) dashed(stroke, before, at, dash)
        else stroke.moveTo(...at)
        before = at
      }
    }
    for (let i = end; i >= begin; i--) fill.lineTo(x(times[i]!), y(base[i]!))
    fill.closePath()
    return { stroke: edged ? stroke : null, fill }
  }
}

const isMeasured = (value: number | null) => value !== null
