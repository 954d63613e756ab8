/** The earlier times that a chart may be compared with: the interval before, the same a day or a week before. */
export const COMPARISONS = ['before', 'day', 'week'] as const
export type Comparison = (typeof COMPARISONS)[number]
