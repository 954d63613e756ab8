import { type WallTime, timeOfWall, wallTime } from '#chart/zone.ts'
import { type Interval, rangeOfSeconds } from '#chart/timeRange.ts'
import { DAY, midnight, monday, readMoment, type TypedMoment, UNIT_SECONDS } from './typedMoment.ts'

/** A live range or an interval. */
export type ChosenTime = { range: string } | { fixed: Interval }

/** What was typed means; or nothing, and then why. */
export type TypedTime = ChosenTime | { error: string }

export const NOT_UNDERSTOOD =
  'Not understood. Try 3h, last 2 days, yesterday, last night, this week, 10:00 to 11:30, 1 Jan 10:00 to 12:00 or Unix seconds.'
const BACKWARDS = 'The end is not after the start.'
const FUTURE = 'That has not begun yet.'
const NIGHT = { from: 22 * 3_600, to: 6 * 3_600 }
const NO_NIGHT = 'Tonight begins at 22:00. Try last night.'

/** Seconds shown on each side of a single moment. */
const AROUND = 1_800
const LONGEST_RANGE = 99_999 * 60

const RANGE = /^(?:the )?(?:(?:last|past) )?(\d+(?:\.\d+)?)? ?(s|m|h|d|w)([a-z]*)$/
const UNIT_WORD = /^(s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|wks?|weeks?)$/
const CALENDAR = /^(this|last|previous) (week|month|year)$/
const BETWEEN = [/^(.+?) (?:to|until|till|and) (.+)$/, /^(.+?) - (.+)$/, /^(.+?) ?(?:\/|\.{2,3}) ?(.+)$/]
/** `now-6h`, `now-6h to now` and `-6h`, as Grafana and RRDtool write a live range. */
const SINCE = /^(?:now ?)?- ?(\d+ ?[a-z]+)(?: (?:to|until|till|-) now)?$/
const TIGHT = /^(\d{1,2}:[\d:]+|\d{9,13})-(\d{1,2}:[\d:]+|\d{9,13})$/

/**
 * Reads a time range as people type or paste it.
 *
 * @param now Unix seconds
 * @param zone IANA name of the zone whose clocks are meant
 */
export function readTypedTime(text: string, now: number, zone: string): TypedTime {
  const said = text
    .trim()
    .toLowerCase()
    .replace(/[‒–—−]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/^(from|between) /, '')
    .replace(/^since (.+)$/, '$1 to now')
    .replace(SINCE, '$1')
    .replace(/^last night$/, '22:00 to 06:00')
  const range = readRange(said)
  if (range !== null) return { range }
  const clock = { now: Math.floor(now), zone }
  const calendar = readCalendar(said, clock)
  if (calendar !== null) return { fixed: calendar }
  if (said === 'tonight') return tonight(clock)
  const one = readMoment(said, clock.now, zone)
  if (one !== null) return begun(around(one, clock), clock.now)
  for (const pattern of [TIGHT, ...BETWEEN]) {
    const [, from = '', to = ''] = pattern.exec(said) ?? []
    const [start, end] = [readMoment(from, clock.now, zone), readMoment(to, clock.now, zone)]
    if (start !== null && end !== null) return begun(between(start, end, clock), clock.now)
  }
  return { error: NOT_UNDERSTOOD }
}

interface Clock {
  now: number
  zone: string
}

function readRange(said: string): string | null {
  const [, amount, unit = '', rest = ''] = RANGE.exec(said) ?? []
  if (!UNIT_WORD.test(unit + rest)) return null
  // "Last week" is a week of the calendar; "last hour" is none.
  if (amount === undefined && (unit === 'w' || !/^(?:the )?(?:last|past) /.test(said))) return null
  const count = Number(amount ?? 1)
  const seconds = Math.round(count * (UNIT_SECONDS[unit] ?? 0))
  if (seconds < 1 || seconds > LONGEST_RANGE) return null
  return Number.isInteger(count) && count < 1e5 ? `${count}${unit}` : rangeOfSeconds(seconds)
}

