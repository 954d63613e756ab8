import { wallTime } from '#chart/zone.ts'
import type { Interval } from './timeRange.ts'

/** An interval as it is copied: by the zone's clocks, with their offset, so that it means the same wherever it is pasted. */
export function intervalText({ from, to }: Interval, zone: string): string {
  return `${momentText(from, zone)} to ${momentText(to, zone)}`
}

/** A moment by the zone's clocks: `2026-11-03 14:05`, with seconds where there are some. */
export function clockText(time: number, zone: string): string {
  return withSeconds(time, zone).replace(/:00$/, '')
}

function momentText(time: number, zone: string): string {
  const offset = wallTime(time, zone) - time
  return withSeconds(time, zone) + (offset === 0 ? 'Z' : offsetText(offset))
}

const withSeconds = (time: number, zone: string) =>
  new Date(wallTime(time, zone) * 1_000).toISOString().slice(0, 19).replace('T', ' ')

function offsetText(seconds: number): string {
  const minutes = Math.round(Math.abs(seconds) / 60)
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0'))
  return `${seconds < 0 ? '-' : '+'}${hour}:${minute}`
}
