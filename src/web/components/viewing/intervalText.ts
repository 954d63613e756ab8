import { offsetText, wallText } from '#chart/isoTime.ts'
import type { Interval } from '#chart/timeRange.ts'

/** An interval as it is copied: by the zone's clocks, with their offset, so that it means the same wherever it is pasted. */
export function intervalText({ from, to }: Interval, zone: string): string {
  const [start, end] = [from, to].map((time) => wallText(time, zone) + offsetText(time, zone))
  return `${start} to ${end}`
}

/** A moment by the zone's clocks: `2026-11-03 14:05`, with seconds where there are some. */
export const momentText = (time: number, zone: string): string => wallText(time, zone).replace(/:00$/, '')
