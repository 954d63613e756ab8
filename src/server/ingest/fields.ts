import type { Faults } from './faults.ts'

/** A JSON object, or a form's nested keys, whose members nobody has checked yet. */
export type Fields = Readonly<Record<string, unknown>>

export function isFields(raw: unknown): raw is Fields {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw)
}

/** The most measurements of one post: ten times what Librato recommended. */
export const MAX_MEASUREMENTS = 10_000

export interface Entry {
  fields: Fields
  /** Where it stands in the body, such as `gauges[0]` or `gauges.login-delay`. */
  path: string
  /** The key of a hash whose keys are metric names. */
  name: string | undefined
}

const INDEX = /^\d+$/

/**
 * The measurements below one member of the body: an array, a hash by index (as forms give) or a hash by metric name.
 * API reference, "Measurement Formats".
 */
export function readEntries(raw: unknown, member: string, faults: Faults): Entry[] {
  if (raw === undefined || raw === null) return []
  if (typeof raw !== 'object') {
    faults.add(member, 'must be a list or a hash of measurements')
    return []
  }
  const keys = Object.keys(raw)
  if (keys.length > MAX_MEASUREMENTS) {
    faults.add(member, `must hold ${MAX_MEASUREMENTS} measurements or fewer`)
    return []
  }
  const entries: Entry[] = []
  for (const [key, fields] of Object.entries(raw)) {
    const name = INDEX.test(key) ? undefined : key
    const path = name === undefined ? `${member}[${key}]` : `${member}.${name}`
    if (isFields(fields)) entries.push({ fields, path, name })
    else faults.add(path, 'must be a hash')
  }
  return entries
}
