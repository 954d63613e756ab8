import type { Chart, Threshold } from '#api/charts.ts'
import type { ChartLine, ChartModel } from './model.ts'
import { quantityText } from './quantity.ts'
import type { Unit } from './units.ts'

/** What the operator of a threshold is called. */
export const OPERATOR_NAMES = { '>': 'above', '<': 'below', '=': 'equal to' } as const

/** The one value of a big number, and what it has to be told by. */
export interface BigNumber {
  /** Null when the line measured nothing. */
  value: number | null
  unit: Unit
  line: ChartLine
  /** The threshold that the value has reached, red before yellow; null when it has reached none. */
  reached: Threshold | null
}

/** The value of a chart of type `bignumber`: that of its first visible line. Null when there is no line. */
export function bigNumber(
  chart: Pick<Chart, 'streams' | 'use_last_value' | 'thresholds'>,
  model: ChartModel,
): BigNumber | null {
  const line = model.lines.find(({ visible }) => visible)
  if (line === undefined) return null
  const summary = chart.use_last_value === false ? chart.streams[line.stream]?.summary_function : 'last'
  const value = summarised(line.values, summary ?? 'average')
  const reached = value === null ? null : reachedThreshold(value, chart.thresholds ?? [])
  return { value, unit: line.unit, line, reached }
}

const OPERATORS = { '>': 'above', '<': 'below', '=': 'equal to' } as const

/** A threshold that was reached, in words. */
export function thresholdText({ type, operator, value }: Threshold, unit: Unit): string {
  return `${type === 'red' ? 'Critical' : 'Warning'}: ${OPERATORS[operator]} ${quantityText(value, unit)}`
}

/** One value for a whole window, by the stream's summary function. */
export function summarised(values: readonly (number | null)[], summary: string): number | null {
  const known = values.filter((value) => value !== null)
  if (known.length === 0) return null
  switch (summary) {
    case 'last':
      return known.at(-1)!
    case 'min':
      return known.reduce((a, b) => Math.min(a, b))
    case 'max':
      return known.reduce((a, b) => Math.max(a, b))
    case 'sum':
    case 'count':
      return known.reduce((a, b) => a + b)
    default:
      return known.reduce((a, b) => a + b) / known.length
  }
}

function reachedThreshold(value: number, thresholds: readonly Threshold[]): Threshold | null {
  const reached = thresholds.filter(({ operator, value: limit }) =>
    operator === '>' ? value > limit : operator === '<' ? value < limit : value === limit,
  )
  return reached.find(({ type }) => type === 'red') ?? reached[0] ?? null
}
