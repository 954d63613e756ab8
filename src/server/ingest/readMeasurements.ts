import { badRequest } from '#api/errors.ts'
import { readPeriod } from './creation.ts'
import { Faults } from './faults.ts'
import { isFields, readEntries } from './fields.ts'
import type { Measurement } from './measurement.ts'
import { readTime } from './numbers.ts'
import { readMeasurement } from './readMeasurement.ts'
import { readTags, readTopTags } from './tags.ts'

/**
 * Reads the body of POST /v1/measurements. It is checked by hand, because a schema would take longer than everything
 * else that happens to a measurement. `now` in Unix seconds is the time of measurements that have none.
 * @throws ApiError 400 naming every fault by its path
 */
export function readMeasurements(body: unknown, now: number): Measurement[] {
  if (!isFields(body)) throw badRequest('The body must be a hash with the member measurements')
  const faults = new Faults()
  const topTags = readTopTags(body.tags, faults)
  const topTime = readTime(body.time, now, 'time', faults) ?? Math.floor(now)
  const topPeriod = readPeriod(body.period, 'period', faults)
  const entries = readEntries(body.measurements, 'measurements', faults)
  const measurements = entries.map((entry) => {
    const { fields, path } = entry
    const tags = readTags(topTags, fields.tags, `${path}.tags`, faults)
    const time = readTime(fields.time, now, `${path}.time`, faults) ?? topTime
    return readMeasurement(entry, { type: undefined, tags, time }, topPeriod, faults)
  })
  if (measurements.length === 0 && faults.none)
    faults.add('measurements', 'must hold at least one measurement')
  faults.throwIfAny()
  return measurements
}
