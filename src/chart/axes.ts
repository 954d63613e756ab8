import type { Chart } from '#api/charts.ts'
import type { StreamLine } from './lines.ts'
import { logThreshold } from './log.ts'
import { isKnownUnit, type Unit } from './units.ts'

/** A value axis: all lines whose streams share `units_long` are drawn against it. */
export interface ChartAxis {
  /** uPlot's name of its scale. */
  scale: string
  side: 'left' | 'right'
  /** What is written above it; empty where nothing is left to say. */
  label: string
  unit: Unit
  /** The chart's own limits: the axis ends there and what lies outside is cut. */
  min: number | null
  max: number | null
  /** Theoretical limits of the values: the axis reaches at least so far, and further where values do. */
  softMin: number | null
  softMax: number | null
  /** On a logarithmic axis, where it goes over to linear around zero; null on a linear one. */
  threshold: number | null
}

export interface Axes {
  axes: ChartAxis[]
  /** For each line, its axis. */
  byLine: number[]
}

/** One axis per `units_long` in the order of the streams: the first on the left, the others on the right. */
export function axesOf(chart: Chart, lines: readonly StreamLine[]): Axes {
  const keys = [...new Set(lines.map((line) => line.unitsLong))]
  const byLine = lines.map((line) => keys.indexOf(line.unitsLong))
  const axes = keys.map((unitsLong, i): ChartAxis => {
    const own = lines.filter((_, at) => byLine[at] === i)
    const unit = own[0]!.unit
    return {
      scale: `y${i}`,
      side: i === 0 ? 'left' : 'right',
      label: (i === 0 && chart.label) || (isSaid(unitsLong, unit, keys.length) ? '' : unitsLong),
      unit,
      min: (i === 0 ? chart.min : null) ?? null,
      max: (i === 0 ? chart.max : null) ?? null,
      softMin: extreme(
        own.map((line) => line.min),
        Math.min,
      ),
      softMax: extreme(
        own.map((line) => line.max),
        Math.max,
      ),
      threshold: chart.use_log_yaxis ? logThreshold(own.map((line) => line.values)) : null,
    }
  })
  return { axes, byLine }
}

/** Whether the unit is read elsewhere: of the only axis beside the chart's name, of several where every number carries it. */
function isSaid(unitsLong: string, unit: Unit, axes: number): boolean {
  return axes === 1 ? unit.text !== '' : unit.text === unitsLong && isKnownUnit(unit)
}

function extreme(values: readonly (number | null)[], pick: (...values: number[]) => number): number | null {
  const given = values.filter((value) => value !== null)
  return given.length === 0 ? null : given.reduce((a, b) => pick(a, b))
}
