import { timeFromWall, wallTime } from '#chart/zone.ts'
import { midnight, readMoment } from '../viewing/typedMoment.ts'

/**
 * Reads a moment as people type it, in Unix seconds; a time of day alone is today's. Null when it is none.
 *
 * @param now Unix seconds
 */
export function readEventTime(text: string, now: number, zone: string): number | null {
  const said = text.trim().toLowerCase().replace(/\s+/g, ' ')
  const moment = readMoment(said, Math.floor(now), zone)
  if (moment === null) return null
  if (moment.kind === 'instant') return moment.time
  if (moment.kind === 'wall') return timeFromWall(moment.wall, zone)
  if (moment.kind === 'day') return timeFromWall(moment.day, zone)
  return timeFromWall(midnight(wallTime(Math.floor(now), zone)) + moment.clock, zone)
}
