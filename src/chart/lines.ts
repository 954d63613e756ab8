import type { ChartStream } from '#api/charts.ts'
import { UNASSIGNED } from '#api/names.ts'
import type { Line, StreamSeries } from '#api/series.ts'
import { parseTransform } from '#api/transform.ts'
import type { Identity } from './labels.ts'
import { inNaturalOrder } from './naturalOrder.ts'
import { tagKey } from './tagKey.ts'
import { transformValues } from './transformValues.ts'
import { parseUnit, type Unit } from './units.ts'

/** A line as its stream alone describes it: not yet named, coloured or put on an axis beside the others. */
export interface StreamLine {
  id: string
  stream: number
  identity: Identity
  /** Lines with the same key have the same colour on every chart. */
  colorKey: string
  /** A colour the stream or the metric insists on. */
  color: string | null
  shade: number
  unit: Unit
  /** What the axis is called; lines with the same text share one. */
  unitsLong: string
  /** Theoretical limits of the value, from the stream or the metric. */
  min: number | null
  max: number | null
  values: readonly (number | null)[]
  period: number
}

export interface StreamLines {
  lines: StreamLine[]
  /** Why its formula cannot be read, so that its values are drawn as they were measured. */
  fault: string | null
}

/** The lines of one stream; what the stream does not say comes from its metric's display attributes. */
export function streamLines(
  stream: ChartStream,
  index: number,
  series: StreamSeries | undefined,
): StreamLines {
  if (!series) return { lines: [], fault: null }
  const attributes = series.metric?.attributes ?? {}
  const formula = stream.transform_function || attributes.display_transform
  const parsed = formula ? parseTransform(formula) : null
  const unitsShort = stream.units_short || attributes.display_units_short || ''
  const unitsLong = stream.units_long || attributes.display_units_long || unitsShort
  const name = stream.name || null
  const metric = stream.metric ?? stream.composite ?? ''
  const shown = series.metric?.display_name || metric
  const drawn = (line: Line) =>
    parsed?.transform ? transformValues(line.values, parsed.transform, series.period) : line.values
  return {
    lines: inNaturalOrder(series.lines, ({ tags }) => tagKey(tags)).map((line, i) => ({
      id: lineId(stream.id ?? index, line),
      stream: index,
      identity: { name, metric: shown, functions: functionsOf(stream, line), tags: line.tags },
      colorKey: colorKey(line, metric),
      color: stream.color || attributes.color || null,
      shade: i,
      unit: parseUnit(unitsShort || (unitsLong.length <= 3 ? unitsLong : '')),
      unitsLong,
      min: stream.min ?? attributes.display_min ?? null,
      max: stream.max ?? attributes.display_max ?? null,
      values: drawn(line),
      period: series.period,
    })),
    fault: parsed?.error ?? null,
  }
}

/** A source is known by its tags; a line that stands for all, or for what came without a source, by its metric. */
function colorKey({ tags }: Line, metric: string): string {
  const { source, ...others } = tags
  return tagKey(source === UNASSIGNED ? others : tags) || metric.toLowerCase()
}

const lineId = (stream: number, line: Line) => `${stream}:${tagKey(line.tags)}`

/** How sources were put together where they were, and the statistic where it is not the usual one. */
function functionsOf({ summary_function: summary, group_function: group }: ChartStream, line: Line): string {
  const usual = !summary || summary === 'average' || summary === 'mean'
  const grouped = group && group !== 'breakout' && Object.keys(line.tags).length === 0
  if (grouped) return usual ? group : `${group} of ${summary}`
  return usual ? '' : summary
}
