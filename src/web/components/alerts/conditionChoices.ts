import { CONDITION_SUMMARY_FUNCTIONS, CONDITION_TYPES } from '#api/alertConditions.ts'
import type { Metric } from '#api/metrics.ts'

const TYPE_NAMES = { above: 'Above', below: 'Below', absent: 'Silent' } as const
export const CONDITION_CHOICES = CONDITION_TYPES.map((value) => ({ value, label: TYPE_NAMES[value] }))

const SUMMARY_NAMES = {
  min: 'Min',
  max: 'Max',
  average: 'Average',
  sum: 'Sum',
  count: 'Count of samples',
  derivative: 'Change since the one before',
  absolute_value: 'The counter itself',
} as const

const SUMMARY_HINTS = {
  '': 'The average of a minute; of a counter, how much it grew.',
  min: 'The smallest sample of each minute.',
  max: 'The largest sample of each minute: one peak is enough.',
  average: 'The mean of all samples of each minute.',
  sum: 'All samples of a minute added up, as for counts of events.',
  count: 'How many samples came in a minute.',
  derivative: 'How much it changed from one measurement to the next.',
  absolute_value: 'The running total as it was reported.',
} as const

const ONLY_COUNTERS: readonly string[] = ['derivative', 'absolute_value']

/** What can be compared of a metric; of one that is not known, all. */
export function summaryChoices(type: Metric['type'] | undefined) {
  const fitting = CONDITION_SUMMARY_FUNCTIONS.filter((value) => {
    if (type === undefined) return true
    return type === 'counter' ? ONLY_COUNTERS.includes(value) : value !== 'absolute_value'
  })
  return [
    { value: '', label: 'Usual for the metric' },
    ...fitting.map((value) => ({ value, label: SUMMARY_NAMES[value] })),
  ]
}

/** What the values of a choice are. */
export const summaryHintOf = (value: string): string =>
  SUMMARY_HINTS[CONDITION_SUMMARY_FUNCTIONS.find((one) => one === value) ?? '']

/** Whether differences are compared, so that a counter's fall has to mean something. */
export const comparesChange = (summary: string, type: Metric['type'] | undefined): boolean =>
  summary === 'derivative' || (summary === '' && type === 'counter')
