import { MONTHS } from '#chart/timeText.ts'
import { type WallTime, wallTime } from '#chart/zone.ts'

/** A moment as it was typed, with no more than was said of it. */
export type TypedMoment =
  | { kind: 'instant'; time: number }
  | { kind: 'wall'; wall: WallTime }
  /** Its midnight. */
  | { kind: 'day'; day: WallTime }
  /** Seconds since midnight of a day that was not named. */
  | { kind: 'clock'; clock: number }

export const DAY = 86_400
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const NAMES = MONTHS.map((month) => month.toLowerCase())
const WEEKDAY = /^(sun|mon|tue|wed|thu|fri|sat)[a-z]*,?(?: |$)/
const LAST = /^last (?=(?:sun|mon|tue|wed|thu|fri|sat))/
const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?'
const DAY_MONTH = new RegExp(`^(\\d{1,2})(?:st|nd|rd|th|\\.)? ${MONTH}(?:,? (\\d{4}))?$`)
const MONTH_DAY = new RegExp(`^${MONTH} (\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?$`)
const ISO_DAY = /^(\d{4})-(\d{1,2})-(\d{1,2})$/
const DOTTED_DAY = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/
const CLOCK = /(?:^|[ t]|, )(\d{1,2})(?::(\d\d))?(?::(\d\d)(?:\.\d+)?)? ?(am|pm)?$/
const OFFSET = /^(.*:.*\d) ?(?:(z|utc|gmt)|([+-])(\d\d):?(\d\d))$/
const UNIX = /^(\d{9,10})(\d{3})?$/
const AGO = /^(\d+) ?(s|m|h|d|w)[a-z]* ago$/
const BEFORE_NOW = /^now ?- ?(\d+) ?(s|m|h|d|w)$/

/** Seconds of the units that durations are typed in, by their first letter. */
export const UNIT_SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: DAY, w: 7 * DAY }

/**
 * Reads one moment; null when it is none.
 *
 * @param text lower case, single spaces
 * @param now Unix seconds
 * @param zone IANA name of the zone whose clocks are meant
 */
export function readMoment(text: string, now: number, zone: string): TypedMoment | null {
  if (text === 'now') return { kind: 'instant', time: now }
  const unix = UNIX.exec(text)
  if (unix) return { kind: 'instant', time: Number(unix[1]) }
  const back = BEFORE_NOW.exec(text)
  if (back) return { kind: 'instant', time: now - Number(back[1]) * (UNIT_SECONDS[back[2]!] ?? 0) }
  const [, amount, unit = ''] = AGO.exec(text) ?? []
  const ago = Number(amount) * (UNIT_SECONDS[unit] ?? 0)
  if (ago > now) return null
  if (unit === 'd' || unit === 'w') return { kind: 'day', day: midnight(wallTime(now, zone)) - ago }
  if (unit !== '') return { kind: 'instant', time: now - ago }
  const offset = OFFSET.exec(text)
  if (offset) {
    const local = readWall(offset[1]!, wallTime(now, zone))
    if (local?.kind !== 'wall') return null
    const east = Number(offset[4] ?? 0) * 3_600 + Number(offset[5] ?? 0) * 60
    return { kind: 'instant', time: local.wall - (offset[3] === '-' ? -east : east) }
  }
  return readWall(text, wallTime(now, zone))
}

/** Which day is meant, where people do not agree on it; empty for all that they do. */
export function dayNote(text: string): string {
  return LAST.test(text.trim().toLowerCase())
    ? ' “last” is that day of last week; without it, the most recent one.'
    : ''
}

/** The midnight that a wall time comes after. */
export const midnight = (wall: WallTime): WallTime => Math.floor(wall / DAY) * DAY

/** The Monday that a wall time comes after; the first day of Unix time was a Thursday. */
export const monday = (wall: WallTime): WallTime => midnight(wall) - ((Math.floor(wall / DAY) + 3) % 7) * DAY

function readWall(text: string, now: WallTime): TypedMoment | null {
  const found = CLOCK.exec(text)
  const clock = found && readClock(found)
  const before = found && clock !== null ? text.slice(0, found.index) : text
  if (clock === null || before === text) return asDay(readDay(text, now))
  if (before === '') return { kind: 'clock', clock }
  const day = readDay(before, now)
  return day === null ? asDay(readDay(text, now)) : { kind: 'wall', wall: day + clock }
}

const asDay = (day: WallTime | null): TypedMoment | null => (day === null ? null : { kind: 'day', day })

/** Seconds since midnight; null when it is no time of day, such as a lone number. */
function readClock([, hours, minutes, seconds, half]: RegExpExecArray): number | null {
  if (minutes === undefined && half === undefined) return null
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (half === 'pm' ? 12 : 0)
  if (hour > 24 || Number(minutes ?? 0) > 59 || Number(seconds ?? 0) > 59) return null
  const clock = hour * 3_600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0)
  return clock > DAY ? null : clock
}

function readDay(text: string, now: WallTime): WallTime | null {
  const today = midnight(now)
  if (text === 'today') return today
  if (text === 'yesterday') return today - DAY
  const said = text.replace(LAST, '')
  const weekday = WEEKDAY.exec(said)
  if (weekday?.[0] === said) {
    const at = WEEKDAYS.indexOf(weekday[1]!)
    // Last Monday is the Monday of last week; Monday is the one that was last, or today.
    if (said !== text) return monday(now) + (((at + 6) % 7) - 7) * DAY
    const since = new Date(now * 1_000).getUTCDay() - at
    return today - ((since + 7) % 7) * DAY
  }
  const rest = weekday ? said.slice(weekday[0].length) : said
  const iso = ISO_DAY.exec(rest)
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]) - 1, Number(iso[3]))
  const dotted = DOTTED_DAY.exec(rest)
  if (dotted) return dayOf(Number(dotted[3]), Number(dotted[2]) - 1, Number(dotted[1]))
  const [, day, month = '', year] = DAY_MONTH.exec(rest) ?? swapped(MONTH_DAY.exec(rest)) ?? []
  if (day === undefined) return null
  if (year !== undefined) return dayOf(Number(year), NAMES.indexOf(month), Number(day))
  // Without a year it is the last one that there was.
  const thisYear = new Date(now * 1_000).getUTCFullYear()
  const found = dayOf(thisYear, NAMES.indexOf(month), Number(day))
  if (found !== null && found <= today) return found
  return dayOf(thisYear - 1, NAMES.indexOf(month), Number(day))
}

function swapped(found: RegExpExecArray | null): (string | undefined)[] | null {
  return found && [found[0], found[2], found[1], found[3]]
}

/** The day's midnight; null for a day that no calendar has, and before Unix time. */
function dayOf(year: number, month: number, day: number): WallTime | null {
  const date = new Date(Date.UTC(year, month, day))
  const isThere = date.getUTCMonth() === month && date.getUTCDate() === day && year >= 1971
  return isThere ? date.getTime() / 1_000 : null
}
