/** The ranges the picker offers, and how the address writes them. */
export const PRESETS = ['5m', '15m', '30m', '60m', '3h', '6h', '12h', '24h', '3d', '7d', '4w'] as const

/** What a space shows when its address says nothing. */
export const DEFAULT_RANGE = '60m'

/** A fixed interval, Unix seconds, `from` before `to`. */
export interface Interval {
  from: number
  to: number
}

const SECONDS = { s: 1, m: 60, h: 3_600, d: 86_400, w: 604_800 } as const
const WORDS = { s: 'second', m: 'minute', h: 'hour', d: 'day', w: 'week' } as const
const RANGE = /^([1-9]\d{0,4})([smhdw])$/

type Unit = keyof typeof SECONDS

/** Seconds of a relative range such as `3h`; null when the text is none. */
export function secondsOf(range: string): number | null {
  const [, amount, unit] = RANGE.exec(range) ?? []
  return unit === undefined ? null : Number(amount) * SECONDS[unit as Unit]
}

/** `3h` in words: `Last 3 hours`. */
export function rangeInWords(range: string): string {
  return `Last ${lengthInWords(range)}`
}

/** The length of a range in words: `3 hours`. */
export function lengthInWords(range: string): string {
  const [, amount, unit] = RANGE.exec(range) ?? []
  if (unit === undefined) return range
  return `${amount} ${WORDS[unit as Unit]}${amount === '1' ? '' : 's'}`
}

/** The range as long as an interval, in the unit that people would round it to: minutes up to 3 hours, days from 2 days on. */
export function rangeOf({ from, to }: Interval): string {
  const seconds = to - from
  const unit = seconds >= 2 * SECONDS.d ? 'd' : seconds < 3 * SECONDS.h ? 'm' : 'h'
  return `${Math.max(1, Math.round(seconds / SECONDS[unit]))}${unit}`
}

/** Exactly so many seconds as a range, in the largest unit up to days that measures them. */
export function rangeOfSeconds(seconds: number): string {
  const unit = (['d', 'h', 'm'] as const).find((one) => seconds % SECONDS[one] === 0) ?? 's'
  return `${seconds / SECONDS[unit]}${unit}`
}

/** Whole seconds around two times in any order; at least one second long, so that an interval is never empty. */
export function intervalOf(a: number, b: number): Interval {
  const from = Math.floor(Math.min(a, b))
  return { from, to: Math.max(from + 1, Math.ceil(Math.max(a, b))) }
}
