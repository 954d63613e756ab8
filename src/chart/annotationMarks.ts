import type { StreamEvent } from '#api/annotationEvents.ts'

/** CSS pixels from the middle of one mark to the next at the least: each can be hit by a finger's tip. */
export const MARK_SPACE = 28

/** One or more events that stand at one place of a chart's strip. */
export interface AnnotationMark {
  /** CSS pixels from the left edge of the plot to where the first event begins, and to where the last one ends. */
  left: number
  right: number
  /** By their start; more than one where there is no room for a mark each. */
  events: readonly StreamEvent[]
}

/** Where an event ends: a single moment ends where it begins. */
export const endOf = ({ start_time, end_time }: Pick<StreamEvent, 'start_time' | 'end_time'>): number =>
  end_time ?? start_time

/** Spans that touch or overlap as one, by their start: what lasts at the same time is washed over once. */
export function mergedSpans(spans: readonly (readonly [from: number, to: number])[]): [number, number][] {
  const merged: [number, number][] = []
  for (const [from, to] of spans.toSorted((a, b) => a[0] - b[0])) {
    const last = merged.at(-1)
    if (last === undefined || from > last[1]) merged.push([from, to])
    else last[1] = Math.max(last[1], to)
  }
  return merged
}

/**
 * The marks of what of the events is in view. Events that begin closer than `MARK_SPACE` to the first of a mark join it,
 * so that marks never touch; an event that began before the interval stands at its edge.
 *
 * @param events by their start
 * @param from the interval in view, Unix seconds
 * @param width of the plot in CSS pixels
 */
export function annotationMarks(
  events: readonly StreamEvent[],
  from: number,
  to: number,
  width: number,
): AnnotationMark[] {
  const marks: { left: number; right: number; events: StreamEvent[] }[] = []
  const scale = width / (to - from)
  const place = (time: number) => Math.min(Math.max(0, (time - from) * scale), width)
  for (const event of events) {
    const end = endOf(event)
    if (end < from || event.start_time > to) continue
    const left = place(event.start_time)
    const right = place(end)
    const last = marks.at(-1)
    if (last === undefined || left - last.left >= MARK_SPACE) marks.push({ left, right, events: [event] })
    else {
      last.events.push(event)
      last.right = Math.max(last.right, right)
    }
  }
  return marks
}
