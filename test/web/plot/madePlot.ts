import type uPlot from 'uplot'
import { chartColumns } from '#chart/columns.ts'
import { chartModel, type ChartModel } from '#chart/model.ts'
import type { Drawn } from '#chart/uplot.ts'
import { makeAnswer, makeChart, makeLine, makeSeries } from '#test/chart/made.ts'

/** A chart of these lines, each called by its letter. */
export function madeModel(...values: (number | null)[][]): ChartModel {
  const lines = values.map((line, i) => makeLine(line, { host: 'abc'[i]! }))
  return chartModel(makeChart(), makeAnswer(makeSeries(lines)))
}

/** What of a uPlot instance is asked for: 300 by 100 pixels, values from 0 to 10. */
export function madePlot(model: ChartModel): { u: uPlot; drawn: Drawn } {
  const columns = chartColumns(model)
  const scale = model.axes[0]!.scale
  const span = model.to - model.from
  const u = {
    width: 300,
    bbox: { left: 0, top: 0, width: 300, height: 100 },
    ctx: { canvas: { width: 300 } },
    scales: { x: { min: model.from, max: model.to }, [scale]: { min: 0, max: 10 } },
    data: columns.data,
    series: [
      {},
      ...model.lines.map(() => ({ scale, width: 1, stroke: 'red', paths: () => ({ stroke: {} }) })),
    ],
    hooks: {},
    valToPos: (value: number, key: string) =>
      key === 'x' ? ((value - model.from) / span) * 300 : 100 - value * 10,
    posToVal: (x: number) => model.from + (x / 300) * span,
  }
  return { u: u as unknown as uPlot, drawn: { model, columns, events: undefined } }
}
