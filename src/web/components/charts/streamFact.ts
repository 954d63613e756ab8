import type { ChartStream } from '#api/charts.ts'
import type { StreamSeries } from '#api/series.ts'
import { ageText } from '../page/age.ts'
import { lineChoices } from '../drafts/lineChoices.ts'
import { SUMMARIES, summaryValue } from '../drafts/summaryChoices.ts'
import { counted } from '../page/counted.ts'

/** Where the values of a chart's stream come from, and what was done to them on the way to the picture. */
export function streamFact(
  stream: ChartStream,
  { error, lines, found, rollup, period }: StreamSeries,
): string {
  if (error !== null) return error
  const shown =
    found > lines.length ? `${lines.length} of ${counted(found, 'line')}` : counted(lines.length, 'line')
  const from = rollup === 1 ? 'raw measurements' : `roll-ups of ${ageText(rollup)}`
  const sentences = [
    `${shown}, from ${from}, a measurement every ${ageText(period)}`,
    ...(stream.composite ? [] : [grouping(stream)]),
    `Value at each time: ${lowerFirst(summary(stream))}`,
    ...(stream.transform_function ? [`Transform: ${stream.transform_function}`] : []),
  ]
  return `${sentences.join('. ')}.`
}

function grouping(stream: ChartStream): string {
  const { options, chosen } = lineChoices(stream)
  return options.find(({ value }) => value === chosen)?.label ?? chosen
}

function summary({ summary_function }: ChartStream): string {
  const chosen = summaryValue(summary_function)
  return SUMMARIES.find(({ value }) => value === chosen)?.label ?? chosen
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
