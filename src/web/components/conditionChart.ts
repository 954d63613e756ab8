import type { AlertCondition } from '#api/alertConditions.ts'
import type { Chart, ChartGroupFunction, ChartSummaryFunction } from '#api/charts.ts'

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

/** Of several minutes that share a pixel the one that comes closest to firing is drawn, so that none is hidden. */
const CLOSEST: Record<AlertCondition['type'], ChartSummaryFunction> = {
  above: 'max',
  below: 'min',
  absent: 'sum',
}

/** Room left beyond a threshold, as a part of its size, so that it can be dragged on. */
const ROOM = 0.2

/** What a condition looks at as a chart, whose axis reaches beyond the threshold. */
export function conditionChart(
  { type, metric_name, source, tags, summary_function }: ChartedCondition,
  threshold: number | null,
): Chart {
  const grouped = tags.some((tag) => tag.grouped)
  const summary = type === 'absent' ? 'count' : summary_function
  const room = threshold === null ? 0 : Math.abs(threshold) * ROOM || 1
  const stream = {
    metric: metric_name,
    source,
    tags: tags.map(({ name, values, grouped }) => ({ name, values, grouped })),
    group_function: grouped ? (COMBINED[summary ?? ''] ?? 'average') : ('breakout' as const),
    summary_function: summary,
    downsample_function: CLOSEST[type],
    ...(threshold !== null && { min: Math.min(0, threshold - room), max: Math.max(0, threshold + room) }),
  }
  return {
    id: 0,
    name: metric_name || 'Choose a metric',
    type: 'line',
    streams: metric_name === '' ? [] : [stream],
  }
}
