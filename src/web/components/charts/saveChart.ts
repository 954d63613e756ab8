import type { Chart } from '#api/charts.ts'
import { chartCsv } from '#chart/chartCsv.ts'
import { chartJson } from '#chart/chartJson.ts'
import { fileName } from '#chart/fileName.ts'
import type { ChartModel } from '#chart/model.ts'
import { downloadText } from '#web/ui/download.ts'

/** What is given away of a chart is what it shows: lines that are off are left out. */
export function shownLines(model: ChartModel): ChartModel {
  return { ...model, lines: model.lines.filter(({ visible }) => visible) }
}

/** Saves a chart's values as a file of CSV. */
export function saveCsv(model: ChartModel, zone: string): void {
  downloadText(fileName(model, zone, 'csv'), 'text/csv', chartCsv(shownLines(model), zone))
}

/** Saves a chart's definition and values as a file of JSON. */
export function saveJson(chart: Chart, model: ChartModel, zone: string): void {
  downloadText(fileName(model, zone, 'json'), 'application/json', chartJson(chart, shownLines(model)))
}
