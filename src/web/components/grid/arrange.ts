import type { Layout } from '#api/charts.ts'
import { overlap, shareColumns } from '#space/overlap.ts'
import { isSamePlace, type Place } from './gridPlaces.ts'

/**
 * The grid after one of its charts was moved or resized. Others give way downwards and rise into what became free; one of
 * the same size changes places with it. Computed from how the charts stood at the start, so that all go back when it does.
 *
 * @param start all charts before the move
 * @param wanted where the chart is to be, over whatever is there
 */
export function arranged(start: readonly Place[], wanted: Place): Place[] {
  const before = start.find(({ id }) => id === wanted.id)
  if (before === undefined || isSamePlace(wanted, before)) return stacked(start, start, null)
  const isResized = wanted.w !== before.w || wanted.h !== before.h
  const twin = isResized ? null : twinAt(start, before, wanted)
  if (twin !== null) {
    const exchanged = start.map((place) =>
      place.id === before.id
        ? { ...twin, id: before.id }
        : place.id === twin.id
          ? { ...before, id: twin.id }
          : place,
    )
    return stacked(exchanged, exchanged, null)
  }
  const places = start.map((place) => (place.id === wanted.id ? wanted : place))
  const rises = wanted.x !== before.x || wanted.y !== before.y
  return stacked(start, places, { id: wanted.id, rises, edge: edgeOf(before, wanted) })
}

/**
 * Over charts of the same size, the one whose place is taken: that which is covered most and by half at least. The own
 * start is one of them, so that a chart between it and its neighbour goes to one of both and moves nobody else.
 */
function twinAt(start: readonly Place[], before: Place, wanted: Place): Place | null {
  const twins = start.filter(({ w, h }) => w === wanted.w && h === wanted.h)
  if (!twins.some((twin) => twin.id !== wanted.id && overlap(twin, wanted))) return null
  // Between two equally good ones, any but its own.
  const better = (best: Place, other: Place) => {
    const more = covered(other, wanted) - covered(best, wanted)
    return more > 0 || (more === 0 && best === before) ? other : best
  }
  const best = twins.reduce(better, before)
  return covered(best, wanted) * 2 >= wanted.w * wanted.h ? best : null
}

/** Straight down, a chart is past another when its lower edge is past the middle of that; else its upper edge counts. */
const edgeOf = (before: Layout, { x, y, h }: Layout): number => (x === before.x && y > before.y ? y + h : y)

interface Moved {
  id: number
  /** What others are compared with to tell whether it comes before or after them. */
  edge: number
  /** Whether it does not stay where there is a gap above. */
  rises: boolean
}

/**
 * All charts put on top of each other from the first row on, in the order of their middles, which no two that share a
 * column can have against their order. One that stood on its own, below a gap, does not rise.
 *
 * @returns in the order of `places`
 */
function stacked(start: readonly Place[], places: readonly Place[], moved: Moved | null): Place[] {
  const rank = (place: Place) => (place.id === moved?.id ? moved.edge : place.y + place.h / 2)
  const order = places.toSorted((a, b) => {
    const byRank = rank(a) - rank(b)
    return byRank === 0 ? Number(a.id === moved?.id) - Number(b.id === moved?.id) : byRank
  })
  const done: Place[] = []
  for (const place of order) {
    const below = done.filter((other) => shareColumns(other, place)).map(({ y, h }) => y + h)
    const keeps = !(place.id === moved?.id && moved.rises) && standsAlone(start, place)
    done.push({ ...place, y: Math.max(0, ...below, keeps ? place.y : 0) })
  }
  return places.map(({ id }) => done.find((place) => place.id === id)!)
}

/** Whether there is a gap right above it. */
function standsAlone(start: readonly Place[], { id }: Place): boolean {
  const place = start.find((other) => other.id === id)!
  const isHeld = (other: Place) =>
    other.id !== id && shareColumns(other, place) && other.y < place.y && other.y + other.h >= place.y
  return place.y > 0 && !start.some(isHeld)
}

const covered = (a: Layout, b: Layout): number =>
  Math.max(0, Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y))
