import { type Chart, isAnnotation } from '#api/charts.ts'
import type { ChartDraft, StreamDraft } from './chartDraft.ts'

/* Apart from the rest of a draft: duplicating a chart needs it as well, before anything of the form is loaded. */

/** What the form changes of a chart; its place on the grid is not among it. Annotations come after what is measured. */
export function draftOf({ id: _id, layout: _layout, ...chart }: Chart): ChartDraft {
  const { measured, annotations } = parted(chart)
  return annotations.length === 0 ? chart : { ...chart, streams: [...measured, ...annotations] }
}

/** A draft's streams: those that are measured, and those of annotations. */
export function parted({ streams }: Pick<ChartDraft, 'streams'>): {
  measured: StreamDraft[]
  annotations: StreamDraft[]
} {
  const all = streams ?? []
  return {
    measured: all.filter((stream) => !isAnnotation(stream)),
    annotations: all.filter(isAnnotation),
  }
}
