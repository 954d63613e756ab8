import type { Chart } from '#api/charts.ts'
import type { Tags } from '#api/names.ts'
import type { SeriesAnswer } from '#api/series.ts'
import { axesOf, type ChartAxis } from './axes.ts'
import { labels } from './labels.ts'
import { streamLines, type StreamLine } from './lines.ts'
import { colorSlots } from './palette.ts'
import { quietLines } from './quiet.ts'
import type { Earlier } from './earlier.ts'
import type { Unit } from './units.ts'

/** One line (or layer of a stack) of a chart. */
export interface ChartLine {
  /** The same for the same line of the same chart over time: what isolation and visibility refer to. */
  id: string
  /** Which of the chart's streams it comes from. */
  stream: number
  label: string
  /** The label without what all lines of the chart have in common. */
  short: string
  tags: Tags
  /** Place in the palette; 10 and more repeat the hues with a dash. */
  slot: number
  /** A colour that the stream or the metric insists on; null takes the palette's. */
  color: string | null
  /** Lines of one stream that share a fixed colour are told apart by shade: 0 is the colour itself. */
  shade: number
  /** In the background of a crowded chart. */
  quiet: boolean
  /** Index into the model's axes. */
  axis: number
  unit: Unit
  /** One value per time of the model, transformed. */
  values: readonly (number | null)[]
  /** Seconds that one measurement covers. */
  period: number
  visible: boolean
}

/** All that decides a chart's picture besides size, scheme and zone. */
export interface ChartModel {
  title: string
  stacked: boolean
  /** Bucket starts, Unix seconds. */
  times: readonly number[]
  resolution: number
  /** The interval shown, Unix seconds. */
  from: number
  to: number
  /** Index of the first bucket at the end whose values may still change; `times.length` when all are whole. */
  partialFrom: number
  axes: readonly ChartAxis[]
  lines: readonly ChartLine[]
  /** Formulas that cannot be read: what they are for is drawn as it was measured. */
  faults: readonly string[]
  /** What it is compared with; undefined when it is not. */
  earlier?: Earlier | undefined
}

/** A chart and the answer to its streams (in their order) as something that can be drawn. */
export function chartModel(chart: Chart, answer: SeriesAnswer): ChartModel {
  const streams = chart.streams.map((stream, i) => streamLines(stream, i, answer.streams[i]))
  const drawn = streams.flatMap((stream) => stream.lines)
  const { axes, byLine } = axesOf(chart, drawn)
  const names = labels(drawn.map((line) => line.identity))
  const quiet = quietLines(drawn)
  const slots = slotsOf(drawn, quiet)
  const { times } = answer
  return {
    title: chart.name,
    stacked: chart.type === 'stacked',
    times,
    resolution: answer.resolution,
    from: answer.start_time,
    to: answer.end_time,
    partialFrom: answer.partial.last ? times.length - 1 : times.length,
    axes,
    lines: drawn.map((line, i) => ({
      ...placed(line),
      label: names[i]!.long,
      short: names[i]!.short,
      slot: slots[i]!,
      quiet: quiet.has(i) && line.color === null,
      axis: byLine[i]!,
      visible: true,
    })),
    faults: streams.flatMap(({ fault }) => fault ?? []),
  }
}

/** Places in the palette; those of a crowded chart that are not quiet share the ten colours among themselves. */
function slotsOf(lines: readonly StreamLine[], quiet: ReadonlySet<number>): number[] {
  const slots = colorSlots(lines.map((line) => line.colorKey))
  if (quiet.size === 0) return slots
  const loud = lines.map((_, i) => i).filter((i) => !quiet.has(i))
  const own = colorSlots(loud.map((i) => lines[i]!.colorKey))
  loud.forEach((line, i) => (slots[line] = own[i]!))
  return slots
}

const placed = ({ id, stream, identity, color, shade, unit, values, period }: StreamLine) => ({
  id,
  stream,
  tags: identity.tags,
  color,
  shade,
  unit,
  values,
  period,
})
