import { joinWithinCadence } from './gaps.ts'
import type { ChartLine } from './model.ts'

/** Paths in SVG's language over a box of 100 by 100, to be stretched to the size it is drawn at. */
export interface Sparkline {
  line: string
  /** The same closed along the lower edge. */
  area: string
  /** Strokes without length, which round caps make dots: values that no line reaches. */
  dots: string
}

/** Room above and below the values, so that a line does not lie on the edge. */
const MARGIN = 4

/** The shape of a line, its gaps left open; null when there is no value. */
export function sparkline(values: readonly (number | null | undefined)[]): Sparkline | null {
  const known = values.filter((value) => typeof value === 'number')
  const min = known.reduce((a, b) => Math.min(a, b), Infinity)
  const max = known.reduce((a, b) => Math.max(a, b), -Infinity)
  const x = (index: number) => round((index / Math.max(1, values.length - 1)) * 100)
  const y = (value: number) =>
    max === min ? 50 : round(100 - MARGIN - ((value - min) / (max - min)) * (100 - 2 * MARGIN))
  if (known.length === 0) return null
  const all = runsOf(values)
  const runs = all.filter((run) => run.length > 1)
  const single = all.filter((run) => run.length === 1).flat()
  const lines = runs.map((run) => `M${run.map(({ index, value }) => `${x(index)},${y(value)}`).join('L')}`)
  const areas = runs.map((run, i) => `${lines[i]}L${x(run.at(-1)!.index)},100L${x(run[0]!.index)},100Z`)
  const dots = single.map(({ index, value }) => `M${x(index)},${y(value)}h0`)
  return { line: lines.join(''), area: areas.join(''), dots: dots.join('') }
}

/** That of a chart's line, from its first measurement on: a sparkline has no axis that would say why it begins late. */
export function sparkOf(
  { values, period }: Pick<ChartLine, 'values' | 'period'>,
  resolution: number,
): Sparkline | null {
  const measured = values.slice(values.findIndex((value) => value !== null))
  return sparkline(joinWithinCadence(measured, period, resolution))
}

/** Values that a line joins; undefined is passed over, null ends a run. */
function runsOf(values: readonly (number | null | undefined)[]): { index: number; value: number }[][] {
  const runs: { index: number; value: number }[][] = [[]]
  values.forEach((value, index) => {
    if (value === null) runs.push([])
    else if (value !== undefined) runs.at(-1)!.push({ index, value })
  })
  return runs
}

const round = (value: number) => Math.round(value * 100) / 100
