import type { ChartSummaryFunction } from '#api/charts.ts'
import type { SUMMARY_FUNCTIONS } from '#api/measurements.ts'
import type { Metric } from '#api/metrics.ts'

/** Every name that a request may use for what a stream's bucket becomes. */
export type SummaryFunction = ChartSummaryFunction | Exclude<(typeof SUMMARY_FUNCTIONS)[number], 'all'>

/** What is read of each bucket of a stream. */
export type Statistic = 'mean' | 'sum' | 'min' | 'max' | 'count' | 'last' | 'stddev'

/** Whether the differences of consecutive buckets are taken; of an `increase`, a drop counts as 0. */
export type Change = 'none' | 'difference' | 'increase'

export interface Summary {
  statistic: Statistic
  change: Change
}

const STATISTICS: Readonly<Record<SummaryFunction, Statistic>> = {
  average: 'mean',
  mean: 'mean',
  sum: 'sum',
  min: 'min',
  max: 'max',
  count: 'count',
  last: 'last',
  stddev: 'stddev',
  absolute_value: 'last',
  derivative: 'last',
}

/**
 * How a summary function is worked out. `derivative` is the difference of the last values of a stream's consecutive
 * buckets. A counter only ever grows, so a drop means that it began anew: its derivative there is 0, as the
 * reference has it for `detect_reset` (API reference, "Alert Conditions"; true by default in its last state). A gauge
 * may fall.
 */
export function summaryOf(name: SummaryFunction, type: Metric['type']): Summary {
  const change = name !== 'derivative' ? 'none' : type === 'counter' ? 'increase' : 'difference'
  return { statistic: STATISTICS[name], change }
}

/** What is drawn of a metric when nothing is asked: of counters the derivative, else as the metric is summarized. */
export function defaultSummary(metric: Pick<Metric, 'type' | 'attributes'>): SummaryFunction {
  return metric.type === 'counter' ? 'derivative' : (metric.attributes.summarize_function ?? 'average')
}
