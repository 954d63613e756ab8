import { clockText, dayText, timeText } from '#chart/timeText.ts'

/** Until when nobody is told of an alert: `Muted until 15:40`, with the day where it is another one. */
export function mutedText(until: number, zone: string, now: number): string {
  const minute = Math.ceil(until / 60) * 60
  const isToday = dayText(minute, zone) === dayText(now, zone)
  return `Muted until ${isToday ? clockText(minute, zone) : timeText(minute, zone)}`
}
