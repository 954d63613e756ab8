import { MAX_LENGTH } from '#api/pagination.ts'
import type { Reply } from '#api/endpoint.ts'
import type { ApiError } from '#api/errors.ts'
import { spaceList } from '#api/spaces.ts'
import { keepPreviousData, q, useQuery } from '#web/api/query.ts'
import type { SpacesSearch } from '#web/paths.ts'
import { favoritesFirst } from './favoritesFirst.ts'
import { useFavorites } from './useFavorites.ts'
import { useLast } from './useLast.ts'

export interface Spaces {
  /** What was read last, although the address may ask for something else already; undefined before the first answer. */
  list: Reply<typeof spaceList> | undefined
  /** Why `list` is not what the address asks for. */
  error: ApiError | null
  /** The list in view is on its way out. */
  isWaiting: boolean
  retry: () => void
}

/** A page of the spaces whose names contain a text; favourites are on top of the first one. */
export function useSpaces({ name, page }: Required<SpacesSearch>): Spaces {
  const query = { name, offset: (page - 1) * MAX_LENGTH, length: MAX_LENGTH }
  const { data, error, isPlaceholderData, isFetching, refetch } = useQuery({
    ...q(spaceList, { query }),
    placeholderData: keepPreviousData,
  })
  // What was found before is forgotten by react-query when the next read fails.
  const last = useLast(data)
  const favorites = useFavorites()
  const list = last && page === 1 ? { ...last, spaces: favoritesFirst(last.spaces, favorites, name) } : last
  return {
    list,
    error,
    isWaiting: isFetching && (isPlaceholderData || data === undefined),
    retry: () => void refetch(),
  }
}
