import * as z from 'zod/mini'
import type { Chart, ChartWrite, Layout } from '#api/charts.ts'
import { ChartDocument } from '#api/spaceDocument.ts'
import { chartDocument } from '#space/document.ts'
import { bottomOf, type Place, placesOf } from './gridPlaces.ts'

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

/** The layouts of charts that are added below all others, as they stood to each other. */
export function layoutsBelow(
  there: readonly Pick<Chart, 'id' | 'layout'>[],
  added: readonly { layout?: Layout | null | undefined }[],
): (Layout | null)[] {
  const rows = added.flatMap(({ layout }) => (layout ? [layout.y] : []))
  const down = bottomOf(placesOf(there)) - Math.min(...rows)
  return added.map(({ layout }) => (layout ? { ...layout, y: layout.y + down } : null))
}

/** A chart as a new one is made from it: the ids of streams belong to the first. */
export function copyBody({ id: _id, version: _version, ...chart }: Chart): ChartWrite {
  return { ...chart, streams: chart.streams.map(({ id: _stream, ...stream }) => stream) }
}
