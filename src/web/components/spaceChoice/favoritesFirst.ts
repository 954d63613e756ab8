import type { Space } from '#api/spaces.ts'

/** The spaces of a list with the favourites whose name contains a text before all others, each once. */
export function favoritesFirst(spaces: readonly Space[], favorites: readonly Space[], text: string): Space[] {
  const sought = text.toLowerCase()
  const first = favorites.filter(({ name }) => name.toLowerCase().includes(sought))
  const ids = new Set(first.map(({ id }) => id))
  return [...first, ...spaces.filter(({ id }) => !ids.has(id))]
}
