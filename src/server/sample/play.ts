import type { Recording } from './recordings.ts'

/** How much of a typical change between two recorded values may be added between them. */
const NOISE = 0.4

/** A recording that plays for ever: at any time of day it gives what was recorded at that time of day. */
export interface Player {
  /** The value at a time in Unix seconds. */
  at(time: number): number
  /** Labelled anomalies that end after `from` and not after `to`, in Unix seconds. */
  anomaliesEnding(from: number, to: number): { start: number; end: number }[]
}

/**
 * Recorded values are given back as they are, at their own time. Between two of them the line is straight, with a
 * little of the recording's own noise, so that a chart of minutes looks like what it stands for. After the last value
 * the recording begins again. The same time always gives the same value, so what was posted can be posted again.
 */
export function createPlayer({ name, start, step, values, windows }: Recording): Player {
  const length = values.length * step
  const [least, most] = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))]
  const noise = NOISE * typicalChange(values)
  const seed = hash([...name].reduce((sum, letter) => hash(sum + letter.charCodeAt(0)), 0))

  return {
    at(time) {
      const position = modulo(time - start, length) / step
      const index = Math.floor(position)
      const part = position - index
      const before = values[index] ?? 0
      const after = values[(index + 1) % values.length] ?? 0
      const wobble = noise * 4 * part * (1 - part) * (hash(seed + time) / 2 ** 31 - 1)
      return clamp(before + (after - before) * part + wobble, least, most)
    },

    anomaliesEnding(from, to) {
      const found: { start: number; end: number }[] = []
      for (const [first, last] of windows) {
        const end = start + last * step
        for (let turn = Math.floor((from - end) / length) + 1; end + turn * length <= to; turn++) {
          found.push({ start: start + first * step + turn * length, end: end + turn * length })
        }
      }
      return found.sort((a, b) => a.end - b.end)
    },
  }
}

/** The median of the absolute differences between neighbours. */
function typicalChange(values: Float64Array): number {
  const changes = values.subarray(1).map((value, index) => Math.abs(value - (values[index] ?? value)))
  return changes.sort()[changes.length >> 1] ?? 0
}

/** Spreads a whole number over 0 to 2^32: the finaliser of MurmurHash3. */
function hash(number: number): number {
  let h = number | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

const modulo = (value: number, divisor: number): number => ((value % divisor) + divisor) % divisor

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value))
