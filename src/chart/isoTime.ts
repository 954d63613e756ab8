import { wallTime } from './zone.ts'

/** A time (Unix seconds) in ISO 8601 as clocks in a zone show it, with the offset: `2026-11-03T14:05:00+01:00`. */
export function isoTime(time: number, zone: string): string {
  const wall = wallTime(time, zone)
  const local = new Date(wall * 1_000).toISOString().slice(0, 19)
  const minutes = Math.round((wall - time) / 60)
  return local + (minutes === 0 ? 'Z' : offsetText(minutes))
}

function offsetText(minutes: number): string {
  const ahead = Math.abs(minutes)
  const parts = [Math.floor(ahead / 60), ahead % 60].map((part) => String(part).padStart(2, '0'))
  return `${minutes < 0 ? '-' : '+'}${parts.join(':')}`
}
