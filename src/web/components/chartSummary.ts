import type { Chart } from '#api/charts.ts'
import { legendStats } from '#chart/legend.ts'
import type { ChartModel } from '#chart/model.ts'
import { quantityText } from '#chart/quantity.ts'

const KINDS = { line: 'Line chart', stacked: 'Stacked chart', bignumber: 'Big number' } as const

/** A chart in one sentence, for those who do not see it. */
export function chartSummary({ type }: Pick<Chart, 'type'>, { lines }: ChartModel): string {
  const [first] = lines
  if (first === undefined) return `${KINDS[type]} without lines.`
  if (lines.length === 1) {
    const { last, min, max } = legendStats(first.values)
    if (last === null || min === null || max === null)
      return `${KINDS[type]} of ${first.label}, no measurement.`
    const [now, least, most] = [last, min, max].map((value) => quantityText(value, first.unit))
    return `${KINDS[type]} of ${first.label}: now ${now}, between ${least} and ${most}.`
  }
  const highest = lines
    .map((line) => ({ line, last: legendStats(line.values).last ?? -Infinity }))
    .reduce((a, b) => (b.last > a.last ? b : a))
  const now =
    highest.last === -Infinity
      ? ''
      : ` Highest now: ${highest.line.short}, ${quantityText(highest.last, highest.line.unit)}.`
  return `${KINDS[type]} of ${lines.length} lines.${now}`
}
