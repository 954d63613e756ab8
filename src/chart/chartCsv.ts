import { isoTime } from './isoTime.ts'
import type { ChartModel } from './model.ts'

/**
 * A chart's values as CSV (RFC 4180): a row for each time, in the clock of the zone, and a column for each line. A gap is an
 * empty cell.
 */
export function chartCsv({ times, lines }: ChartModel, zone: string): string {
  const head = [`time (${zone})`, ...lines.map(({ label }) => label)].map(cell)
  const rows = times.map((time, at) => [isoTime(time, zone), ...lines.map(({ values }) => values[at] ?? '')])
  return [head, ...rows].map((row) => `${row.join(',')}\r\n`).join('')
}

/** Spreadsheets run text that begins like a formula; whoever may post a metric could send them one. */
const FORMULA = /^[=+\-@\t\r]/

function cell(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
