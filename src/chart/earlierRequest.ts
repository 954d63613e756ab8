import type { Comparison } from '#api/comparisons.ts'
import type { SeriesAnswer, SeriesQuery } from '#api/series.ts'
import { earlierShift } from './earlier.ts'

/** Parts of a window, or of the shift, that are read ahead: while a live window moves, most updates read nothing. */
const AHEAD = 10

/** The request for an earlier time on the same grid, its start rounded so that charts and updates share it. */
export function earlierRequest(
  { duration: _duration, points: _points, ...whole }: SeriesQuery,
  { start_time, end_time, resolution }: SeriesAnswer,
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
