import type { ChartStream, ChartWrite } from '#api/charts.ts'
import { badParams } from '#api/errors.ts'
import type { Db } from '../engine/db.ts'
import { takeStreamIds } from '../store/charts.ts'
import type { ChartContent, ChartSettings } from '../store/tables.ts'
import { compactStream, giveStreamIds, keepStreamIds, streamFaults } from './chartStreams.ts'

export const emptyChart: ChartContent = { name: '', type: 'line', streams: [], settings: {} }

/**
 * A chart once a request is applied to it: what is absent stays, null unsets, and streams are replaced as a whole.
 *
 * @throws ApiError 400
 */
export async function applied(db: Db, chart: ChartContent, body: ChartWrite): Promise<ChartContent> {
  const { name, type, streams, threshold, ...settings } = body
  const given: ChartSettings = threshold === undefined ? settings : { thresholds: threshold, ...settings }
  if (streams) {
    const faults = streamFaults(streams)
    if (Object.keys(faults).length > 0) throw badParams(faults)
  }
  return {
    name: name ?? chart.name,
    type: type ?? chart.type,
    streams: streams ? await numbered(db, chart.streams, streams) : chart.streams,
    settings: withoutNulls({ ...chart.settings, ...given }),
  }
}

/** Streams as they are stored, with the ids of those that they take the place of, or new ones. */
export async function numbered(
  db: Db,
  before: readonly ChartStream[],
  given: readonly ChartStream[],
): Promise<ChartStream[]> {
  const streams = keepStreamIds(before, given.map(compactStream))
  const fresh = streams.filter(({ id }) => id === undefined)
  return giveStreamIds(streams, await takeStreamIds(db, fresh.length))
}

export function withoutNulls(settings: ChartSettings): ChartSettings {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => (value ?? null) !== null))
}
