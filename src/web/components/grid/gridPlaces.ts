import type { Chart, Layout } from '#api/charts.ts'
import { overlap } from '#space/overlap.ts'
import { inReadingOrder } from '#space/readingOrder.ts'
import { COLUMNS, placeOf, sizeOf } from './chartPlace.ts'

/** Where a chart stands on the grid, in cells. */
export interface Place extends Layout {
  id: number
}

/**
 * The places of all charts as the browser shows them, in reading order. Those that nobody placed follow each other into
 * what is free, as a grid of the style sheet lays them: none goes back to a gap before the last.
 */
export function placesOf(charts: readonly Pick<Chart, 'id' | 'layout'>[]): Place[] {
  const places: Place[] = []
  const flowing: { id: number; w: number; h: number }[] = []
  for (const chart of inReadingOrder(charts)) {
    const place = placeOf(chart)
    if (place === null) flowing.push({ id: chart.id, ...sizeOf(chart) })
    else places.push({ id: chart.id, ...place })
  }
  let [x, y] = [0, 0]
  for (const chart of flowing) {
    const isFree = () => x + chart.w <= COLUMNS && !places.some((other) => overlap({ ...chart, x, y }, other))
    while (!isFree()) [x, y] = x + chart.w < COLUMNS ? [x + 1, y] : [0, y + 1]
    places.push({ ...chart, x, y })
  }
  return places
}

/** The layouts to store so that the charts stand there: of those only that stand elsewhere now, or nowhere. */
export function changedLayouts(
  charts: readonly Pick<Chart, 'id' | 'layout'>[],
  places: readonly Place[],
): Map<number, Layout> {
  const before = new Map(charts.map(({ id, layout }) => [id, layout]))
  return new Map(
    places
      .filter((place) => !isSamePlace(place, before.get(place.id)))
      .map(({ id, x, y, w, h }) => [id, { x, y, w, h }]),
  )
}

/** The first row below all of them. */
export const bottomOf = (places: readonly Layout[]): number => Math.max(0, ...places.map(({ y, h }) => y + h))

export const isSamePlace = (a: Layout, b: Layout | null | undefined): boolean =>
  b !== null && b !== undefined && a.x === b.x && a.y === b.y && a.w === b.w && a.h === b.h
