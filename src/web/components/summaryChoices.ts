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
const BY_DEFAULT = ''
export const SUMMARIES = [
  { value: BY_DEFAULT, label: 'As the metric says' },
  ...OFFERED.map((value) => ({ value, label: SUMMARY_NAMES[value] })),
]

/** The choice that stands for what a stream says. */
export function summaryValue(summary: ChartSummaryFunction | null | undefined): string {
  return summary === 'mean' ? 'average' : (summary ?? BY_DEFAULT)
}

/** What a stream says for a choice; null leaves it to the metric. */
export function summaryOf(value: string): ChartSummaryFunction | null {
  return OFFERED.find((one) => one === value) ?? null
}
