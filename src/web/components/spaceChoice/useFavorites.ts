import { favoriteCreate, favoriteDelete, favoriteList } from '#api/favorites.ts'
import type { Space } from '#api/spaces.ts'
import { q, useQuery, useWrite } from '#web/api/query.ts'
import { showToast } from '#web/stores/toasts.ts'
import { quoted } from '../page/quoted.ts'

const NONE: readonly Space[] = []

/** The favourite spaces of whoever is signed in, by name. */
export function useFavorites(): readonly Space[] {
  return useQuery({ ...q(favoriteList), staleTime: 60_000 }).data?.spaces ?? NONE
}

/** Whether a space is a favourite, the new answer at once while it is being stored, and the way to change it. */
export function useFavorite({ id, name }: Space): [boolean, () => void] {
  const isKept = useFavorites().some((space) => space.id === id)
  const options = {
    invalidates: [favoriteList],
    onError: (error: Error) =>
      showToast({ tone: 'failed', text: `The star of ${quoted(name)} stays as it was: ${error.message}` }),
  }
  const add = useWrite(favoriteCreate, options)
  const drop = useWrite(favoriteDelete, options)
  const isFavorite = add.isPending || (isKept && !drop.isPending)
  return [isFavorite, () => (isFavorite ? drop : add).mutate({ params: { id } })]
}
