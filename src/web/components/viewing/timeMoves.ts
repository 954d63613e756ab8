import type { Span } from './timeHistory.ts'
import { type Interval, intervalOf, PRESETS, secondsOf } from '#chart/timeRange.ts'

/** What a span shows at a time (Unix seconds). */
export function shownInterval({ range, fixed }: Pick<Span, 'range' | 'fixed'>, now: number): Interval {
  if (fixed !== null) return fixed
  const to = Math.floor(now)
  return { from: to - (secondsOf(range) ?? 0), to }
}

/**
 * The span moved along the time axis, not beyond now. Pushed against now with the live range's own length it is live
 * again.
 *
 * @param by seconds, forward when positive
 */
export function shifted(span: Span, by: number, now: number): Span {
  const { from, to } = shownInterval(span, now)
  const length = to - from
  const end = Math.min(to + by, Math.max(to, now))
  if (by > 0 && end >= now - 1 && length === secondsOf(span.range)) return live(span)
  return { ...span, fixed: intervalOf(end - length, end) }
}

/** Half of what is shown, the step of a shift. */
export function halfLength(span: Span, now: number): number {
  const { from, to } = shownInterval(span, now)
  return Math.max(1, Math.round((to - from) / 2))
}

/** What is wider than this where nothing was zoomed: of an interval the live range, of a range the next longer one. */
export function wider(span: Span): Span {
  if (span.fixed !== null) return live(span)
  const length = secondsOf(span.range) ?? 0
  const next = PRESETS.find((preset) => (secondsOf(preset) ?? 0) > length)
  return next === undefined ? span : live({ ...span, range: next })
}

/** Stopped at what is shown now. */
export function paused(span: Span, now: number): Span {
  return { ...span, fixed: shownInterval(span, now), paused: Math.floor(now) }
}

export const live = (span: Span): Span => ({ ...span, fixed: null, paused: null })
