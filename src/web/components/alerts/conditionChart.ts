import type { AlertCondition } from '#api/alertConditions.ts'
import type { Metric } from '#api/metrics.ts'
import type { Chart, ChartGroupFunction, ChartSummaryFunction } from '#api/charts.ts'
import { ageText } from '../page/age.ts'

export type ChartedCondition = Pick<
  AlertCondition,
  'type' | 'metric_name' | 'source' | 'tags' | 'threshold' | 'summary_function'
>

/** How streams of one value of a grouped tag are put together, as they are when the alert is evaluated. */
const COMBINED: Readonly<Record<string, ChartGroupFunction>> = {
  min: 'min',
  max: 'max',
  sum: 'sum',
  count: 'sum',
}

/** In place of averages over many minutes, which would hide what fires, the values that come closest to it are drawn. */
const CLOSEST = { above: 'max', below: 'min', absent: 'count' } as const

/** What is drawn of a condition's metric. Only of a gauge is its usual value an average. */
function drawnSummary(
  { type, summary_function }: Pick<ChartedCondition, 'type' | 'summary_function'>,
  kind: Metric['type'] | undefined,
): ChartSummaryFunction | null {
  const isAverage = summary_function === 'average' || (summary_function === null && kind === 'gauge')
  return isAverage || type === 'absent' ? CLOSEST[type] : summary_function
}

const OF_INTERVAL: Partial<Record<ChartSummaryFunction, string>> = {
  max: 'the highest value',
  min: 'the lowest value',
  sum: 'the sum',
  count: 'the number of samples',
  derivative: 'the change',
}

/** What each point stands for where that is more than the minute that the alert compares; nothing where it is not. */
export function pointText(
  condition: Pick<ChartedCondition, 'type' | 'summary_function'>,
  kind: Metric['type'] | undefined,
  resolution: number,
): string | undefined {
  if (resolution <= 60 || kind === undefined || kind === 'composite') return undefined
  const usual = kind === 'counter' ? 'derivative' : 'average'
  const what = OF_INTERVAL[drawnSummary(condition, kind) ?? usual]
  return what && `Each point is ${what} of ${ageText(resolution)}; the alert looks at each minute.`
}

/** Room left beyond a threshold, as a part of its size, so that it can be dragged on. */
const ROOM = 0.2

/** What a condition looks at as a chart, whose axis reaches beyond the threshold. */
export function conditionChart(
  condition: ChartedCondition,
  threshold: number | null,
  kind: Metric['type'] | undefined,
): Chart {
  const { metric_name, source, tags } = condition
  const grouped = tags.some((tag) => tag.grouped)
  const summary = drawnSummary(condition, kind)
  const combined = condition.type === 'absent' ? 'count' : condition.summary_function
  const room = threshold === null ? 0 : Math.abs(threshold) * ROOM || 1
  const stream = {
    metric: metric_name,
    source,
    tags: tags.map(({ name, values, grouped }) => ({ name, values, grouped })),
    // A threshold is compared with what was measured, whatever charts make of it.
    transform_function: 'x',
    group_function: grouped ? (COMBINED[combined ?? ''] ?? 'average') : ('breakout' as const),
    summary_function: summary,
    ...(threshold !== null && { min: Math.min(0, threshold - room), max: Math.max(0, threshold + room) }),
  }
  return {
    id: 0,
    name: metric_name || 'Choose a metric',
    type: 'line',
    streams: metric_name === '' ? [] : [stream],
  }
}
