import type { StreamEvent } from '#api/annotationEvents.ts'
import { endOf } from '#chart/annotationMarks.ts'
import { timeText } from '#chart/timeText.ts'
import { ageText } from '../page/age.ts'

/** When an event was, in the zone: `Tue 3 Nov 14:05`, or from when to when and for how long. */
export function whenText(event: Pick<StreamEvent, 'start_time' | 'end_time'>, zone: string): string {
  const { start_time } = event
  const end = endOf(event)
  const length = end - start_time
  return length === 0 ? timeText(start_time, zone) : `${spanText(start_time, end, zone)} (${ageText(length)})`
}

/** Two times; of the same day the day is said once. */
export function spanText(from: number, to: number, zone: string): string {
  const [start, end] = [timeText(from, zone), timeText(to, zone)]
  const day = start.slice(0, start.lastIndexOf(' ') + 1)
  return `${start} – ${end.startsWith(day) ? end.slice(day.length) : end}`
}

/** What a screen reader calls a mark. */
export function markName(events: readonly StreamEvent[], zone: string): string {
  const [first, last] = [events[0]!, events.at(-1)!]
  if (events.length === 1)
    return `${first.title}, ${first.display_name || first.name}, ${whenText(first, zone)}`
  return `${events.length} annotations, ${spanText(first.start_time, last.start_time, zone)}`
}

/** A number in at most four characters. */
export function shortCount(count: number): string {
  return count < 1_000 ? String(count) : `${Math.floor(count / 1_000)}k`
}

/** The address when it leads to a page of the web and nowhere else; null for all that must stay text. */
export function webAddress(href: string): string | null {
  const url = URL.canParse(href) ? new URL(href) : null
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url.href : null
}
