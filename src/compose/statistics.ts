/** Statistics of the values of a series or of a moment; each answers undefined for no values. */
export const STATISTICS = ['mean', 'sum', 'min', 'max', 'median'] as const
export type Statistic = (typeof STATISTICS)[number]

export function statistic(name: Statistic, values: readonly number[]): number | undefined {
  if (values.length === 0) return undefined
  switch (name) {
    case 'mean':
      return sum(values) / values.length
    case 'sum':
      return sum(values)
    case 'min':
      return values.reduce((least, value) => Math.min(least, value))
    case 'max':
      return values.reduce((most, value) => Math.max(most, value))
    case 'median':
      return median(values)
  }
}

function sum(values: readonly number[]): number {
  let total = 0
  for (const value of values) total += value
  return total
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] as number
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2
}
