import type uPlot from 'uplot'

/** Where a plot is in its frame, in CSS pixels, and what its first axis and its time axis show. */
export interface PlotArea {
  left: number
  top: number
  width: number
  height: number
  low: number
  high: number
  /** Unix seconds. */
  from: number
  to: number
}

/** The area of a plot that was drawn; null while it has no axis. */
export function plotArea({ bbox, scales, series }: uPlot): PlotArea | null {
  const { min: low, max: high } = scales[series[1]?.scale ?? ''] ?? {}
  const { min: from, max: to } = scales.x ?? {}
  if (!isNumber(low) || !isNumber(high) || !isNumber(from) || !isNumber(to)) return null
  const [left, top, width, height] = [bbox.left, bbox.top, bbox.width, bbox.height].map(
    (length) => length / devicePixelRatio,
  ) as [number, number, number, number]
  return { left, top, width, height, low, high, from, to }
}

const isNumber = (value: unknown): value is number => typeof value === 'number'
