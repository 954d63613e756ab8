import type { StreamEvent } from '#api/annotationEvents.ts'
import { endOf } from '#chart/annotationMarks.ts'
import { spanText, yearWhereOther } from '#chart/spanText.ts'
import { timeText } from '#chart/timeText.ts'
import { ageText } from '../page/age.ts'

/** When an event was, in the zone: `Tue 3 Nov 14:05`, or from when to when and for how long; of another year with that. */
export function whenText(
  event: Pick<StreamEvent, 'start_time' | 'end_time'>,
  zone: string,
  now: number,
): string {
  const { start_time } = event
  const end = endOf(event)
  return start_time === end
    ? timeText(start_time, zone) + yearWhereOther(start_time, zone, now)
    : `${spanText(start_time, end, zone, now)} (${ageText(end - start_time)})`
}

/** What a screen reader calls a mark. */
export function markName(events: readonly StreamEvent[], zone: string, now: number): string {
  const [first, last] = [events[0]!, events.at(-1)!]
  if (events.length === 1)
    return `${first.title}, ${first.display_name || first.name}, ${whenText(first, zone, now)}`
  return `${events.length} annotations, ${spanText(first.start_time, last.start_time, zone, now)}`
}

/** The address when it leads to a page of the web and nowhere else; null for all that must stay text. */
export function webAddress(href: string): string | null {
  const url = URL.canParse(href) ? new URL(href) : null
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url.href : null
}
