import type { ParamErrors } from '#api/errors.ts'
import { pathText } from '#api/paramErrors.ts'

/** Deeper than any body of the API, and far from what would exhaust the stack. */
const MAX_DEPTH = 20

/** NUL and halves of surrogate pairs are text in JSON, but PostgreSQL stores neither. */
const UNSTORABLE = /[\0\p{Surrogate}]/u
/** Finds all of those and whole pairs too, but many times faster. */
const SUSPECT = /[\0\uD800-\uDFFF]/

/** What no schema looks at but no engine could store: faults by path, none when all is well. */
export function unstorable(value: unknown): ParamErrors {
  const faults: ParamErrors = {}
  if (!isStorable(value, 0)) collect(value, [], faults)
  return faults
}

function isText(text: string): boolean {
  return !SUSPECT.test(text) || !UNSTORABLE.test(text)
}

/** Every body goes through here, so that it makes no paths. */
function isStorable(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return isText(value)
  if (typeof value !== 'object' || value === null) return true
  if (depth >= MAX_DEPTH) return false
  if (Array.isArray(value)) return value.every((item) => isStorable(item, depth + 1))
  for (const key in value) {
    if (!isText(key) || !isStorable((value as Record<string, unknown>)[key], depth + 1)) return false
  }
  return true
}

function collect(value: unknown, path: readonly PropertyKey[], faults: ParamErrors): void {
  if (typeof value === 'string') {
    if (!isText(value)) faults[pathText(path)] = ['holds a character that cannot be stored']
  } else if (typeof value === 'object' && value !== null) {
    if (path.length >= MAX_DEPTH) {
      faults[pathText(path)] = ['is nested too deep']
    } else if (Array.isArray(value)) {
      value.forEach((item, index) => collect(item, [...path, index], faults))
    } else {
      for (const [key, item] of Object.entries(value)) {
        if (isText(key)) collect(item, [...path, key], faults)
        else faults[pathText([...path, key])] = ['has a name with a character that cannot be stored']
      }
    }
  }
}
