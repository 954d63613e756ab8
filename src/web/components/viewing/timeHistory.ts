import type { Viewing } from './spaceAddress.ts'

/** What of the address is its time. */
export type Span = Pick<Viewing, 'range' | 'fixed' | 'paused'>

/** The times that were looked at before and after this one, the nearest last. Kept in the browser's history entry. */
export interface TimeHistory {
  past: readonly Span[]
  future: readonly Span[]
  /** The relative range that was left for the interval of this entry. */
  left?: string | undefined
}

/** Steps that are remembered. */
const MOST = 50
const NONE: TimeHistory = { past: [], future: [] }

/** The history that an entry of the browser's holds; none where the page was just opened. */
export function historyOf(state: unknown): TimeHistory {
  return (state as { times?: TimeHistory } | null)?.times ?? NONE
}

export const spanOf = ({ range, fixed, paused }: Viewing): Span => ({ range, fixed, paused })

export function isSameSpan(a: Span, b: Span): boolean {
  return (
    a.range === b.range &&
    a.paused === b.paused &&
    a.fixed?.from === b.fixed?.from &&
    a.fixed?.to === b.fixed?.to
  )
}

/** The history after `here` was left for another time. */
export function afterStep({ past }: TimeHistory, here: Span): TimeHistory {
  return { past: [...past, here].slice(-MOST), future: [] }
}

/** Where a step back leads, and the history there; null at the beginning. */
export function spanBefore({ past, future }: TimeHistory, here: Span): [Span, TimeHistory] | null {
  const to = past.at(-1)
  return to === undefined ? null : [to, { past: past.slice(0, -1), future: [...future, here] }]
}

/** Where a step forward leads, and the history there; null at the end. */
export function spanAfter({ past, future }: TimeHistory, here: Span): [Span, TimeHistory] | null {
  const to = future.at(-1)
  return to === undefined ? null : [to, { past: [...past, here], future: future.slice(0, -1) }]
}
