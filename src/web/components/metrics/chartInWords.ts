import type { Chart, ChartStream } from '#api/charts.ts'
import { lineChoices } from '../drafts/lineChoices.ts'

const TYPES = { line: 'A line chart', stacked: 'A stacked chart', bignumber: 'A big number' } as const

/** What a chart shows of its metrics, before it is drawn anywhere: its type, its lines, and the values kept of its tags. */
export function chartInWords({ type, streams }: Pick<Chart, 'type' | 'streams'>): string {
  return `${TYPES[type]}. ${streams.map(streamInWords).join('. ')}.`
}

function streamInWords(stream: ChartStream): string {
  const { options, chosen } = lineChoices(stream)
  const lines = options.find(({ value }) => value === chosen)?.label ?? chosen
  const kept = (stream.tags ?? []).flatMap(({ name, values = [] }) =>
    values === null || values.length === 0 ? [] : [`${name} ${values.join(' or ')}`],
  )
  const only = kept.length > 0 ? `, only of ${kept.join(' and ')}` : ''
  return `${stream.metric}: ${lines.charAt(0).toLowerCase()}${lines.slice(1)}${only}`
}
