import { CAUGHT_UP } from '../store/alertEvaluations.ts'
import type { AlertState } from '../store/alertTables.ts'
import { LATE } from './evaluate.ts'

/** The longest that a condition may look back from a minute: its longest duration. */
const LONGEST = 3_600

/** From where on measurements are read at the most, however long nothing could be evaluated: else each failure makes the next likelier. */
export const oldestRead = (minute: number): number => Math.max(0, minute - CAUGHT_UP - LONGEST - LATE)

/**
 * What is known of an alert's streams where measurements are read from `oldest` on only. A stream that was beyond its
 * threshold before may have come back in what is left out, so that counts no more.
 */
export function recentState(state: AlertState, oldest: number): AlertState {
  const recent = Object.entries(state).map(([id, known]) => {
    if (known.settled >= oldest) return [id, known]
    const streams = Object.entries(known.streams).map(([name, track]) => {
      return [name, { ...track, begin: null, count: 0, since: null }]
    })
    return [id, { ...known, settled: oldest, streams: Object.fromEntries(streams) }]
  })
  return Object.fromEntries(recent) as AlertState
}
