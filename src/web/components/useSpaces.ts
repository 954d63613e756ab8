import { MAX_LENGTH } from '#api/pagination.ts'
import { spaceList } from '#api/spaces.ts'
import type { ListQuery } from '#web/paths.ts'
import { type Listed, useListed } from './useListed.ts'

export type Spaces = Listed<typeof spaceList>

/** A page of the spaces whose names contain a text. */
export function useSpaces({ name, page }: Required<ListQuery>): Spaces {
  return useListed(spaceList, { query: { name, offset: (page - 1) * MAX_LENGTH, length: MAX_LENGTH } })
}
