import { MAX_TAGS, SOURCE_NAME, TAG_NAME, TAG_VALUE, UNASSIGNED, type Tags } from '#api/names.ts'
import type { Faults } from './faults.ts'
import { isFields } from './fields.ts'

const NO_TAGS: Tags = {}
const NO_SOURCE: Tags = { source: UNASSIGNED }

/** The tags at the top of a body, which every measurement inherits; empty when there are none. */
export function readTopTags(raw: unknown, faults: Faults): Tags {
  return raw === undefined || raw === null ? NO_TAGS : merge(NO_TAGS, raw, 'tags', faults)
}

/**
 * The tags of a measurement, lower case and sorted by name: those of the top with its own over them, where null
 * clears one. API reference, "Tag Merging". Without any it is `source=unassigned`.
 */
export function readTags(top: Tags, raw: unknown, path: string, faults: Faults): Tags {
  const tags = raw === undefined || raw === null ? top : merge(top, raw, path, faults)
  for (const _ in tags) return tags
  return NO_SOURCE
}

function merge(top: Tags, raw: unknown, path: string, faults: Faults): Tags {
  if (!isFields(raw)) {
    faults.add(path, 'must be a hash of tag names and values')
    return top
  }
  const merged = new Map(Object.entries(top))
  for (const [name, value] of Object.entries(raw)) {
    if (!TAG_NAME.test(name))
      faults.add(`${path}.${name}`, 'must have a name of 1 to 64 of A-Z a-z 0-9 . : - _')
    if (value === null) merged.delete(name.toLowerCase())
    else merged.set(name.toLowerCase(), readValue(value, `${path}.${name}`, faults))
  }
  if (merged.size > MAX_TAGS) faults.add(path, `must be ${MAX_TAGS} tags or fewer`)
  return Object.fromEntries([...merged].sort(byName))
}

/** Numbers and booleans are taken as text: clients tag with ports and flags. */
function readValue(raw: unknown, path: string, faults: Faults): string {
  const value = typeof raw === 'number' || typeof raw === 'boolean' ? String(raw) : raw
  if (typeof value === 'string' && TAG_VALUE.test(value)) return value.toLowerCase()
  faults.add(path, 'must be 1 to 255 of A-Z a-z 0-9 . : - _ ? \\ / and space')
  return ''
}

function byName(a: readonly [string, string], b: readonly [string, string]): number {
  return a[0] < b[0] ? -1 : 1
}

/** A legacy source as the tag it is; undefined where none is given. */
export function readSource(raw: unknown, path: string, faults: Faults): Tags | undefined {
  if (raw === undefined || raw === null || raw === '') return undefined
  const source = typeof raw === 'number' ? String(raw) : raw
  if (typeof source !== 'string' || !SOURCE_NAME.test(source)) {
    faults.add(path, 'must be 1 to 255 of A-Z a-z 0-9 . : - _')
  } else if (source.toLowerCase() === 'all') {
    faults.add(path, 'must not be "all", which is reserved')
  } else {
    return { source: source.toLowerCase() }
  }
  return NO_SOURCE
}

/** The tags of a measurement that came without a source. */
export const unassigned = NO_SOURCE
