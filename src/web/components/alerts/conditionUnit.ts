import type { Metric } from '#api/metrics.ts'

/** What a threshold is in, as people write it; empty where that is not known, or is another one than what was measured. */
export function conditionUnit(summary: string | null, metric: Metric | undefined): string {
  const { display_units_short, display_units_long, display_transform } = metric?.attributes ?? {}
  if (summary === 'count' || display_transform) return ''
  return display_units_short || display_units_long || ''
}
