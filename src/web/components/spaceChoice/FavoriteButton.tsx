import type { Space } from '#api/spaces.ts'
import { IconButton } from '#web/ui/Button.tsx'
import { StarIcon } from '#web/ui/icons.tsx'
import css from './FavoriteButton.module.css'
import { useFavorite } from './useFavorites.ts'

/** The star of a space: favourites come first in the list, in the search and on the wall. */
export function FavoriteButton({ space }: { space: Space }) {
  const [isFavorite, toggle] = useFavorite(space)
  return (
    <IconButton
      label={`Favourite ${space.name}`}
      title={isFavorite ? 'Remove from favourites' : 'Make it a favourite'}
      aria-pressed={isFavorite}
      className={css.star ?? ''}
      onClick={toggle}
    >
      <StarIcon />
    </IconButton>
  )
}
