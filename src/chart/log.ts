import { tidy } from './tidy.ts'

/** The most decades between the threshold and the largest value: smaller values run into the linear part. */
const DECADES = 6

/**
 * Where a logarithmic axis goes over to linear, so that zero and negative values have a place on it: the decade of the
 * smallest value that is not zero, but no more than six decades below the largest.
 */
export function logThreshold(columns: readonly (readonly (number | null)[])[]): number {
  let least = Infinity
  let most = 0
  for (const values of columns) {
    for (const value of values) {
      if (value === null || value === 0) continue
      const size = Math.abs(value)
      if (size < least) least = size
      if (size > most) most = size
    }
  }
  if (most === 0) return 1
  const top = Math.floor(Math.log10(most))
  return 10 ** Math.max(Math.floor(Math.log10(least)), top - DECADES)
}

/** Value to position: linear within the threshold around zero, logarithmic beyond, the same for both signs. */
export function symlog(value: number, threshold: number): number {
  return Math.sign(value) * Math.log10(1 + Math.abs(value) / threshold)
}

/** Position to value; undoes `symlog`. */
export function symlogInverse(position: number, threshold: number): number {
  return Math.sign(position) * threshold * (10 ** Math.abs(position) - 1)
}

/** Limits of a logarithmic axis: the 1, 2, 5 around the values; zero where values cross or touch it. */
export function logRange(min: number, max: number): [number, number] {
  if (min === 0 && max === 0) return [0, 1]
  const low = min > 0 ? floor125(min) : min < 0 ? -ceil125(-min) : 0
  const high = max > 0 ? ceil125(max) : max < 0 ? -floor125(-max) : 0
  if (low !== high) return [low, high]
  return low > 0 ? [floor125(low * 0.9), high] : [low, -floor125(-high * 0.9)]
}

/**
 * Ticks that keep their distance on the scale: zero first, then the decades from the largest down, then the 5 and 2
 * between them.
 *
 * @param room how many there is room for
 */
export function logTicks(min: number, max: number, threshold: number, room: number): number[] {
  const last = Math.ceil(Math.log10(Math.max(Math.abs(min), Math.abs(max))))
  const first = Math.floor(Math.log10(threshold))
  const exponents = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => last - i)
  const magnitudes = [1, 5, 2].flatMap((lead) => exponents.map((exponent) => tidy(lead * 10 ** exponent)))
  const candidates = [0, ...magnitudes.flatMap((size) => [size, -size])]
  const position = (value: number) => symlog(value, threshold)
  const distance = (position(max) - position(min)) / Math.max(2, room)
  const ticks: number[] = []
  for (const value of candidates) {
    if (value < min || value > max) continue
    if (ticks.every((tick) => Math.abs(position(tick) - position(value)) >= distance)) ticks.push(value)
  }
  return ticks.sort((a, b) => a - b)
}

function floor125(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value) + 1e-9)
  const lead = value / power
  return (lead >= 5 ? 5 : lead >= 2 ? 2 : 1) * power
}

function ceil125(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value) + 1e-9)
  const lead = value / power
  return (lead <= 1.0000001 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10) * power
}
