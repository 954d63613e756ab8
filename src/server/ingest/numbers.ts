import * as z from 'zod/mini'
import { numeric } from '#api/values.ts'
import type { Faults } from './faults.ts'

/** API reference, "Float Restrictions". */
const LARGEST = 1e126
const SMALLEST = 1e-130

/** How far ahead of the server's clock a measurement may lie, in seconds: any time zone taken for UTC fits. */
const MOST_AHEAD = 86_400

/**
 * A number as JSON or as the text of a form. Null counts as absent, because clients send members they leave unset.
 * NaN once a fault is recorded.
 */
export function readFloat(raw: unknown, path: string, faults: Faults): number | undefined {
  if (raw === undefined || raw === null) return undefined
  const value = typeof raw === 'number' ? raw : fromText(raw)
  const size = Math.abs(value)
  if (size < SMALLEST) return 0
  if (size <= LARGEST) return value
  faults.add(path, Number.isNaN(value) ? 'is not a number' : 'must not be larger than 1e126')
  return NaN
}

function fromText(raw: unknown): number {
  const read = z.safeParse(numeric, raw)
  return read.success ? read.data : NaN
}

/**
 * Whole Unix seconds; fractions are cut off. Times more than a day ahead are refused: they come from milliseconds or
 * from a broken clock, and would stay the newest measurement of their stream for as long as they lie ahead.
 */
export function readTime(raw: unknown, now: number, path: string, faults: Faults): number | undefined {
  if (raw === undefined || raw === null) return undefined
  const time = Math.floor(typeof raw === 'number' ? raw : fromText(raw))
  if (time >= 0 && time <= now + MOST_AHEAD) return time
  faults.add(path, 'must be a Unix time in seconds, at most one day ahead')
  return NaN
}
