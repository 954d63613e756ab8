import { clockText, dayText, timeText } from '#chart/timeText.ts'

/** Until when nobody is told of an alert: `Muted until 15:40`, with the day where it is another one. */
export function mutedText(until: number, zone: string, now: number): string {
  const isToday = dayText(until, zone) === dayText(now, zone)
  return `Muted until ${isToday ? clockText(until, zone) : timeText(until, zone)}`
}
