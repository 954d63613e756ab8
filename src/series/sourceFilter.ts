import { anyOf, EVERY_STREAM, matchTag, type TagFilter } from './tagFilter.ts'

/**
 * Librato's language of dynamic sources: patterns joined by `OR`, each negated by a `!` before it, as in
 * `prod* OR !db`. Nothing and `*` mean every stream, also those that have no source at all.
 */
export function filterOfSource(text: string): TagFilter {
  const patterns = text
    .trim()
    .split(/\s+or\s+/i)
    .filter((pattern) => pattern !== '')
  return filterOfSources(patterns)
}

/** Streams whose source is like one of the patterns; every stream for none. */
export function filterOfSources(patterns: readonly string[]): TagFilter {
  if (patterns.length === 0 || patterns.includes('*')) return EVERY_STREAM
  return anyOf(patterns.map((pattern) => matchTag('source', pattern)))
}
