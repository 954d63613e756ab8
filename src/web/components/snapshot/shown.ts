import type { StreamEvent } from '#api/annotationEvents.ts'
import type { Chart } from '#api/charts.ts'
import type { Input } from '#api/endpoint.ts'
import type { SeriesAnswer } from '#api/series.ts'
import type { SnapshotContent } from '#api/sharing.ts'
import type { PictureLook, snapshotCreate } from '#api/snapshots.ts'
import type { Scheme } from '#chart/palette.ts'
import type { ChartModel } from '#chart/model.ts'
import type { Viewing } from '../viewing/spaceAddress.ts'

/** A chart as it is seen at a moment: what a snapshot is taken of. */
export interface Shown {
  chart: Chart
  viewing: Viewing
  series: SeriesAnswer
  model: ChartModel
  /** What a big number is compared with; undefined for other charts, whose model has it. */
  before: SeriesAnswer | undefined
  /** By their start; null where it shows no annotations. */
  events: readonly StreamEvent[] | null
  /** Earlier events that were not read. */
  leftOut: number
  /** IANA name. */
  zone: string
  /** CSS pixels of its picture. */
  size: { width: number; height: number }
}

/** The picture has a line more than the card of a chart, and is read without the page around it. */
const MORE = 24
const LEAST = { width: 480, height: 300 }
const MOST = { width: 1_200, height: 800 }

/** The size of a picture of what is in an element, in whole CSS pixels. */
export function pictureSize(element: Element | null): Shown['size'] {
  const { width = LEAST.width, height = LEAST.height } = element?.getBoundingClientRect() ?? {}
  return {
    width: Math.round(Math.min(MOST.width, Math.max(LEAST.width, width))),
    height: Math.round(Math.min(MOST.height, Math.max(LEAST.height, height + MORE))),
  }
}

/** What is drawn of it. */
export function contentOf({ chart, series, events, leftOut, viewing, before }: Shown): SnapshotContent {
  const comparison = viewing.compare ?? 'before'
  return {
    chart,
    series,
    lines: [...viewing.lines],
    events: events && [...events],
    events_left_out: leftOut,
    ...(before && { earlier: { comparison, shift: shiftOf(series, before), series: before } }),
  }
}

const shiftOf = (now: SeriesAnswer, before: SeriesAnswer) => now.end_time - before.end_time

/** How it is drawn on this screen. */
export const lookOf = ({ chart, zone, size }: Shown, scheme: Scheme, scale: number): PictureLook => ({
  title: chart.name,
  zone,
  scheme,
  ...size,
  scale,
})

/** What makes the server keep and draw the same; a chart that is stored nowhere has the id 0. */
export function snapshotBody(
  { chart, series, viewing, zone, size }: Shown,
  scheme: Scheme,
): NonNullable<Input<typeof snapshotCreate>['body']> {
  const { source, tags, lines, events, compare } = viewing
  const { id, version: _version, layout: _place, related_space: _elsewhere, ...definition } = chart
  return {
    subject: {
      chart: {
        ...(id === 0 ? { definition } : { id }),
        dynamic: { source, tags },
        lines: [...lines],
        annotations: events === '*' ? ['*'] : events && [...events],
        compare,
      },
    },
    start_time: series.start_time,
    end_time: series.end_time,
    zone,
    scheme,
    ...size,
  }
}
