import type { Chart, ChartStream } from '#api/charts.ts'
import type { Metric } from '#api/metrics.ts'
import type { Line, SeriesAnswer, StreamSeries } from '#api/series.ts'

/** A chart of one plain stream, changed as the test needs it. */
export function makeChart(changes: Partial<Chart> = {}): Chart {
  return { id: 1, name: 'CPU', type: 'line', streams: [makeStream()], ...changes }
}

export function makeStream(changes: Partial<ChartStream> = {}): ChartStream {
  return { id: 11, metric: 'cpu', ...changes }
}

export function makeLine(values: (number | null)[], tags: Line['tags'] = {}): Line {
  return { tags, values, last_time: 600 }
}

export function makeSeries(lines: Line[], changes: Partial<StreamSeries> = {}): StreamSeries {
  return { metric: null, lines, found: lines.length, rollup: 1, period: 60, error: null, ...changes }
}

export function makeMetric(attributes: Metric['attributes'], changes: Partial<Metric> = {}): Metric {
  return {
    name: 'cpu',
    display_name: null,
    description: null,
    type: 'gauge',
    period: 60,
    source_lag: null,
    attributes,
    ...changes,
  }
}

/** As many times as the first line has values, a minute apart from 600. */
export function makeAnswer(...streams: StreamSeries[]): SeriesAnswer {
  const count = streams[0]?.lines[0]?.values.length ?? 3
  const times = Array.from({ length: count }, (_, i) => 600 + i * 60)
  return {
    times,
    resolution: 60,
    start_time: 600,
    end_time: 600 + count * 60,
    partial: { first: false, last: true },
    streams,
  }
}
