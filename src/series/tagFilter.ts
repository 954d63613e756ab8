import type { Tags } from '#api/names.ts'

/**
 * Which streams are meant. `match` wants the tag and a value like the pattern (`*` stands for anything), or, negated,
 * the tag and another value. An empty `and` is every stream.
 */
export type TagFilter =
  | { kind: 'and' | 'or'; of: readonly TagFilter[] }
  | { kind: 'match'; name: string; pattern: string; negated: boolean }
  | { kind: 'absent'; name: string }

export const EVERY_STREAM: TagFilter = { kind: 'and', of: [] }

export const isEveryStream = (filter: TagFilter) => filter.kind === 'and' && filter.of.length === 0

/** A test of one tag; a pattern that begins with `!` is negated. Names and values are stored in lower case. */
export function matchTag(name: string, pattern: string): TagFilter {
  const negated = pattern.startsWith('!')
  return {
    kind: 'match',
    name: name.toLowerCase(),
    pattern: pattern.slice(negated ? 1 : 0).toLowerCase(),
    negated,
  }
}

/** Streams that have the tag, whatever its value. */
export const hasTag = (name: string) => matchTag(name, '*')

/** Streams that pass every filter given, written as plainly as it can be. */
export function allOf(filters: readonly TagFilter[]): TagFilter {
  const needed = filters.filter((filter) => !isEveryStream(filter))
  const [only] = needed
  return only !== undefined && needed.length === 1 ? only : { kind: 'and', of: needed }
}

/** Streams that pass one of the filters. */
export function anyOf(filters: readonly TagFilter[]): TagFilter {
  const [only] = filters
  return only !== undefined && filters.length === 1 ? only : { kind: 'or', of: filters }
}

export function matchesTags(filter: TagFilter, tags: Tags): boolean {
  switch (filter.kind) {
    case 'and':
      return filter.of.every((inner) => matchesTags(inner, tags))
    case 'or':
      return filter.of.some((inner) => matchesTags(inner, tags))
    case 'absent':
      return !Object.hasOwn(tags, filter.name)
    case 'match': {
      if (!Object.hasOwn(tags, filter.name)) return false
      return matchesPattern(filter.pattern, tags[filter.name] ?? '') !== filter.negated
    }
  }
}

/** Whether `text` is like `pattern`, where `*` stands for any characters, none included. */
export function matchesPattern(pattern: string, text: string): boolean {
  const [first = '', ...rest] = pattern.split('*')
  const last = rest.pop()
  if (last === undefined) return first === text
  if (!text.startsWith(first)) return false
  let at = first.length
  for (const part of rest) {
    const found = text.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return text.length - last.length >= at && text.endsWith(last)
}
