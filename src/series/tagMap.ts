import { allOf, anyOf, EVERY_STREAM, matchTag, type TagFilter } from './tagFilter.ts'

/**
 * The `tags` parameter: one name's patterns are alternatives, different names must all match, `!` before a pattern
 * negates it, and `!` before a name wants the tag absent (`tags[!host]=1`). `*` and `{}` are every stream.
 * API reference, "Tag Search Parameters" and "Tag Negation".
 */
export function filterOfTagMap(tags: Readonly<Record<string, readonly string[]>> | '*'): TagFilter {
  if (tags === '*') return EVERY_STREAM
  return allOf(Object.entries(tags).map(([name, patterns]) => filterOfTag(name, patterns)))
}

function filterOfTag(name: string, patterns: readonly string[]): TagFilter {
  if (name.startsWith('!')) return { kind: 'absent', name: name.slice(1).toLowerCase() }
  return anyOf(patterns.map((pattern) => matchTag(name, pattern)))
}
