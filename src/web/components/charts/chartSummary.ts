import type { Chart } from '#api/charts.ts'
import { legendStats } from '#chart/legend.ts'
import type { ChartModel } from '#chart/model.ts'
import { quantityText } from '#chart/quantity.ts'

const KINDS = { line: 'Line chart', stacked: 'Stacked chart', bignumber: 'Big number' } as const

/**
 * What is seen of a chart in one sentence, for those who do not see it.
 *
 * @param isPast whether it shows an interval that does not end now
 */
export function chartSummary({ type }: Pick<Chart, 'type'>, model: ChartModel, isPast: boolean): string {
  const lines = model.lines.filter(({ visible }) => visible)
  const when = isPast ? 'at the end' : 'now'
  const [first] = lines
  if (first === undefined) return `${KINDS[type]} without lines.`
  if (lines.length === 1) {
    const { last, min, max } = legendStats(first.values)
    if (last === null || min === null || max === null)
      return `${KINDS[type]} of ${first.label}, no measurement.`
    const [newest, least, most] = [last, min, max].map((value) => quantityText(value, first.unit))
    return `${KINDS[type]} of ${first.label}: ${when} ${newest}, between ${least} and ${most}.`
  }
  const highest = lines
    .map((line) => ({ line, last: legendStats(line.values).last ?? -Infinity }))
    .reduce((a, b) => (b.last > a.last ? b : a))
  const top =
    highest.last === -Infinity
      ? ''
      : ` Highest ${when}: ${highest.line.short}, ${quantityText(highest.last, highest.line.unit)}.`
  return `${KINDS[type]} of ${lines.length} lines.${top}`
}
