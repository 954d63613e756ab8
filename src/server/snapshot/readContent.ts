import { promisify } from 'node:util'
import { deflate, inflate } from 'node:zlib'
import { measured } from '#api/charts.ts'
import { badParams } from '#api/errors.ts'
import type { SeriesAnswer, SeriesQuery } from '#api/series.ts'
import type { SnapshotContent } from '#api/sharing.ts'
import { earlierShift } from '#chart/earlier.ts'
import { earlierRequest } from '#chart/earlierRequest.ts'
import { eventStreams } from '#chart/eventsOfChart.ts'
import { lineKeys } from '#chart/isolate.ts'
import { type ChartModel, chartModel } from '#chart/model.ts'
import { pointsFor } from '#chart/pointsFor.ts'
import type { Deps } from '../deps.ts'
import { readSeries } from '../query/readSeries.ts'
import { listEventsWithin } from '../store/annotationEvents.ts'
import type { SnapshotRow } from '../store/snapshots.ts'

/** Values that are kept of a snapshot, and as many of what it is shown beside, which bounds its size to a few megabytes; lines beyond it are left out. */
const MOST_VALUES = 400_000
const MOST_EVENTS = 1_000
/** Of a number that another is compared with. */
const POINTS = 200

type Interval = { start: number; end: number }
type Asked = Pick<SnapshotRow, 'asked' | 'look' | 'duration' | 'end_time'>

/**
 * Reads what a snapshot shows.
 *
 * @throws ApiError 400 where none of the lines that are to be shown alone is there: all of them were not asked for
 */
export async function readContent(
  deps: Deps,
  { asked, look, duration, end_time }: Asked,
): Promise<SnapshotContent> {
  const { chart, source, tags, lines } = asked
  const interval = { start: end_time - duration, end: end_time }
  const query = {
    start_time: interval.start,
    end_time: interval.end,
    points: pointsFor(look.width),
    streams: measured(chart).streams,
    source,
    tags,
  }
  const [series, events] = await Promise.all([read(deps, query), readEvents(deps, asked, interval)])
  if (areElsewhere(lines, chartModel(measured(chart), series))) {
    throw badParams({ 'subject.chart.lines': ['are none of the lines that the chart shows'] })
  }
  const earlier = await readEarlier(deps, { query, series, asked, zone: look.zone })
  return { chart, series, lines, ...events, ...(earlier && { earlier }) }
}

const read = (deps: Deps, query: SeriesQuery): Promise<SeriesAnswer> =>
  readSeries(deps, query, Math.floor(deps.now()), { mostValues: MOST_VALUES, rejects: true })

const areElsewhere = (wanted: readonly string[], { lines }: ChartModel): boolean =>
  wanted.length > 0 && lines.length > 0 && !lineKeys(lines).some((key) => wanted.includes(key))

/** What it is shown beside. A number is only compared, so that a coarse reading will do. */
async function readEarlier(
  deps: Deps,
  {
    query,
    series,
    asked: { chart, compare = null },
    zone,
  }: { query: SeriesQuery; series: SeriesAnswer; asked: SnapshotRow['asked']; zone: string },
): Promise<SnapshotContent['earlier']> {
  if (chart.type === 'bignumber') {
    const comparison = compare ?? 'before'
    const [from, to] = [series.start_time, series.end_time]
    const shift = earlierShift(comparison, { from, to }, zone)
    const before = { ...query, start_time: from - shift, end_time: to - shift, points: POINTS }
    return { comparison, shift, series: await read(deps, before) }
  }
  if (compare === null) return undefined
  const { query: before, shift } = earlierRequest(query, series, compare, zone)
  return { comparison: compare, shift, series: await read(deps, before) }
}

async function readEvents(
  { db }: Deps,
  { chart, source, annotations }: SnapshotRow['asked'],
  interval: Interval,
): Promise<Pick<SnapshotContent, 'events' | 'events_left_out'>> {
  const shown = annotations ?? eventStreams(chart.streams, source ?? null)
  if (shown.length === 0) return { events: null, events_left_out: 0 }
  const streams = annotations?.includes('*') ? undefined : shown
  const filter = { ...interval, streams, sources: undefined, text: undefined, count: MOST_EVENTS }
  const { events, found } = await listEventsWithin(db, filter)
  return { events, events_left_out: found - events.length }
}

const deflated = promisify(deflate)
const inflated = promisify(inflate)

/** As it is stored, and handed to the process that draws. */
export function packed(content: SnapshotContent): Promise<Buffer> {
  return deflated(JSON.stringify(content))
}

export async function unpacked(content: Uint8Array): Promise<SnapshotContent> {
  return JSON.parse((await inflated(content)).toString()) as SnapshotContent
}
