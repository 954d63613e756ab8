import { MONTHS } from './timeText.ts'
import { timeFromWall, timeOfWall, type WallTime, wallTime } from './zone.ts'
import { offsetName } from './zoneName.ts'

/** A mark on the time axis and what stands under it. */
export interface TimeTick {
  /** Unix seconds. */
  time: number
  text: string
}

const MINUTE = 60
const HOUR = 3600
const DAY = 86_400
/** Steps of one hour and less: hours are of the same length on every day. */
const EVEN_STEPS = [1, 2, 5, 10, 15, 30, MINUTE, 120, 300, 600, 900, 1800, HOUR]
/** Steps that follow the clock on the wall, so that they stay at midnight across a change of daylight saving. */
const WALL_STEPS = [2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY]
const MONTH_STEPS = [1, 3, 6, 12, 24, 60, 120]
const MONTH = 30 * DAY

/**
 * Marks at round wall-clock times of a zone. The first one after its clocks were changed names the zone as it is from
 * there on: times of day come twice, or one is missing.
 *
 * @param from start of the axis, Unix seconds
 * @param to end of the axis, Unix seconds
 * @param room how many marks there is room for
 */
export function timeTicks(from: number, to: number, room: number, zone: string): TimeTick[] {
  const least = (to - from) / Math.max(1, room)
  const even = EVEN_STEPS.find((step) => step >= least)
  if (even !== undefined) return labelled(evenTicks(from, to, even, zone), even, zone)
  const wall = WALL_STEPS.find((step) => step >= least)
  if (wall !== undefined) return labelled(wallTicks(from, to, wall, zone), wall, zone)
  const months = MONTH_STEPS.find((step) => step * MONTH >= least) ?? MONTH_STEPS.at(-1)!
  return labelled(monthTicks(from, to, months, zone), months * MONTH, zone)
}

function evenTicks(from: number, to: number, step: number, zone: string): number[] {
  const found: number[] = []
  const next = (time: number) => time + ((step - (mod(wallTime(time, zone), step) % step)) % step)
  for (let time = next(Math.ceil(from)); time <= to; time = next(time + step)) found.push(time)
  return found
}

function wallTicks(from: number, to: number, step: number, zone: string): number[] {
  // Weeks start on Monday; the first day of Unix time was a Thursday.
  const origin = step === 7 * DAY ? 4 * DAY : 0
  const found: number[] = []
  const start = wallTime(from, zone) - origin
  for (let wall = Math.ceil(start / step) * step + origin; ; wall += step) {
    const time = wall % DAY === 0 ? timeFromWall(wall, zone) : timeOfWall(wall, zone)
    if (wall - wallTime(to, zone) > 0) break
    if (time !== null && time >= from && time <= to) found.push(time)
  }
  return found
}

function monthTicks(from: number, to: number, step: number, zone: string): number[] {
  const start = new Date(wallTime(from, zone) * 1000)
  let month = Math.ceil((start.getUTCFullYear() * 12 + start.getUTCMonth()) / step) * step
  const found: number[] = []
  for (; ; month += step) {
    const wall = Date.UTC(Math.floor(month / 12), month % 12) / 1000
    const time = timeFromWall(wall, zone)
    if (time > to) return found
    if (time >= from) found.push(time)
  }
}

function labelled(times: readonly number[], step: number, zone: string): TimeTick[] {
  const offset = (time: number) => wallTime(time, zone) - time
  return times.map((time, i) => {
    const text = tickText(time, step, zone)
    const isChanged = i > 0 && step < DAY && offset(time) !== offset(times[i - 1]!)
    return { time, text: isChanged ? `${text} ${offsetName(time, zone)}` : text }
  })
}

/** A date where a day begins, else the time of day; seconds only on axes that need them. */
function tickText(time: number, step: number, zone: string): string {
  const wall = wallTime(time, zone)
  const date = new Date(wall * 1000)
  const month = MONTHS[date.getUTCMonth()]!
  if (step >= MONTH) return date.getUTCMonth() === 0 ? String(date.getUTCFullYear()) : month
  if (dayOf(wall) !== dayOf(wallTime(time - 1, zone))) return `${date.getUTCDate()} ${month}`
  const clock = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()]
  const shown = step < MINUTE ? clock : clock.slice(0, 2)
  return shown.map((part) => String(part).padStart(2, '0')).join(':')
}

const dayOf = (wall: WallTime) => Math.floor(wall / DAY)
const mod = (value: number, by: number) => ((value % by) + by) % by
