import type { Chart } from '#api/charts.ts'
import type { ChartModel } from './model.ts'

/** A chart's definition and its values as JSON. Times are Unix seconds; a gap is null. */
export function chartJson(chart: Chart, { from, to, resolution, times, lines }: ChartModel): string {
  const shown = lines.map(({ label, tags, unit, period, values }) => ({
    label,
    tags,
    unit: unit.text,
    period,
    values,
  }))
  return `${JSON.stringify({ chart, start_time: from, end_time: to, resolution, times, lines: shown }, null, 1)}\n`
}
