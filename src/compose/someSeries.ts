import type { ComposeSeries } from './composeSeries.ts'
import type { Options } from './options.ts'
import { type Statistic, statistic } from './statistics.ts'

/** Keeps whole series; one without a point is never within bounds. */
export function filter(set: readonly ComposeSeries[], options: Options): ComposeSeries[] {
  const bounds: [string | undefined, (value: number, bound: number) => boolean][] = [
    [options.gt, (value, bound) => value > bound],
    [options.gte, (value, bound) => value >= bound],
    [options.lt, (value, bound) => value < bound],
    [options.lte, (value, bound) => value <= bound],
  ]
  return set.filter((series) => {
    const value = overall(series, options)
    return (
      value !== undefined &&
      bounds.every(([bound, holds]) => bound === undefined || holds(value, Number(bound)))
    )
  })
}

/** The `count` series that come first, in order; series without a point are left out. */
export function ranked(
  set: readonly ComposeSeries[],
  options: Options,
  first: 'largest' | 'smallest',
): ComposeSeries[] {
  const sign = first === 'largest' ? -1 : 1
  return set
    .flatMap((series) => {
      const value = overall(series, options)
      return value === undefined ? [] : [{ series, value }]
    })
    .toSorted((a, b) => sign * (a.value - b.value))
    .slice(0, Number(options.count))
    .map(({ series }) => series)
}

function overall(series: ComposeSeries, options: Options): number | undefined {
  return statistic((options.function ?? 'mean') as Statistic, series.values)
}
