import type { StreamDraft, TagDraft } from './chartDraft.ts'
import { flagOf } from '../page/flag.ts'

/** The tag that all streams have one line per value of; empty when they have none, null when they differ. */
export function groupedBy(streams: readonly StreamDraft[]): string | null {
  return common(
    streams.map(({ tags }) =>
      (tags ?? [])
        .filter((tag) => flagOf(tag.grouped))
        .map(({ name }) => name)
        .join(','),
    ),
  )
}

/** The streams with one line per value of a tag; without a tag they have one line each. Filters stay. */
export function groupedAllBy(streams: readonly StreamDraft[], name: string): StreamDraft[] {
  return streams.map((stream) => {
    const kept = (stream.tags ?? []).flatMap((tag) => ungrouped(tag, name))
    const has = kept.some((tag) => sameName(tag.name, name))
    const tags = kept.map((tag) => (sameName(tag.name, name) ? { ...tag, grouped: true } : tag))
    return { ...stream, tags: name === '' || has ? tags : [...tags, { name, grouped: true }] }
  })
}

/** A tag that is not grouped by any more; it goes when that was all that it did. */
function ungrouped(tag: TagDraft, but: string): TagDraft[] {
  if (!flagOf(tag.grouped) || sameName(tag.name, but)) return [tag]
  const filters = flagOf(tag.dynamic) || [tag.values ?? []].flat().length > 0
  return filters ? [{ ...tag, grouped: false }] : []
}

/** What all streams say; null when they differ. */
export function common(values: readonly (string | null | undefined)[]): string | null {
  const [first, ...others] = values.map((value) => value ?? '')
  return others.every((other) => other === first) ? (first ?? '') : null
}

const sameName = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()
