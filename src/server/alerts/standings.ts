import type { AlertCondition } from '#api/alertConditions.ts'
import type { Track } from '../store/alertTables.ts'
import { follow, forgottenFrom, MINUTE, type Outage, type Points, violatingFrom } from './track.ts'

/**
 * How a stream stands under a condition. One that was cleared alone is `held`: it violates for the alert, but has no
 * incident. `forgotten` ends what it was before.
 */
export type Standing = 'ok' | 'violating' | 'held' | 'forgotten'

export interface StandingChange {
  /** The minute from which on it is so; Unix seconds. */
  at: number
  standing: Standing
  track: Track
}

/** The minutes looked at, first and last. Points of a minute are known from its end on. */
export interface Span {
  from: number
  to: number
  /** Points before this are part of what was known. */
  start: number
  /** Points before this are final: what comes later is no longer looked for. */
  settled: number
  outages: readonly Outage[]
  /** When somebody cleared the alert by hand, by the clock that the span goes by; 0 for never. */
  cleared: number
  /** The same where the stream was cleared alone. */
  clearedAlone: number
  /** Seconds that this clock is ahead of the minutes looked at. */
  lag: number
}

export interface Standings {
  /** Oldest first; a stream that is ok from the beginning has none. */
  changes: StandingChange[]
  /** What is known at the end, and without what is not final. */
  track: Track | undefined
  settled: Track | undefined
}

/** How a stream stands in each minute of a span, given what was known of it before and its points since. */
export function standingsOf(
  condition: AlertCondition,
  before: Track | undefined,
  { times, values }: Points,
  span: Span,
): Standings {
  const { from, to, start, settled, outages } = span
  const changes: StandingChange[] = []
  let standing: Standing = 'ok'
  let track = before
  let final = before
  const change = (at: number, next: Standing, about: Track) => {
    if (next === standing) return
    standing = next
    changes.push({ at, standing, track: about })
  }
  /** What the track means from one minute on until before another, in which the next point is known. */
  const hold = (begin: number, until: number) => {
    if (track === undefined) return
    const since = violatingFrom(condition, track, outages)
    const violating = isCleared(condition, track, since, span.cleared, span.lag) ? Infinity : since
    const bad = isCleared(condition, track, since, span.clearedAlone, span.lag) ? 'held' : 'violating'
    if (violating > begin) change(begin, 'ok', track)
    if (violating < until) change(Math.max(begin, violating), bad, track)
    const end = forgottenFrom(track)
    if (end >= until) return
    if (standing !== 'ok') change(Math.max(begin, end), 'forgotten', track)
    track = undefined
  }

  let begin = from
  times.forEach((time, index) => {
    const known = time + MINUTE
    if (time < start || known > to) return
    if (known > from) {
      hold(begin, known)
      begin = known
    }
    track = follow(condition, track, time, values[index]!)
    if (time < settled) final = track
  })
  hold(begin, to + 1)
  return { changes, track, settled: final !== undefined && forgottenFrom(final) <= to ? undefined : final }
}

/** What was cleared by hand violates again with the next point that does; an absent stream, once it was seen again. */
function isCleared(
  { type }: AlertCondition,
  { last }: Track,
  since: number,
  cleared: number,
  lag: number,
): boolean {
  return type === 'absent' ? since + lag <= cleared : last < cleared
}
