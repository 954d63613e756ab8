import { spanText, yearWhereOther } from '#chart/spanText.ts'
import { dayText } from '#chart/timeText.ts'
import { wallTime } from '#chart/zone.ts'
import { offsetName, zoneName } from '#chart/zoneName.ts'
import { type Interval, rangeInWords } from '#chart/timeRange.ts'
import type { ChosenTime } from './typedTime.ts'

/** A live range or an interval in words: `Last 3 hours`, `Sun 25 Oct 00:00 – Mon 26 Oct 00:00 CET, 25 h`. */
export function spanInWords(span: ChosenTime, zone: string, now: number): string {
  if ('range' in span) return rangeInWords(span.range)
  const { from, to } = span.fixed
  const [first, last] = [offsetName(from, zone), offsetName(to, zone)]
  const text = fixedInWords(span.fixed, zone, now)
  return first === last
    ? `${text} ${zoneName(to, zone)}, ${lengthText(to - from)}`
    : `${text}, ${first} to ${last}, ${lengthText(to - from)}`
}

/** An interval as short as it can be said. */
export function fixedInWords(fixed: Interval, zone: string, now: number): string {
  const days = wholeDays(fixed, zone)
  if (days !== null) return days + yearWhereOther(fixed.to - 1, zone, now)
  return spanText(fixed.from, fixed.to, zone, now, fixed.to - fixed.from < 3_600 ? 1 : 60)
}

/** `Tue 24 Nov`, `Mon 23 Nov – Tue 24 Nov`; null for an interval that is not made of days of the zone. */
function wholeDays({ from, to }: Interval, zone: string): string | null {
  if ([from, to].some((time) => wallTime(time, zone) % DAY !== 0)) return null
  const [first, last] = [dayText(from, zone), dayText(to - 1, zone)]
  return first === last ? first : `${first} – ${last}`
}

const DAY = 86_400

const UNITS = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
  ['s', 1],
] as const

/** A length in its two largest units; up to two days in hours, because days are not of one length. */
function lengthText(seconds: number): string {
  const units = UNITS.slice(seconds > 2 * 86_400 ? 0 : 1)
  const first = units.findIndex(([, size]) => seconds >= size)
  let rest = seconds
  return units
    .slice(first, first + 2)
    .flatMap(([unit, size]) => {
      const count = Math.floor(rest / size)
      rest -= count * size
      return count === 0 ? [] : [`${count} ${unit}`]
    })
    .join(' ')
}
