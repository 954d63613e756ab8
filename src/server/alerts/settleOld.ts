import { CAUGHT_UP } from '../store/alertEvaluations.ts'
import type { AlertRow } from '../store/alerts.ts'
import type { AlertTracks } from '../store/alertTables.ts'
import { evaluate, type Heard } from './evaluate.ts'
import { readHeard } from './readHeard.ts'
import type { ReadDeps } from '../query/readStreams.ts'
import { LATE, type Outage } from './track.ts'

/** The longest that a condition may look back from a minute: its longest duration. */
const LONGEST = 3_600

/** From where on measurements are read at the most, however long nothing could be: else each failure made the next likelier. */
export const oldestRead = (minute: number): number => Math.max(0, minute - CAUGHT_UP - LONGEST - LATE)

/** What is known of an alert, and until when it was evaluated. */
interface Known {
  alert: AlertRow
  state: AlertTracks
  tracked: number
  evaluated: number
  cleared: number
  clearedStreams: Readonly<Record<string, number>>
}

/**
 * Makes what is known of alerts that nobody evaluated for long begin where measurements are read again: it ends with what was
 * measured when they were evaluated last, and what lies between is a gap. Where that cannot be read, nobody knows what was
 * measured: such an alert comes with its failure.
 */
export async function settleOld<K extends Known>(
  deps: ReadDeps,
  known: readonly K[],
  oldest: number,
  outages: readonly Outage[],
): Promise<(K & { failure?: unknown })[]> {
  const isOld = ({ state }: Known) => Object.values(state).some(({ settled }) => settled < oldest)
  const asked = known.filter(isOld).flatMap(({ alert, state, tracked, evaluated: to }) =>
    alert.conditions.map((condition) => {
      return { condition, settled: state[condition.id]?.settled ?? tracked, to }
    }),
  )
  const heard = await readHeard(deps, asked)
  return known.map((one) => {
    if (!isOld(one)) return one
    const { alert, tracked, evaluated, cleared, clearedStreams } = one
    const ofAlert = heard.splice(0, alert.conditions.length)
    // Nothing that comes late is waited for any more.
    const minute = evaluated + LATE
    const minutes = {
      from: minute,
      to: minute,
      tracked,
      outages,
      cleared,
      clearedStreams,
      open: new Set<null>(),
    }
    const state = afterGap(evaluate(alert, ofAlert, one.state, minutes).state, oldest)
    return { ...one, state, failure: failureOf(ofAlert) }
  })
}

/** Why some of an alert's conditions could not be read. */
export const failureOf = (heard: readonly Heard[]): unknown =>
  heard.find(({ failure }) => failure !== undefined)?.failure

/** What violated before a gap violates after it; a duration that was not over begins anew, because nobody knows its points. */
export function afterGap(state: AlertTracks, oldest: number): AlertTracks {
  const recent = Object.entries(state).map(([id, known]) => {
    if (known.settled >= oldest) return [id, known]
    const streams = Object.entries(known.streams).map(([name, track]) => {
      return [name, track.since === null ? { ...track, begin: null, count: 0 } : track]
    })
    return [id, { ...known, settled: oldest, streams: Object.fromEntries(streams) }]
  })
  return Object.fromEntries(recent) as AlertTracks
}
