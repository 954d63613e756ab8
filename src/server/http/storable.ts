import type { ParamErrors } from '#api/errors.ts'
import { pathText } from '#api/paramErrors.ts'

/** Deeper than any body of the API, and far from what would exhaust the stack. */
const MAX_DEPTH = 20

/** NUL and halves of surrogate pairs are text in JSON, but PostgreSQL stores neither. */
const UNSTORABLE = /[\0\p{Surrogate}]/u

/** What no schema looks at but no engine could store: faults by path, none when all is well. */
export function unstorable(value: unknown): ParamErrors {
  const faults: ParamErrors = {}
  const path: PropertyKey[] = []

  function walk(value: unknown): void {
    if (typeof value === 'string') {
      if (UNSTORABLE.test(value)) faults[pathText(path)] = ['holds a character that cannot be stored']
    } else if (typeof value === 'object' && value !== null) {
      if (path.length >= MAX_DEPTH) faults[pathText(path)] = ['is nested too deep']
      else if (Array.isArray(value)) value.forEach((item, index) => enter(index, item))
      else Object.entries(value).forEach(([key, item]) => enter(key, item))
    }
  }

  function enter(key: PropertyKey, item: unknown): void {
    path.push(key)
    if (typeof key === 'string' && UNSTORABLE.test(key)) {
      faults[pathText(path)] = ['has a name with a character that cannot be stored']
    } else walk(item)
    path.pop()
  }

  walk(value)
  return faults
}
