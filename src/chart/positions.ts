import type uPlot from 'uplot'

/** Value to canvas pixels; straight arithmetic where the scale is linear, because it runs for every point. */
export function positionsOn(u: uPlot, key: string): (value: number) => number {
  const scale = u.scales[key]!
  if (scale.distr === 100) return (value) => u.valToPos(value, key, true)
  const { left, top, width, height } = u.bbox
  const span = scale.max! - scale.min!
  if (key === 'x') {
    const factor = width / span
    const start = left - scale.min! * factor
    return (value) => start + value * factor
  }
  const factor = height / span
  const start = top + scale.max! * factor
  return (value) => start - value * factor
}
