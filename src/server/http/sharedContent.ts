import { Chart, ChartStream, StreamTag } from '#api/charts.ts'
import type { Metric } from '#api/metrics.ts'
import type { Line, SeriesAnswer } from '#api/series.ts'
import type { SnapshotContent } from '#api/sharing.ts'
import { isIsolated } from '#chart/isolate.ts'
import { pictureModel } from '#chart/picture/drawPicture.ts'
import { tagKey } from '#chart/tagKey.ts'

/* What everyone may see is what is drawn, and nothing that only came with it. */

/** What of a metric's attributes a chart is drawn with. */
const ATTRIBUTES = [
  'color',
  'display_max',
  'display_min',
  'display_transform',
  'display_units_long',
  'display_units_short',
]

/** A chart without what leads elsewhere, and without what clients keep on it for themselves. */
export function sharedChart(chart: Chart): Chart {
  const { related_space: _elsewhere, version: _version, ...known } = only(chart, Object.keys(Chart.shape))
  return {
    ...known,
    streams: chart.streams.map((stream) => ({
      ...only(stream, Object.keys(ChartStream.shape)),
      ...(stream.tags && { tags: stream.tags.map((tag) => only(tag, Object.keys(StreamTag.shape))) }),
    })),
  }
}

/** Series without what their metrics say beyond how they are drawn. */
export const sharedSeries = (answer: SeriesAnswer): SeriesAnswer => ({
  ...answer,
  streams: answer.streams.map((stream) => ({
    ...stream,
    metric: stream.metric && sharedMetric(stream.metric),
  })),
})

const sharedMetric = ({ name, display_name, type, period, attributes }: Metric): Metric => ({
  name,
  display_name,
  description: null,
  type,
  period,
  source_lag: null,
  attributes: only(attributes, ATTRIBUTES),
})

/** The content of a snapshot, which is kept as it was read. Of lines that are shown alone there are no others. */
export function sharedContent(content: SnapshotContent): SnapshotContent {
  const { chart, series, earlier, ...rest } = content
  const model = pictureModel(content)
  const isAlone = isIsolated(model)
  const seen = new Set(model.lines.flatMap((line) => (line.visible ? [placeOf(line.stream, line)] : [])))
  const shared = (answer: SeriesAnswer) => sharedSeries(isAlone ? onlyLines(answer, seen) : answer)
  return {
    ...rest,
    ...(isAlone && { lines: [] }),
    chart: sharedChart(chart),
    series: shared(series),
    ...(earlier && { earlier: { ...earlier, series: shared(earlier.series) } }),
  }
}

const placeOf = (stream: number, { tags }: Pick<Line, 'tags'>): string => `${stream} ${tagKey(tags)}`

function onlyLines(answer: SeriesAnswer, places: ReadonlySet<string>): SeriesAnswer {
  const streams = answer.streams.map((stream, i) => {
    const lines = stream.lines.filter((line) => places.has(placeOf(i, line)))
    return { ...stream, lines, found: lines.length }
  })
  return { ...answer, streams }
}

function only<T extends object>(given: T, keys: readonly string[]): T {
  return Object.fromEntries(Object.entries(given).filter(([key]) => keys.includes(key))) as T
}
