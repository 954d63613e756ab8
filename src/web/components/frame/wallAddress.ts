/** A wall shows spaces in turn: for how many seconds each, and which ones where the address names them. */
export interface WallSetting {
  seconds: number
  /** Null for the favourites. */
  spaces: readonly number[] | null
}

export const WALL_SECONDS = 30
const LEAST = 5
const MOST = 86_400

/** What the address asks of the wall, `?wall=30&spaces=12,15`; null where it is no wall. */
export function readWall(search: URLSearchParams): WallSetting | null {
  const text = search.get('wall')
  if (text === null || !/^\d{1,9}$/.test(text)) return null
  const ids = (search.get('spaces') ?? '').split(',').filter((id) => /^[1-9]\d{0,9}$/.test(id))
  return {
    seconds: Math.min(MOST, Math.max(LEAST, Number(text))),
    spaces: ids.length === 0 ? null : ids.map(Number),
  }
}

/** The query of a space on the wall, or with null of the same space off it; range, source and tags stay. */
export function withWall(search: string, seconds: number | null): string {
  const query = new URLSearchParams(search)
  query.delete('wall')
  if (seconds === null) query.delete('spaces')
  else query.set('wall', String(seconds))
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

/** The space after this one, round and round; the first for one that is not in turn. */
export function nextSpace(ids: readonly number[], shown: number): number {
  return ids[(ids.indexOf(shown) + 1) % ids.length] ?? shown
}
