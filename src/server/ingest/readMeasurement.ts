import { METRIC_NAME } from '#api/names.ts'
import { readCreation } from './creation.ts'
import type { Faults } from './faults.ts'
import type { Entry } from './fields.ts'
import type { Measurement } from './measurement.ts'
import { readSample } from './sample.ts'

/** What the two POST forms say in different ways. */
type Placed = Pick<Measurement, 'type' | 'tags' | 'time'>

/** Reads what both POST forms say in the same way: name, sample and properties of a new metric. */
export function readMeasurement(
  { fields, path, name: key }: Entry,
  { type, tags, time }: Placed,
  topPeriod: number | undefined,
  faults: Faults,
): Measurement {
  const name = fields.name ?? key
  const { sum, count, min, max, last, m2 } = readSample(fields, path, faults)
  const creation = readCreation(fields, topPeriod, path, faults)
  if (typeof name === 'string' && METRIC_NAME.test(name)) {
    return { name, type, tags, time, sum, count, min, max, last, m2, creation }
  }
  faults.add(`${path}.name`, 'must be 1 to 255 of A-Z a-z 0-9 . : - _')
  return { name: '', type, tags, time, sum, count, min, max, last, m2, creation }
}
