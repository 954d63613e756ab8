import type { Space } from '#api/spaces.ts'
import { spaceView } from '#api/spaces.ts'
import { q, useQueries } from '#web/api/query.ts'

/** The spaces with these ids, as far as they are known and still there. */
export function useNamedSpaces(ids: readonly number[]): Space[] {
  return useQueries({
    queries: ids.map((id) => ({ ...q(spaceView, { params: { id } }), staleTime: 60_000, retry: false })),
    combine: (answers) => answers.flatMap(({ data }) => (data ? [{ id: data.id, name: data.name }] : [])),
  })
}
