import type { Chart } from '#api/charts.ts'
import type { Metric } from '#api/metrics.ts'
import { SegmentedControl } from '#web/ui/SegmentedControl.tsx'
import { Select } from '#web/ui/Select.tsx'
import { lineChoices } from '../drafts/lineChoices.ts'
import type { MetricChart } from './metricAddress.ts'
import css from './MetricChoices.module.css'
import { SUMMARIES, summaryOf, summaryValue } from '../drafts/summaryChoices.ts'
import { TYPES } from '../drafts/typeChoices.ts'

interface Props {
  metric: Metric
  /** What `shown` comes to. */
  chart: Omit<Chart, 'id'>
  shown: MetricChart
  onChange: (part: Partial<MetricChart>) => void
}

/** How the metric is drawn: its type, its lines, its value at each time. A composite says the latter two itself. */
export function MetricChoices({ metric, chart, shown, onChange }: Props) {
  const lines = lineChoices(chart.streams[0] ?? {})
  const isRate = metric.type === 'counter' && shown.summary === null
  return (
    <div className={css.choices}>
      <SegmentedControl
        label="Type"
        options={TYPES}
        value={chart.type}
        onChange={(type) => onChange({ type })}
      />
      {metric.type !== 'composite' && (
        <>
          <Select
            label="Lines"
            labelPlace="beside"
            options={lines.options}
            value={lines.chosen}
            onChange={(group) => onChange({ group })}
          />
          <Select
            label="Value"
            labelPlace="beside"
            options={SUMMARIES}
            value={summaryValue(shown.summary)}
            onChange={(value) => onChange({ summary: summaryOf(value) })}
          />
        </>
      )}
      {isRate && (
        <p className={css.note}>A counter: each point is how much it grew since the point before.</p>
      )}
    </div>
  )
}
