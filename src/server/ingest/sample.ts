import type { Faults } from './faults.ts'
import type { Fields } from './fields.ts'
import type { Measurement } from './measurement.ts'
import { readFloat } from './numbers.ts'

/** What was measured: one value, or a summary of many. */
export type Sample = Pick<Measurement, 'sum' | 'count' | 'min' | 'max' | 'last' | 'm2'>

/**
 * Reads `value`, or `count` and `sum` with their companions. Companions of a single value add nothing and are not
 * read. API reference, "Gauge Specific Parameters" and "Summary fields".
 */
export function readSample(fields: Fields, path: string, faults: Faults): Sample {
  const value = readFloat(fields.value, `${path}.value`, faults)
  const count = readFloat(fields.count, `${path}.count`, faults)
  const sum = readFloat(fields.sum, `${path}.sum`, faults)
  if (count === undefined && sum === undefined) {
    if (value === undefined) faults.add(`${path}.value`, 'is required')
    return ofOne(value ?? NaN)
  }
  if (value !== undefined) faults.add(`${path}.value`, 'must not be given together with count and sum')
  if (count === undefined) faults.add(`${path}.count`, 'is required with sum')
  else if (count <= 0) faults.add(`${path}.count`, 'must be more than 0')
  if (sum === undefined) faults.add(`${path}.sum`, 'is required with count')
  return ofMany(fields, path, count ?? NaN, sum ?? NaN, faults)
}

function ofOne(value: number): Sample {
  return { sum: value, count: 1, min: value, max: value, last: value, m2: 0 }
}

function ofMany(fields: Fields, path: string, count: number, sum: number, faults: Faults): Sample {
  const mean = sum / count
  return {
    sum,
    count,
    min: readFloat(fields.min, `${path}.min`, faults) ?? mean,
    max: readFloat(fields.max, `${path}.max`, faults) ?? mean,
    last: readFloat(fields.last, `${path}.last`, faults) ?? mean,
    m2: readSpread(fields, path, count, sum, faults),
  }
}

/** The sum of squared differences from the mean, from whichever of its three forms was sent. */
function readSpread(fields: Fields, path: string, count: number, sum: number, faults: Faults): number {
  const m2 = readFloat(fields.stddev_m2, `${path}.stddev_m2`, faults)
  const deviation = readFloat(fields.stddev, `${path}.stddev`, faults)
  const squares = readFloat(fields.sum_squares, `${path}.sum_squares`, faults)
  if (m2 !== undefined && deviation !== undefined) {
    faults.add(`${path}.stddev`, 'must not be given together with stddev_m2')
  }
  if (m2 !== undefined) return Math.max(0, m2)
  if (deviation === undefined) return squares === undefined ? 0 : Math.max(0, squares - (sum * sum) / count)
  const spread = deviation * deviation * count
  if (spread === Infinity) faults.add(`${path}.stddev`, 'is too large for this count')
  return spread
}
