import { joinWithinCadence } from './gaps.ts'
import type { ChartModel } from './model.ts'
import { stackLayers, type Layer } from './stack.ts'

/** What uPlot draws: a column of times and one per line, and with a stacked chart the layers behind them. */
export interface Columns {
  data: readonly [readonly number[], ...(readonly (number | null | undefined)[])[]]
  /** One per line; null for a line that is off, and for all lines when the chart is not stacked. */
  layers: readonly (Layer | null)[]
}

const made = new WeakMap<ChartModel, Columns>()

/** The aligned columns of a model, in the order of its lines. Made once per model: tooltip and plot both ask. */
export function chartColumns(model: ChartModel): Columns {
  const known = made.get(model)
  if (known) return known
  const columns = model.stacked ? stackedColumns(model) : lineColumns(model)
  made.set(model, columns)
  return columns
}

function lineColumns({ times, resolution, lines }: ChartModel): Columns {
  const columns = lines.map((line) =>
    line.visible ? joinWithinCadence(line.values, line.period, resolution) : empty(times.length),
  )
  return { data: [times, ...columns], layers: lines.map(() => null) }
}

function stackedColumns({ times, resolution, lines }: ChartModel): Columns {
  const layers = stackLayers(lines, times.length, resolution)
  return { data: [times, ...layers.map((layer) => layer?.top ?? empty(times.length))], layers }
}

const empty = (length: number): null[] => Array<null>(length).fill(null)
