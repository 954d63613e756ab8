import type uPlot from 'uplot'
import { positionsOn } from './positions.ts'
import type { Layer } from './stack.ts'

/**
 * Draws one layer of a stack: its area between base and top, and its upper edge where it has values of its own.
 * uPlot's own bands clip each layer by the gaps of the one below; a polygon per layer needs no clips.
 *
 * @param layerOf the layer behind a uPlot series
 * @param dash device pixels along the time axis that the edge is drawn and left out; undefined for a solid one
 */
export function stackPaths(
  layerOf: (series: number) => Layer | null | undefined,
  dash: readonly number[] | undefined,
): uPlot.Series.PathBuilder {
  const [on = 1, off = 0] = dash ?? []
  return (u, series, first, last) => {
    const layer = layerOf(series)
    const times = u.data[0]
    if (!layer || last < first) return null
    const { top, base, values } = layer
    const y = positionsOn(u, u.series[series]!.scale!)
    const x = positionsOn(u, 'x')
    const stroke = new Path2D()
    const fill = new Path2D()
    let drawing = false
    for (let i = first; i <= last; i++) {
      const left = x(times[i]!)
      const height = y(top[i]!)
      fill.lineTo(left, height)
      if (values[i] === null) drawing = false
      else if (drawing && left % (on + off) < on) stroke.lineTo(left, height)
      else {
        stroke.moveTo(left, height)
        drawing = true
      }
    }
    for (let i = last; i >= first; i--) fill.lineTo(x(times[i]!), y(base[i]!))
    fill.closePath()
    return { stroke, fill }
  }
}
