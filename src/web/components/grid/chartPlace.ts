import type { Chart, Layout } from '#api/charts.ts'

/** The grid of a space: columns, and the cells of a chart that nobody placed. */
export const COLUMNS = 12
const DEFAULT_SIZE = { w: 4, h: 4 }

/** The place of a chart kept within the grid; null when it flows into the next free one. */
export function placeOf({ layout }: Pick<Chart, 'layout'>): Layout | null {
  if (!layout) return null
  const w = clamp(layout.w, 1, COLUMNS)
  return {
    x: clamp(layout.x, 0, COLUMNS - w),
    y: Math.max(0, Math.floor(layout.y)),
    w,
    h: Math.max(2, Math.floor(layout.h)),
  }
}

/** Rows of the grid that the charts take; those without a place flow into rows of as many as fit. */
export function rowsOf(charts: readonly Pick<Chart, 'layout'>[]): number {
  const placed = charts.map(placeOf).filter((place) => place !== null)
  const bottom = Math.max(0, ...placed.map(({ y, h }) => y + h))
  const flowing = (charts.length - placed.length) * DEFAULT_SIZE.w
  return Math.max(1, bottom + Math.ceil(flowing / COLUMNS) * DEFAULT_SIZE.h)
}

/** Cells that a chart without a place takes. */
export function sizeOf(chart: Pick<Chart, 'layout'>): { w: number; h: number } {
  return placeOf(chart) ?? DEFAULT_SIZE
}

const clamp = (value: number, least: number, most: number) =>
  Math.min(most, Math.max(least, Math.floor(value)))
