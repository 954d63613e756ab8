import { useMemo } from 'react'
import type { Chart } from '#api/charts.ts'
import type { SeriesQuery } from '#api/series.ts'
import { type Comparison, type Earlier, earlierShift } from '#chart/earlier.ts'
import { chartModel } from '#chart/model.ts'
import type { Picture } from '../viewing/seriesRequest.ts'
import { useSeries } from '../viewing/useSeries.ts'

/** Parts of a window, or of the shift, that are read ahead: while a live window moves, most updates read nothing. */
const AHEAD = 10

/**
 * The earlier course that a chart is compared with: read in one piece with those of the other charts, again only when
 * the window has moved on. Undefined when it is off or not there yet.
 */
export function useEarlier(
  chart: Chart,
  whole: SeriesQuery,
  picture: Picture | undefined,
  compare: Comparison | null,
  zone: string,
  enabled: boolean,
): Earlier | undefined {
  const asked = useMemo(() => {
    if (compare === null || picture === undefined || chart.type === 'bignumber') return null
    return earlierRequest(whole, picture.answer, compare, zone)
  }, [chart.type, whole, picture, compare, zone])
  const { picture: before } = useSeries(asked?.query ?? { streams: [] }, enabled && asked !== null)
  return useMemo(() => {
    if (asked === null || before === undefined) return undefined
    // While the window moves on, what was read for the one before still fits; another comparison's does not.
    const off = Math.abs(before.answer.start_time - (asked.query.start_time ?? 0))
    if (off > asked.ahead + before.answer.resolution) return undefined
    return { shift: asked.shift, model: chartModel(chart, before.answer) }
  }, [asked, before, chart])
}

/** The request for an earlier time on the same grid, its start rounded so that charts and updates share it. */
export function earlierRequest(
  { duration: _duration, points: _points, ...whole }: SeriesQuery,
  { start_time, end_time, resolution }: Picture['answer'],
  compare: Comparison,
  zone: string,
): { query: SeriesQuery; shift: number; ahead: number } {
  const shift = earlierShift(compare, { from: start_time, to: end_time }, zone)
  const length = end_time - start_time
  const ahead = Math.max(resolution, Math.floor(Math.min(length, shift) / AHEAD))
  const start = Math.floor((start_time - shift) / ahead) * ahead
  const end = Math.min(start + length + ahead, end_time)
  return { query: { ...whole, start_time: Math.max(0, start), end_time: end, resolution }, shift, ahead }
}
