import { badRequest } from '#api/errors.ts'
import { readPeriod } from './creation.ts'
import { Faults } from './faults.ts'
import { isFields, readEntries } from './fields.ts'
import type { Measurement } from './measurement.ts'
import { readTime } from './numbers.ts'
import { readMeasurement } from './readMeasurement.ts'
import { readSource, unassigned } from './tags.ts'

/**
 * Reads the body of POST /v1/metrics, from JSON or from a form. `now` in Unix seconds is the time of measurements
 * that have none.
 * @throws ApiError 400 naming every fault by its path
 */
export function readMetrics(body: unknown, now: number): Measurement[] {
  if (!isFields(body)) throw badRequest('The body must be a hash with the members gauges and counters')
  const faults = new Faults()
  const topTags = readSource(body.source, 'source', faults) ?? unassigned
  const topTime = readTime(body.measure_time, now, 'measure_time', faults) ?? Math.floor(now)
  const topPeriod = readPeriod(body.period, 'period', faults)
  const read = (raw: unknown, member: string, type: Measurement['type']) =>
    readEntries(raw, member, faults).map((entry) => {
      const { fields, path } = entry
      const tags = readSource(fields.source, `${path}.source`, faults) ?? topTags
      const time = readTime(fields.measure_time, now, `${path}.measure_time`, faults) ?? topTime
      return readMeasurement(entry, { type, tags, time }, topPeriod, faults)
    })
  const measurements = [
    ...read(body.gauges, 'gauges', 'gauge'),
    ...read(body.counters, 'counters', 'counter'),
  ]
  if (measurements.length === 0 && faults.none)
    faults.add('gauges', 'or counters must hold at least one measurement')
  faults.throwIfAny()
  return measurements
}
