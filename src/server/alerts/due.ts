import { CAUGHT_UP, type ClaimedAlert, type Evaluated } from '../store/alertEvaluations.ts'
import { clearedBy } from './clearedBy.ts'
import { LATE, MINUTE } from './track.ts'

/** Minutes of some alerts that were given up, because nobody evaluated them for too long. */
export type Missed = NonNullable<Evaluated['missed']>

/** An alert from where on it is evaluated. */
export interface Due extends Pick<ClaimedAlert, 'alert'> {
  state: Evaluated['state']
  tracked: number
  /** The last minute that was. */
  evaluated: number
  cleared: number
  clearedStreams: Readonly<Record<string, number>>
  /** The first minute to be evaluated. */
  from: number
  missed: Missed | null
}

/**
 * From where on an alert is evaluated. Where the clock was set back, what is known lies in the future: it is forgotten,
 * and the last hour is read instead.
 */
export function dueOf({ alert, evaluation }: ClaimedAlert, minute: number): Due {
  const { state, tracked_from, evaluated_at } = evaluation
  const known = { alert, ...clearedBy(evaluation, minute) }
  const earliest = minute - CAUGHT_UP
  if (evaluated_at > minute) {
    const tracked = Math.max(0, Math.min(tracked_from, earliest - LATE))
    return { ...known, state: {}, tracked, evaluated: minute, from: minute, missed: null }
  }
  const after = evaluated_at + MINUTE
  const from = Math.max(after, earliest)
  const missed = from > after ? { from: after, to: from - MINUTE } : null
  return { ...known, state, tracked: tracked_from, evaluated: evaluated_at, from, missed }
}
