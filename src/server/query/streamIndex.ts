import type { Tags } from '#api/names.ts'
import { matchesTags, type TagFilter } from '#series/tagFilter.ts'

/** Streams by the values of their tags, for many filters one after the other. */
export class StreamIndex<S extends { tags: Tags }> {
  private readonly byTag = new Map<string, Map<string, S[]>>()

  constructor(private readonly all: readonly S[]) {}

  /** The streams that pass a filter, in their order. */
  matching(filter: TagFilter): S[] {
    return this.candidates(filter).filter(({ tags }) => matchesTags(filter, tags))
  }

  /** A filter that wants one value of a tag need not be held against every stream. */
  private candidates(filter: TagFilter): readonly S[] {
    const terms = filter.kind === 'and' ? filter.of : [filter]
    const exact = terms.find((term) => term.kind === 'match' && !term.negated && !term.pattern.includes('*'))
    if (exact?.kind !== 'match') return this.all
    return this.valuesOf(exact.name).get(exact.pattern) ?? []
  }

  private valuesOf(name: string): Map<string, S[]> {
    const known = this.byTag.get(name)
    if (known !== undefined) return known
    const values = new Map<string, S[]>()
    for (const stream of this.all) {
      if (!Object.hasOwn(stream.tags, name)) continue
      const value = stream.tags[name]!
      const streams = values.get(value)
      if (streams === undefined) values.set(value, [stream])
      else streams.push(stream)
    }
    this.byTag.set(name, values)
    return values
  }
}
