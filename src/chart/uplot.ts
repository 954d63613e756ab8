import type uPlot from 'uplot'
import type { StreamEvent } from '#api/annotationEvents.ts'
import { drawAnnotations, STRIP_HEIGHT } from './drawAnnotations.ts'
import { alignedRange } from './alignedAxis.ts'
import { axisOptions, drawAxisNames, timeAxis, valueRoom } from './axisOptions.ts'
import type { ChartAxis } from './axes.ts'
import type { Columns } from './columns.ts'
import { drawEarlier } from './drawEarlier.ts'
import { withEarlier } from './earlier.ts'
import { linePaths } from './linePaths.ts'
import { symlog, symlogInverse } from './log.ts'
import { lineColor, lineDash, translucent, type ChartLook } from './look.ts'
import type { ChartLine, ChartModel } from './model.ts'
import { MOST_LOUD } from './quiet.ts'
import { axisRange } from './ranges.ts'
import { stackPaths } from './stackPaths.ts'
import { valueTicks } from './valueTicks.ts'

/** What is on a canvas: a model and its columns. */
export interface Drawn {
  model: ChartModel
  columns: Columns
  /** Annotations by their start, for which room is kept above the plot; undefined where the chart shows none. */
  events?: readonly StreamEvent[] | undefined
}

/** More points than this are drawn as fine lines: wider ones cost three times as much without a GPU. */
const DENSE = 6_000
/** In a stack of more layers than this the edges would cover the areas. */
const MOST_EDGES = 40
/** Radius in CSS pixels of a value that no line reaches. */
const DOT = 1.5

/**
 * uPlot's options for a chart, without its data. They hold for every later answer of the same `chartShape`, so that new
 * data need not build the chart anew.
 *
 * @param size CSS pixels
 * @param current what is drawn at the moment; called whenever uPlot draws
 */
export function plotOptions(
  model: ChartModel,
  look: ChartLook,
  size: { width: number; height: number },
  current: () => Drawn,
): uPlot.Options {
  const width = lineWidth(model, look.pixelRatio)
  const ranges = axisRanges(model.axes, look, current)
  const scales = Object.fromEntries(model.axes.map((axis, i) => [axis.scale, scaleOptions(axis, ranges[i]!)]))
  const timeline = timeAxis(look)
  const lines = model.lines.map((line) => lineOptions(line, model, look, width, current))
  return {
    ...size,
    scales: { x: { time: false, range: () => [current().model.from, current().model.to] }, ...scales },
    series: [{}, ...lines],
    axes: [timeline.options, ...model.axes.map((axis) => axisOptions(axis, model.axes[0]!, look))],
    padding: [() => roomAbove(current()), 0, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    select: { show: false, left: 0, top: 0, width: 0, height: 0 },
    hooks: {
      drawAxes: [
        (u) => drawAxisNames(u, model, look),
        timeline.drawZone,
        (u) => drawEarlier(u, current().model, look),
        (u) => drawAnnotations(u, current(), look),
        (u) => layNext(u, current().model.lines[0]),
      ],
      drawSeries: [(u, series) => layNext(u, current().model.lines[series])],
    },
  }
}

/** A line of the background goes below all that is drawn, whatever its turn. */
function layNext(u: uPlot, line: ChartLine | undefined): void {
  u.ctx.globalCompositeOperation = line?.quiet ? 'destination-over' : 'source-over'
}

/** CSS pixels above the plot: for the axes' names, and for the strip of annotations. */
function roomAbove({ model, events }: Drawn): number {
  const hasNames = model.axes.some((axis) => axis.label !== '')
  if (events === undefined) return hasNames ? 22 : 8
  return STRIP_HEIGHT + (hasNames ? 16 : 0)
}

/** Text that is equal for models which the same uPlot options can draw. */
export function chartShape(model: ChartModel): string {
  return JSON.stringify([
    model.stacked,
    isDense(model),
    model.axes,
    model.lines.map((line) => [line.id, line.slot, line.color, line.quiet, line.axis]),
  ])
}

/**
 * The range of every value axis. uPlot asks for them in their order, and keeps what it found of the first, whose lines the
 * others go by, to itself until it has asked for all.
 */
function axisRanges(
  axes: readonly ChartAxis[],
  look: ChartLook,
  current: () => Drawn,
): uPlot.Range.Function[] {
  let first: [number, number] = [0, 1]
  let lines: readonly number[] = []
  return axes.map((axis, index) => (u, min, max) => {
    const { model } = current()
    const [low, high] = withEarlier(model, index, min, max)
    const range = axisRange(low, high, model.axes[index] ?? axis, model.stacked)
    if (index === 0) {
      first = range
      lines = axis.threshold === null ? valueTicks(...range, valueRoom(u, look), axis.unit) : []
      return range
    }
    const [one, next] = lines
    if (axis.threshold !== null || one === undefined || next === undefined) return range
    return alignedRange(first, next - one, range, axis.unit)
  })
}

function scaleOptions({ threshold }: ChartAxis, range: uPlot.Range.Function): uPlot.Scale {
  if (threshold === null) return { range }
  return {
    range,
    distr: 100,
    fwd: (value) => symlog(value, threshold),
    bwd: (position) => symlogInverse(position, threshold),
  }
}

function lineOptions(
  line: ChartLine,
  model: ChartModel,
  look: ChartLook,
  width: number,
  current: () => Drawn,
): uPlot.Series {
  const color = lineColor(line, look.scheme)
  const { pixelRatio } = look
  const snapped = width * pixelRatio <= 1
  const dash = lineDash(line)?.map((length) => length * pixelRatio)
  const partialFrom = () => current().model.partialFrom
  const shared: uPlot.Series = {
    scale: model.axes[line.axis]!.scale,
    stroke: color,
    width,
    pxAlign: snapped ? 1 : 0,
    points: { show: false },
  }
  if (model.stacked) {
    return {
      ...shared,
      fill: translucent(color, look.scheme === 'dark' ? 0.42 : 0.5),
      paths: stackPaths((series) => current().columns.layers[series - 1], {
        edged: model.lines.length <= MOST_EDGES,
        dash,
        pixelRatio,
        partialFrom,
      }),
    }
  }
  const filled = model.lines.length === 1
  return {
    ...shared,
    fill: filled ? translucent(color, 0.08) : undefined,
    paths: linePaths({
      filled,
      dash,
      snapped,
      width: width * pixelRatio,
      dot: DOT * pixelRatio,
      pixelRatio,
      partialFrom,
    }),
  }
}

/** A chart of few points is drawn wider, a crowd finer. */
function lineWidth(model: ChartModel, pixelRatio: number): number {
  const dense = isDense(model)
  if (model.lines.length <= MOST_LOUD) return dense ? 1 : 1.5
  return dense ? 1 / pixelRatio : 1
}

const isDense = ({ lines, times }: ChartModel) => lines.length * times.length > DENSE
