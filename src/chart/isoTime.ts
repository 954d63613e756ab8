import { wallTime } from './zone.ts'

/** A time (Unix seconds) in ISO 8601 as clocks in a zone show it, with the offset: `2026-11-03T14:05:00+01:00`. */
export const isoTime = (time: number, zone: string): string =>
  wallText(time, zone).replace(' ', 'T') + offsetText(time, zone)

/** The same for people, without the offset: `2026-11-03 14:05:00`. */
export const wallText = (time: number, zone: string): string =>
  new Date(wallTime(time, zone) * 1_000).toISOString().slice(0, 19).replace('T', ' ')

/** How far the clocks of a zone are ahead of UTC: `+01:00`, or `Z` where they show the same. */
export function offsetText(time: number, zone: string): string {
  const minutes = Math.round((wallTime(time, zone) - time) / 60)
  if (minutes === 0) return 'Z'
  const ahead = Math.abs(minutes)
  const parts = [Math.floor(ahead / 60), ahead % 60].map((part) => String(part).padStart(2, '0'))
  return `${minutes < 0 ? '-' : '+'}${parts.join(':')}`
}
