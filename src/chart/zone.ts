/** Wall-clock time: what a clock on the wall of a zone shows, counted in seconds as if it were UTC. */
export type WallTime = number

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formats.set(zone, made)
  return made
}

/** Clocks are only ever changed at a quarter of an hour. */
const QUARTER = 900
const KEPT_OFFSETS = 5_000
const offsets = new Map<string, number>()

/**
 * What clocks in an IANA zone show at a time.
 *
 * @param time Unix seconds
 */
export function wallTime(time: number, zone: string): WallTime {
  if (zone === 'UTC') return time
  const quarter = Math.floor(time / QUARTER) * QUARTER
  const key = `${zone} ${quarter}`
  let offset = offsets.get(key)
  if (offset === undefined) {
    // Asking Intl costs some microseconds, and every axis asks for the same few times.
    if (offsets.size >= KEPT_OFFSETS) offsets.clear()
    offset = readClock(quarter, zone) - quarter
    offsets.set(key, offset)
  }
  return time + offset
}

function readClock(time: number, zone: string): WallTime {
  const part: Record<string, number> = {}
  for (const { type, value } of formatOf(zone).formatToParts(time * 1000)) part[type] = Number(value)
  return Date.UTC(part.year!, part.month! - 1, part.day, part.hour, part.minute, part.second) / 1000
}

/**
 * The first time at which clocks in a zone show a wall time; null when they skip it.
 *
 * @returns Unix seconds
 */
export function timeOfWall(wall: WallTime, zone: string): number | null {
  if (zone === 'UTC') return wall
  const offsets = [
    wallTime(wall - 86_400, zone) - (wall - 86_400),
    wallTime(wall + 86_400, zone) - (wall + 86_400),
  ]
  const times = offsets.map((offset) => wall - offset).sort((a, b) => a - b)
  return times.find((time) => wallTime(time, zone) === wall) ?? null
}

/**
 * The first time at which clocks in a zone show a wall time or, where they skip it, a later one: when a day begins whose
 * midnight is skipped.
 *
 * @returns Unix seconds
 */
export function timeFromWall(wall: WallTime, zone: string): number {
  const shown = timeOfWall(wall, zone)
  if (shown !== null) return shown
  const offset = wallTime(wall + 86_400, zone) - (wall + 86_400)
  let time = Math.floor((wall - offset) / QUARTER) * QUARTER
  while (wallTime(time, zone) < wall) time += QUARTER
  return time
}