function readCalendar(said: string, { now, zone }: Clock): Interval | null {
  const [, which, unit] = CALENDAR.exec(said) ?? []
  if (unit === undefined) return null
  const wall = wallTime(now, zone)
  const back = which === 'this' ? 0 : 1
  if (unit === 'week') return upTo(now, days(monday(wall) - back * 7 * DAY, 7, zone))
  const date = new Date(wall * 1_000)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()]
  const start = (ahead: number) =>
    unit === 'month' ? Date.UTC(year, month - back + ahead) : Date.UTC(year - back + ahead, 0)
  return upTo(now, { from: timeAt(start(0) / 1_000, zone), to: timeAt(start(1) / 1_000, zone) })
}

/** Of what goes on, what there is of it by now. */
function upTo(now: number, { from, to }: Interval): Interval {
  return { from, to: from > now ? to : Math.min(to, Math.max(now, from + 1)) }
}

/** The night that goes on. */
function tonight({ now, zone }: Clock): TypedTime {
  const wall = wallTime(now, zone)
  const clock = wall - midnight(wall)
  if (clock >= NIGHT.to && clock < NIGHT.from) return { error: NO_NIGHT }
  const day = midnight(wall) - (clock < NIGHT.to ? DAY : 0)
  return {
    fixed: upTo(now, { from: timeAt(day + NIGHT.from, zone), to: timeAt(day + DAY + NIGHT.to, zone) }),
  }
}

/** A day as a whole; of a moment what is around it, up to now. */
function around(moment: TypedMoment, { now, zone }: Clock): Interval {
  if (moment.kind === 'day') return upTo(now, days(moment.day, 1, zone))
  const day = midnight(wallTime(now, zone))
  let time = timeOf(moment, day, zone)
  if (moment.kind === 'clock' && time > now) time = timeOf(moment, day - DAY, zone)
  return {
    from: time - AROUND,
    to: time > now ? time + AROUND : Math.min(time + AROUND, Math.max(now, time + 1)),
  }
}

/**
 * A side without a day is on the day of the other one. Without any they are on the last day on which they have begun, or
 * over midnight in the last night that is over.
 */
function between(start: TypedMoment, end: TypedMoment, { now, zone }: Clock): Interval {
  const today = midnight(wallTime(now, zone))
  const given = dayOf(start, zone) ?? dayOf(end, zone)
  let day = given ?? today
  if (given === null && timeOf(start, day, zone) > now) day -= DAY
  const from = timeOf(start, day, zone)
  if (end.kind === 'day') return upTo(now, { from, to: timeAt(end.day + DAY, zone) })
  const to = timeOf(end, day, zone, true)
  if (end.kind !== 'clock' || to > from) return { from, to }
  const morning = timeOf(end, day + DAY, zone, true)
  if (given !== null || morning <= now) return { from, to: morning }
  return { from: timeOf(start, day - DAY, zone), to }
}

function dayOf(moment: TypedMoment, zone: string): WallTime | null {
  if (moment.kind === 'clock') return null
  if (moment.kind === 'day') return moment.day
  return midnight(moment.kind === 'wall' ? moment.wall : wallTime(moment.time, zone))
}

function timeOf(moment: TypedMoment, day: WallTime, zone: string, isEnd = false): number {
  if (moment.kind === 'instant') return moment.time
  const wall =
    moment.kind === 'clock' ? day + moment.clock : moment.kind === 'wall' ? moment.wall : moment.day
  return timeAt(wall, zone, isEnd)
}

function days(day: WallTime, count: number, zone: string): Interval {
  return { from: timeAt(day, zone), to: timeAt(day + count * DAY, zone) }
}

/**
 * When clocks show a wall time. Skipped by a change of the clocks: as if they had not been changed. Shown twice: the
 * first time, and for an end the second, so that nothing that may be meant is left out.
 */
function timeAt(wall: WallTime, zone: string, isEnd = false): number {
  const offsetAt = (time: number) => wallTime(time, zone) - time
  const [before, after] = [wall - offsetAt(wall - DAY), wall - offsetAt(wall + DAY)]
  if (isEnd && wallTime(after, zone) === wall && after > before) return after
  return timeOfWall(wall, zone) ?? before
}

function begun({ from, to }: Interval, now: number): TypedTime {
  if (to <= from) return { error: BACKWARDS }
  return from > now || from < 0 ? { error: FUTURE } : { fixed: { from, to } }
}
