import * as z from 'zod/mini'
import { Attributes } from '#api/metrics.ts'
import { period as periodSchema } from '#api/values.ts'
import type { Faults } from './faults.ts'
import type { Fields } from './fields.ts'
import type { Measurement } from './measurement.ts'

type Creation = Measurement['creation']

/** Shared by the measurements that say nothing about their metric: nearly all. */
const NOTHING: Creation = {}

/**
 * What a measurement says about a metric that does not exist yet. `period` counts from the top of the body too.
 * Descriptions that are not text are passed over like any member that is unknown.
 */
export function readCreation(
  fields: Fields,
  topPeriod: number | undefined,
  path: string,
  faults: Faults,
): Creation {
  const { period, attributes, description, display_name } = fields
  const silent = (period ?? attributes ?? description ?? display_name) === undefined
  if (silent && topPeriod === undefined) return NOTHING
  return {
    period: readPeriod(period, `${path}.period`, faults) ?? topPeriod,
    attributes: readAttributes(attributes, `${path}.attributes`, faults),
    description: typeof description === 'string' ? description : undefined,
    display_name: typeof display_name === 'string' ? display_name : undefined,
  }
}

export function readPeriod(raw: unknown, path: string, faults: Faults): number | undefined {
  if (raw === undefined || raw === null) return undefined
  const read = z.safeParse(periodSchema, raw)
  if (read.success) return read.data
  for (const { message } of read.error.issues) faults.add(path, message)
  return undefined
}

function readAttributes(raw: unknown, path: string, faults: Faults): Attributes | undefined {
  if (raw === undefined || raw === null) return undefined
  const attributes = z.safeParse(Attributes, raw)
  if (attributes.success) return attributes.data
  for (const { path: below, message } of attributes.error.issues)
    faults.add([path, ...below].join('.'), message)
  return undefined
}
