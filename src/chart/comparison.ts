import type { Chart } from '#api/charts.ts'
import type { Comparison } from '#api/comparisons.ts'
import type { SeriesAnswer } from '#api/series.ts'
import { summarised } from './bigNumber.ts'
import { type ChartLine, chartModel } from './model.ts'
import { type Interval, lengthInWords, rangeOf } from './timeRange.ts'

/** What is shown beside what was before it. */
export interface Compared {
  /** Such as `3h`, of what is live. */
  range: string
  fixed: Interval | null
  compare: Comparison | null
}

/** From here on, percents are harder to grasp than how many times as much it is. */
const MANY_PERCENT = 1_000

type Values = readonly (number | null)[]

/** Whether the interval before was measured at least half as much as the one that is shown: else there is no comparing. */
export function isComparable(before: Values, shown: Values): boolean {
  return measuredShare(before) * 2 >= measuredShare(shown)
}

const measuredShare = (values: Values) =>
  values.filter((value) => value !== null).length / Math.max(1, values.length)

/**
 * What a big number was in the interval before, by the same summary (of a last value: the average); null where that interval
 * was hardly measured.
 *
 * @param before the answer to the chart's streams in that interval
 * @param shown the line of the number
 */
export function valueBefore(chart: Chart, before: SeriesAnswer, shown: ChartLine): number | null {
  const line = chartModel(chart, before).lines.find(({ id }) => id === shown.id)
  if (line === undefined || !isComparable(line.values, shown.values)) return null
  const summary = chart.use_last_value === false ? chart.streams[line.stream]?.summary_function : null
  return summarised(line.values, summary ?? 'average')
}

/**
 * How a value compares with the interval before, as `91% less than the 3 hours before`: more and less, not better and
 * worse. Empty when it cannot be said.
 */
export function comparisonText(value: number | null, before: number | null, shown: Compared): string {
  if (value === null || before === null || before === 0) return ''
  const period = intervalBefore(shown)
  const change = ((value - before) / Math.abs(before)) * 100
  const size = Math.abs(change)
  if (size < 0.05) return `the same as ${period}`
  if (size >= MANY_PERCENT && value / before > 0) return `${Math.round(value / before)} times ${period}`
  return `${size.toFixed(size < 10 ? 1 : 0)}% ${change > 0 ? 'more' : 'less'} than ${period}`
}

/** `the 3 hours before`, `the hour before`, `the same time a day before`. */
export function intervalBefore({ range, fixed, compare }: Compared): string {
  if (compare === 'day' || compare === 'week') return `the same time a ${compare} before`
  const length = lengthInWords(fixed === null ? range : rangeOf(fixed))
  return `the ${length.replace(/^1 /, '')} before`
}

/** The interval that lies so many seconds before another, in the same words. */
export function wordsOfShift(shift: number, fixed: Interval): string {
  const compare = shift === fixed.to - fixed.from ? 'before' : shift < 3 * 86_400 ? 'day' : 'week'
  return intervalBefore({ range: '', fixed, compare })
}
