import { wallTime } from '#chart/zone.ts'
import type { Interval } from './timeRange.ts'

/** An interval as it is copied: by the zone's clocks, with their offset, so that it means the same wherever it is pasted. */
export function intervalText({ from, to }: Interval, zone: string): string {
  return `${momentText(from, zone)} to ${momentText(to, zone)}`
}

function momentText(time: number, zone: string): string {
  const wall = wallTime(time, zone)
  const text = new Date(wall * 1_000).toISOString().slice(0, 19).replace('T', ' ')
  return wall === time ? `${text}Z` : text + offsetText(wall - time)
}

function offsetText(seconds: number): string {
  const minutes = Math.round(Math.abs(seconds) / 60)
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0'))
  return `${seconds < 0 ? '-' : '+'}${hour}:${minute}`
}
