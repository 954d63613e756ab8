import { CHART_SUMMARY_FUNCTIONS, type ChartSummaryFunction } from '#api/charts.ts'

/** A stream may also say `mean`, which is another word for `average`. */
const OFFERED = CHART_SUMMARY_FUNCTIONS.filter((value) => value !== 'mean')
const SUMMARY_NAMES = {
  average: 'Average',
  sum: 'Sum',
  min: 'Min',
  max: 'Max',
  count: 'Count of samples',
  last: 'Last',
  derivative: 'Change since the one before (counters)',
  absolute_value: 'The counter itself',
} as const
const SUMMARY_HINTS = {
  average: 'The mean of all samples of the interval.',
  sum: 'All samples of the interval added up, as for counts of events.',
  min: 'The smallest sample of the interval.',
  max: 'The largest sample of the interval: no peak is lost when it gets longer.',
  count: 'How many samples came in.',
  last: 'The newest sample of the interval.',
  derivative: 'How much it grew since the point before; divide by p for a rate.',
  absolute_value: 'The running total as it was reported.',
} as const
const BY_DEFAULT = ''
export const SUMMARIES = [
  { value: BY_DEFAULT, label: 'As the metric says' },
  ...OFFERED.map((value) => ({ value, label: SUMMARY_NAMES[value] })),
]

/** The choice that stands for what a stream says. */
export function summaryValue(summary: ChartSummaryFunction | null | undefined): string {
  return summary === 'mean' ? 'average' : (summary ?? BY_DEFAULT)
}

/** What the points of a line are, for a choice. */
export function summaryHint(summary: ChartSummaryFunction | null | undefined): string {
  if (!summary) return 'The average for gauges, the growth for counters, unless the metric says otherwise.'
  return SUMMARY_HINTS[summary === 'mean' ? 'average' : summary]
}

/** What a stream says for a choice; null leaves it to the metric. */
export function summaryOf(value: string): ChartSummaryFunction | null {
  return OFFERED.find((one) => one === value) ?? null
}
