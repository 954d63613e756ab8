import type { Tags } from '#api/names.ts'
import type { ComposeSeries, SeriesQuery } from './composeSeries.ts'
import type { ReadSeries, SeriesRequest } from './evaluate.ts'
import { groupsOf } from './groups.ts'

export interface ReadOnce {
  read: ReadSeries
  /** The series of a request that have these tags, which are all that it groups by. */
  readOnly: (request: SeriesRequest, only: Tags) => Promise<ComposeSeries[]>
}

/** Equal requests are read once, and sorted by what they group by once. */
export function readOnce(read: ReadSeries): ReadOnce {
  const reads = new Map<string, Promise<ComposeSeries[]>>()
  const sorted = new Map<string, Promise<Map<string, ComposeSeries[]>>>()
  const queries = new Map<string, SeriesQuery>()

  const readKnown: ReadSeries = (request) => {
    const { metric, source, tags } = request
    const query: SeriesQuery = { metric, ...(source !== undefined && { source }), tags }
    const same = known(queries, JSON.stringify(query), () => query)
    return known(reads, JSON.stringify(request), async () => {
      const found = await read(request)
      return found.map((series) => ({ ...series, query: same }))
    })
  }

  return {
    read: readKnown,
    readOnly: async (request, only) => {
      const keyOf = (tags: Tags) => JSON.stringify(request.by.map((name) => tags[name]))
      const groups = await known(sorted, JSON.stringify(request), async () => {
        const all = groupsOf(await readKnown(request), request.by)
        return new Map(all.map(({ tags, members }) => [keyOf(tags), members]))
      })
      return groups.get(keyOf(only)) ?? []
    },
  }
}

function known<T>(all: Map<string, T>, key: string, make: () => T): T {
  const value = all.get(key) ?? make()
  all.set(key, value)
  return value
}
