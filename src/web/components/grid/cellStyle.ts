import type { CSSProperties } from 'react'
import type { Chart } from '#api/charts.ts'
import { placeOf, sizeOf } from './chartPlace.ts'

/** The place is told to the style sheet, which takes it only where there is room for the grid. */
export function cellStyle(chart: Pick<Chart, 'layout'>): CSSProperties {
  const place = placeOf(chart)
  const { w, h } = sizeOf(chart)
  const cells = { '--w': w, '--h': h, ...(place && { '--x': place.x + 1, '--y': place.y + 1 }) }
  return cells as CSSProperties
}
