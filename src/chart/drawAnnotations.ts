import type uPlot from 'uplot'
import { annotationLook } from './annotationLook.ts'
import { type AnnotationMark, annotationMarks } from './annotationMarks.ts'
import type { ChartLook } from './look.ts'
import type { Drawn } from './uplot.ts'

/** CSS pixels above the plot that are kept for the marks of annotations. */
export const STRIP_HEIGHT = 24

const LINE = 0.7
const WASH = 0.08

/** Draws annotations behind the lines: where each begins, and a wash over how long it lasts. */
export function drawAnnotations(u: uPlot, { model, events }: Drawn, look: ChartLook): void {
  if (events === undefined) return
  const { ctx, bbox } = u
  const { left, top, width, height } = bbox
  const ratio = look.pixelRatio
  const line = Math.max(1, Math.round(ratio))
  ctx.save()
  for (const mark of annotationMarks(events, model.from, model.to, width / ratio)) {
    const [from, to] = [mark.left, mark.right].map((x) => left + Math.round(x * ratio))
    ctx.fillStyle = markColor(mark, look)
    ctx.globalAlpha = WASH
    ctx.fillRect(from!, top, to! - from!, height)
    ctx.globalAlpha = LINE
    ctx.setLineDash([2 * ratio, 3 * ratio])
    ctx.strokeStyle = ctx.fillStyle
    ctx.lineWidth = line
    ctx.beginPath()
    for (const x of edgesOf(mark, model, [from!, to!])) {
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
