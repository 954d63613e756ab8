import { clockText, dayText, timeText } from './timeText.ts'
import { wallTime } from './zone.ts'

/** Two times, of the same day the day once; the year where it is not that of `now`. */
export function spanText(from: number, to: number, zone: string, now = to, resolution = 60): string {
  const isWithin = dayText(from, zone) === dayText(to, zone) && yearOf(from, zone) === yearOf(to, zone)
  const end = isWithin ? clockText(to, zone, resolution) : timeText(to, zone, resolution)
  return `${timeText(from, zone, resolution)} – ${end}${yearWhereOther(to, zone, now)}`
}

/** ` 2025`, where that is not the year of `now`. */
export function yearWhereOther(time: number, zone: string, now: number): string {
  const year = yearOf(time, zone)
  return year === yearOf(now, zone) ? '' : ` ${year}`
}

const yearOf = (time: number, zone: string) => new Date(wallTime(time, zone) * 1_000).getUTCFullYear()
