import { arranged } from './arrange.ts'
import { COLUMNS } from './chartPlace.ts'
import { bottomOf, isSamePlace, type Place } from './gridPlaces.ts'

/** A chart smaller than this cannot be read, nor taken hold of. */
const LEAST_WIDTH = 2
const LEAST_HEIGHT = 2

/** A way on the grid; whole cells or, from a pointer, parts of them. */
export interface Way {
  columns: number
  rows: number
}

/** The place so far away, kept on the grid. */
export function movedBy(place: Place, { columns, rows }: Way): Place {
  const x = clamp(Math.round(place.x + columns), 0, COLUMNS - place.w)
  return { ...place, x, y: Math.max(0, Math.round(place.y + rows)) }
}

/** The place with its lower right corner so far away. */
export function resizedBy(place: Place, { columns, rows }: Way): Place {
  const most = COLUMNS - place.x
  return {
    ...place,
    w: clamp(Math.round(place.w + columns), Math.min(LEAST_WIDTH, most), most),
    h: Math.max(LEAST_HEIGHT, Math.round(place.h + rows)),
  }
}

const WAYS: Readonly<Record<string, Way>> = {
  ArrowLeft: { columns: -1, rows: 0 },
  ArrowRight: { columns: 1, rows: 0 },
  ArrowUp: { columns: 0, rows: -1 },
  ArrowDown: { columns: 0, rows: 1 },
}

/**
 * Where an arrow key wants a chart that was picked up: as many cells on as make a difference, because a key that changes
 * nothing seems broken.
 *
 * @param start all charts as they stood when it was picked up
 * @param now its place so far
 * @returns null for other keys, and where it goes no further
 */
export function stepped(start: readonly Place[], now: Place, key: string, resizes: boolean): Place | null {
  const way = WAYS[key]
  if (way === undefined) return null
  if (resizes) {
    const wanted = resizedBy(now, way)
    return isSamePlace(wanted, now) ? null : wanted
  }
  for (let cells = 1; cells <= Math.max(COLUMNS, bottomOf(start)); cells++) {
    const wanted = movedBy(now, { columns: way.columns * cells, rows: way.rows * cells })
    const landed = arranged(start, wanted).find(({ id }) => id === now.id)!
    if (!isSamePlace(landed, now)) return wanted
  }
  return null
}

const clamp = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value))
