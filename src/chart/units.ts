/** Steps of one unit from small to large: how many base units a step holds, and its symbol. */
export interface Rung {
  factor: number
  symbol: string
}

/** How values of a unit are written. Made by `parseUnit`. */
export interface Unit {
  /** As the user wrote it: `ms`, `bytes/s`, `%`; empty when there is none. */
  text: string
  rungs: readonly Rung[]
  /** What follows the symbol of every rung, such as `/s`. */
  tail: string
  /** Whether ticks go in powers of two, in parts of a minute, or in tens. */
  base: 'ten' | 'two' | 'sixty'
  /** Base units in one of what is measured: values in `ms` are 0.001 of the base unit `s`. */
  scale: number
}

const ladder = (base: number, symbols: readonly string[], start = 0): Rung[] =>
  symbols.map((symbol, i) => ({ factor: base ** (i + start), symbol }))

const PLAIN = ladder(1000, ['', 'k', 'M', 'G', 'T', 'P'])
const BYTES = ladder(1024, ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'])
const DECIMAL_BYTES = ladder(1000, ['B', 'kB', 'MB', 'GB', 'TB', 'PB'])
const BITS = ladder(1000, ['bit', 'kbit', 'Mbit', 'Gbit', 'Tbit'])
const PERCENTS = ladder(1, ['%'])
const SECONDS: Rung[] = [
  { factor: 1e-9, symbol: 'ns' },
  { factor: 1e-6, symbol: 'µs' },
  { factor: 1e-3, symbol: 'ms' },
  { factor: 1, symbol: 's' },
  { factor: 60, symbol: 'min' },
  { factor: 3600, symbol: 'h' },
  { factor: 86_400, symbol: 'd' },
]

type Known = Pick<Unit, 'rungs' | 'base' | 'scale'>

const bytes = (scale: number): Known => ({ rungs: BYTES, base: 'two', scale })
const decimalBytes = (scale: number): Known => ({ rungs: DECIMAL_BYTES, base: 'ten', scale })
const bits = (scale: number): Known => ({ rungs: BITS, base: 'ten', scale })
const seconds = (scale: number): Known => ({ rungs: SECONDS, base: 'sixty', scale })

/** What people write for a unit. Symbols that differ only by case are told apart where it matters (`b`, `B`). */
const KNOWN: Record<string, Known> = {
  B: bytes(1),
  byte: bytes(1),
  bytes: bytes(1),
  KiB: bytes(1024),
  MiB: bytes(1024 ** 2),
  GiB: bytes(1024 ** 3),
  kB: decimalBytes(1e3),
  KB: decimalBytes(1e3),
  MB: decimalBytes(1e6),
  GB: decimalBytes(1e9),
  TB: decimalBytes(1e12),
  bit: bits(1),
  bits: bits(1),
  kbit: bits(1e3),
  Mbit: bits(1e6),
  ns: seconds(1e-9),
  us: seconds(1e-6),
  µs: seconds(1e-6),
  ms: seconds(1e-3),
  s: seconds(1),
  sec: seconds(1),
  secs: seconds(1),
  second: seconds(1),
  seconds: seconds(1),
  millisecond: seconds(1e-3),
  milliseconds: seconds(1e-3),
  microsecond: seconds(1e-6),
  microseconds: seconds(1e-6),
  nanosecond: seconds(1e-9),
  nanoseconds: seconds(1e-9),
  min: seconds(60),
  mins: seconds(60),
  minute: seconds(60),
  minutes: seconds(60),
  h: seconds(3600),
  hour: seconds(3600),
  hours: seconds(3600),
}

const PERCENT = /^(%|pct|percent)$/i
const BITS_PER_SECOND = /^([kMG]?)bps$/

/** Reads `units_short` (or `display_units_short`): bytes and times are understood, anything else is kept as it is. */
export function parseUnit(text: string | null | undefined): Unit {
  const unit = (text ?? '').trim()
  if (PERCENT.test(unit)) {
    return { text: '%', rungs: PERCENTS, tail: '', base: 'ten', scale: 1 }
  }
  const bps = BITS_PER_SECOND.exec(unit)
  if (bps) return { text: unit, ...bits({ '': 1, k: 1e3, M: 1e6, G: 1e9 }[bps[1]!]!), tail: '/s' }
  const slash = unit.indexOf('/')
  const head = slash > 0 ? unit.slice(0, slash).trim() : unit
  const tail = slash > 0 ? `/${unit.slice(slash + 1).trim()}` : ''
  const known = lookUp(head)
  if (known) return { text: unit, ...known, tail }
  return { text: unit, rungs: PLAIN, tail: '', base: 'ten', scale: 1 }
}

/** `mS`, `uS`, `Bytes` and `Seconds` are common in the wild, so case is given up where the exact text is unknown. */
function lookUp(head: string): Known | undefined {
  const lower = head.toLowerCase()
  return KNOWN[head] ?? (head.length > 1 && lower !== 'kb' && lower !== 'mb' ? KNOWN[lower] : undefined)
}

/** Whether the unit is understood, so that each number is written with the step of it that fits. */
export const isKnownUnit = (unit: Unit): boolean => unit.rungs !== PLAIN

/** What a plain number must reach before it is written with a prefix. */
const PREFIXED = 10_000

/** The largest rung that leaves at least one before the point; the smallest one for less. Zero takes the unit's own. */
export function rungFor(unit: Unit, size: number): Rung {
  const own = unit.rungs.findLast((rung) => rung.factor <= unit.scale) ?? unit.rungs[0]!
  if (size === 0 || (!isKnownUnit(unit) && size < PREFIXED * NEARLY)) return own
  return unit.rungs.findLast((rung) => size >= rung.factor * NEARLY) ?? unit.rungs[0]!
}

/** What is so little below a step that its digits round up to it. */
const NEARLY = 0.99995
