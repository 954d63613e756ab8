import type { Layout } from '#api/charts.ts'

/** Charts in the order they are read: by row, then by column; those without a place follow in their own order. */
export function inReadingOrder<C extends { layout?: Layout | null }>(charts: readonly C[]): C[] {
  return charts.toSorted((a, b) => {
    if (!a.layout || !b.layout) return Number(!a.layout) - Number(!b.layout)
    return a.layout.y - b.layout.y || a.layout.x - b.layout.x
  })
}
