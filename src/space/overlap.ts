import type { Layout } from '#api/charts.ts'

/** Whether two charts would lie on each other. */
export const overlap = (a: Layout, b: Layout): boolean =>
  shareColumns(a, b) && a.y < b.y + b.h && b.y < a.y + a.h

export const shareColumns = (a: Layout, b: Layout): boolean => a.x < b.x + b.w && b.x < a.x + a.w
