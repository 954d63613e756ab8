import { MAX_LENGTH } from '#api/pagination.ts'
import { spaceList } from '#api/spaces.ts'
import type { ListQuery } from '#web/paths.ts'
import { favoritesFirst } from './favoritesFirst.ts'
import { useFavorites } from './useFavorites.ts'
import { type Listed, useListed } from '../page/useListed.ts'

/** A page of the spaces whose names contain a text; favourites are on top of the first one. */
export function useSpaces({ name, page }: Required<ListQuery>): Listed<typeof spaceList> {
  const query = { name, offset: (page - 1) * MAX_LENGTH, length: MAX_LENGTH }
  const listed = useListed(spaceList, { query })
  const favorites = useFavorites()
  const { list } = listed
  if (list === undefined || page > 1) return listed
  return { ...listed, list: { ...list, spaces: favoritesFirst(list.spaces, favorites, name) } }
}
