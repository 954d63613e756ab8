import type { AlertCondition, ConditionTag } from '#api/alertConditions.ts'
import { wholeText } from '#chart/numberText.ts'
import { ageText } from '../page/age.ts'

type Said = Pick<
  AlertCondition,
  'type' | 'metric_name' | 'source' | 'threshold' | 'summary_function' | 'duration'
> & { tags: readonly Pick<ConditionTag, 'name' | 'grouped' | 'values'>[] }

const OF = {
  min: 'min of ',
  max: 'max of ',
  average: 'average of ',
  sum: 'sum of ',
  count: 'count of ',
  derivative: 'change of ',
  absolute_value: 'counter ',
} as const

/** A condition as a sentence: `average of cpu above 90 for 5 min, each host where region is eu`. */
export function conditionText(condition: Said): string {
  const { type, metric_name, threshold, summary_function, duration } = condition
  const lasts = duration ? ` for ${ageText(duration)}` : ''
  const what =
    type === 'absent'
      ? `${metric_name} silent${lasts}`
      : `${summary_function === null ? '' : OF[summary_function]}${metric_name} ${type} ${threshold === null ? '…' : wholeText(threshold)}${lasts}`
  return `${what}, ${eachText(condition)}`
}

/** Which streams are looked at, each for itself: `each stream`, `each host where region is eu or us`. */
function eachText({ source, tags }: Said): string {
  const by = tags.filter(({ grouped }) => grouped).map(({ name }) => name)
  const each = by.length === 0 ? 'each stream' : `each ${by.join(' and ')}`
  const kept = [
    ...(source === null ? [] : [`source is ${source}`]),
    ...tags.flatMap(({ name, values }) => (values.length === 0 ? [] : [`${name} is ${values.join(' or ')}`])),
  ]
  return kept.length === 0 ? each : `${each} where ${kept.join(', ')}`
}
