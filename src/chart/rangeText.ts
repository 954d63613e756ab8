import { timeText } from './timeText.ts'
import { wallTime } from './zone.ts'
import { offsetName, zoneName } from './zoneName.ts'

/**
 * An interval for who looks at it much later or elsewhere, with year and zone: `Tue 3 Nov 2026 14:05 – 15:05 CET`. Where the
 * clocks are changed in between, both ends name theirs.
 */
export function rangeText(from: number, to: number, zone: string): string {
  const [start, end] = [from, to].map((time) => withYear(time, zone))
  const names =
    offsetName(from, zone) === offsetName(to, zone)
      ? ['', zoneName(to, zone)]
      : [from, to].map((time) => offsetName(time, zone))
  const sameDay = start!.day === end!.day && names[0] === ''
  const last = sameDay ? end!.clock : `${end!.day} ${end!.clock}`
  return [start!.day, start!.clock, names[0], '–', last, names[1]].filter((part) => part !== '').join(' ')
}

function withYear(time: number, zone: string): { day: string; clock: string } {
  const text = timeText(time, zone)
  const at = text.lastIndexOf(' ')
  const year = new Date(wallTime(time, zone) * 1_000).getUTCFullYear()
  return { day: `${text.slice(0, at)} ${year}`, clock: text.slice(at + 1) }
}
