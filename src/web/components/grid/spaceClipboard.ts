import * as z from 'zod/mini'
import type { Chart, ChartWrite, Layout } from '#api/charts.ts'
import { ChartDocument } from '#api/spaceDocument.ts'
import { chartDocument } from '#space/document.ts'
import { overlap } from '#space/overlap.ts'
import { COLUMNS } from './chartPlace.ts'
import { type Place, placesOf } from './gridPlaces.ts'

/** What lies on the clipboard: charts as in the document of a space, each with the place it had. */
const Copied = z.looseObject({ poise: z.literal(1), charts: z.array(ChartDocument) })

/** @param nameOf the name of a related space, as far as it is known */
export function clipboardText(
  charts: readonly Chart[],
  places: readonly Place[],
  nameOf: (space: number) => string | undefined,
): string {
  const copied = charts.map(({ related_space, ...chart }) => {
    const place = places.find(({ id }) => id === chart.id)
    const layout = place && { x: place.x, y: place.y, w: place.w, h: place.h }
    const related = typeof related_space === 'number' ? nameOf(related_space) : undefined
    return chartDocument({ ...chart, layout: layout ?? chart.layout, related_space: related })
  })
  return JSON.stringify({ poise: 1, charts: copied })
}

/** The charts in a text that was pasted; null when it holds none that this page can read. */
export function chartsIn(text: string): ChartDocument[] | null {
  try {
    const { success, data } = z.safeParse(Copied, JSON.parse(text))
    return success && data.charts.length > 0 ? data.charts : null
  } catch {
    return null
  }
}

/**
 * The layouts of charts that are added behind all others, as they stood to each other: beside the last ones where there is
 * room for all of them, else in the first column below.
 */
export function layoutsBehind(
  there: readonly Pick<Chart, 'id' | 'layout'>[],
  added: readonly { layout?: Layout | null | undefined }[],
): (Layout | null)[] {
  const standing = added.flatMap(({ layout }) => layout ?? [])
  const [left, top] = [Math.min(...standing.map(({ x }) => x)), Math.min(...standing.map(({ y }) => y))]
  const block = standing.map((layout) => ({ ...layout, x: layout.x - left, y: layout.y - top }))
  const wide = Math.max(...block.map(({ x, w }) => x + w))
  const places = placesOf(there)
  const isFree = (at: { x: number; y: number }) =>
    !block.some((one) => places.some((other) => overlap({ ...one, x: one.x + at.x, y: one.y + at.y }, other)))
  const at = { x: 0, y: Math.max(0, ...places.map(({ y }) => y)) }
  while (!isFree(at)) Object.assign(at, at.x + wide < COLUMNS ? { x: at.x + 1 } : { x: 0, y: at.y + 1 })
  return added.map(({ layout }) =>
    layout ? { ...layout, x: layout.x - left + at.x, y: layout.y - top + at.y } : null,
  )
}

/** A chart as a new one is made from it: the ids of streams belong to the first. */
export function copyBody({ id: _id, version: _version, ...chart }: Chart): ChartWrite {
  return { ...chart, streams: chart.streams.map(({ id: _stream, ...stream }) => stream) }
}
