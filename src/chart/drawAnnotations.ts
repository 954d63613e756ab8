import type uPlot from 'uplot'
import { annotationLook } from './annotationLook.ts'
import { type AnnotationMark, annotationMarks, mergedSpans } from './annotationMarks.ts'
import type { ChartLook } from './look.ts'
import type { Drawn } from './uplot.ts'

/** CSS pixels above the plot that are kept for the marks of annotations. */
export const STRIP_HEIGHT = 24

const LINE = 0.7
const WASH = 0.06

/** Draws annotations behind the lines: where each begins, and one wash over all the time that any of them lasts. */
export function drawAnnotations(u: uPlot, { model, events }: Drawn, look: ChartLook): void {
  if (events === undefined) return
  const { ctx, bbox } = u
  const { left, top, width, height } = bbox
  const ratio = look.pixelRatio
  const line = Math.max(1, Math.round(ratio))
  const marks = annotationMarks(events, model.from, model.to, width / ratio)
  const place = (x: number) => left + Math.round(x * ratio)
  ctx.save()
  ctx.globalAlpha = WASH
  ctx.fillStyle = look.text
  for (const [from, to] of mergedSpans(marks.map((mark) => [mark.left, mark.right]))) {
    ctx.fillRect(place(from), top, place(to) - place(from), height)
  }
  ctx.globalAlpha = LINE
  ctx.setLineDash([2 * ratio, 3 * ratio])
  ctx.lineWidth = line
  for (const mark of marks) {
    ctx.strokeStyle = markColor(mark, look)
    ctx.beginPath()
    for (const x of edgesOf(mark, model, [place(mark.left), place(mark.right)])) {
      ctx.moveTo(x + (line % 2) / 2, top)
      ctx.lineTo(x + (line % 2) / 2, top + height)
    }
    ctx.stroke()
  }
  ctx.restore()
}

/** The colour of a stream; of a mark that holds several streams, the text's. */
export function markColor(
  { events }: AnnotationMark,
  { scheme, text }: Pick<ChartLook, 'scheme' | 'text'>,
): string {
  const name = events[0]!.name
  return events.every((event) => event.name === name) ? annotationLook(name, scheme).color : text
}

/** Begin and end of one event where they are in view; of many, only where the first begins. */
function edgesOf(
  { events }: AnnotationMark,
  { from, to }: Drawn['model'],
  [left, right]: readonly [number, number],
): number[] {
  const { start_time, end_time } = events[0]!
  const edges = start_time >= from ? [left] : []
  return events.length === 1 && end_time !== null && end_time <= to ? [...edges, right] : edges
}
