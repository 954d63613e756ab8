import type { AlertCondition } from '#api/alertConditions.ts'
import type { Clear, Violation, Violations } from '#api/alertNotices.ts'
import type { AlertTracks, ConditionState, Track } from '../store/alertTables.ts'
import { type StandingChange, standingsOf } from './standings.ts'
import { LATE, MINUTE, type Outage, pendingSeconds, type Points, violatingFrom } from './track.ts'

/** What was read for a condition: the points of its streams since its state was settled. */
export interface Heard {
  metric: number | null
  /** Seconds by which the condition looks behind the clock; whole minutes. */
  lag: number
  streams: ReadonlyMap<string, Points>
  /** Why it could not be read; then there is nothing to evaluate. */
  failure?: unknown
}

export interface Rules {
  conditions: readonly AlertCondition[]
  /** Whether each stream triggers and clears on its own. */
  rearm_per_signal: boolean
}

/** The minutes to evaluate, first and last, and what befell the alert. Unix seconds. */
export interface Minutes {
  from: number
  to: number
  /** Points before this do not count: the alert was created or changed then. */
  tracked: number
  outages: readonly Outage[]
  /** When somebody cleared it by hand; 0 for never. */
  cleared: number
  /** The same for streams that were cleared alone, by their names. */
  clearedStreams?: Readonly<Record<string, number>>
  /** Streams that are triggered already; null is the alert as a whole. */
  open: ReadonlySet<string | null>
}

export type IncidentEvent = { at: number; stream: string | null } & (
  { event: 'trigger'; violations: Violations } | { event: 'clear'; clear: Clear }
)

export interface StreamStanding {
  track: Track
  violates: boolean
  /** The minute since which it would violate the condition; null where it would not. Unix seconds. */
  since: number | null
  /** When it was cleared by hand, where it would violate the condition but for that; else null. Unix seconds. */
  resolved: number | null
  /** For how many seconds it has been beyond the threshold, where that is not yet long enough; else null. */
  pending: number | null
}

export interface Evaluation {
  /** What triggers and clears, in its order. */
  events: IncidentEvent[]
  /** What violates in the last minute, whether or not all conditions hold. */
  violations: Violations
  /** How the streams of each condition stand in the last minute, in the order of the conditions. */
  streams: readonly ReadonlyMap<string, StreamStanding>[]
  state: AlertTracks
}

/**
 * Evaluates an alert in each minute of an interval, which may be one minute or a month: an alert is triggered while each
 * of its conditions has a stream that violates it. Points that came late are counted at their own time, but never change
 * what was triggered or cleared before.
 */
export function evaluate(
  rules: Rules,
  heard: readonly Heard[],
  state: AlertTracks,
  minutes: Minutes,
): Evaluation {
  const { conditions } = rules
  const found = conditions.map((condition, index) => {
    return standingsUnder(condition, index, heard[index]!, state[condition.id], minutes)
  })
  const changes = found.flatMap((one) => one.changes)
  const isDropped = found.some((one) => one.isDropped)
  const streams = found.map((one) => one.streams)
  return {
    events: [...sweep(rules, changes, minutes, isDropped)],
    violations: lastViolations(conditions, streams),
    streams,
    state: Object.fromEntries(conditions.map(({ id }, index) => [id, found[index]!.state])),
  }
}

const NO_POINTS: Points = { times: [], values: [] }

interface Change extends StandingChange {
  /** Of the condition. */
  index: number
  name: string
}

interface FoundStandings {
  changes: Change[]
  streams: ReadonlyMap<string, StreamStanding>
  state: ConditionState
  /** Whether what was known is of another metric, which was deleted. */
  isDropped: boolean
}

/** How the streams of one condition stand in the minutes, and what is known of them then. */
export function standingsUnder(
  condition: AlertCondition,
  index: number,
  { metric, lag, streams: read }: Heard,
  known: ConditionState | undefined,
  { from, to, tracked, outages, cleared, clearedStreams = {} }: Minutes,
): FoundStandings {
  const goesOn = known !== undefined && known.metric === metric
  const before = new Map(goesOn ? Object.entries(known.streams) : [])
  const start = goesOn ? known.settled : tracked
  const settled = Math.max(start, to - lag - LATE)
  const span = { from: from - lag, to: to - lag, start, settled, outages, lag }
  const changes: Change[] = []
  const final: [string, Track][] = []
  const streams = new Map<string, StreamStanding>()
  for (const name of new Set([...before.keys(), ...read.keys()])) {
    const clearedAlone = Object.hasOwn(clearedStreams, name) ? clearedStreams[name]! : 0
    const points = read.get(name) ?? NO_POINTS
    const found = standingsOf(condition, before.get(name), points, { ...span, cleared, clearedAlone })
    if (found.settled !== undefined) final.push([name, found.settled])
    for (const change of found.changes) changes.push({ ...change, at: change.at + lag, index, name })
    if (found.track === undefined) continue
    const since = violatingFrom(condition, found.track, outages) + lag
    const violates = found.changes.at(-1)?.standing === 'violating'
    streams.set(name, {
      track: found.track,
      violates,
      since: since <= to ? since : null,
      resolved: since <= to && !violates ? Math.max(cleared, clearedAlone) : null,
      pending: pendingSeconds(found.track, span.to),
    })
  }
  const state = { metric, settled, streams: Object.fromEntries(final) }
  return { changes, streams, state, isDropped: known !== undefined && !goesOn }
}

/**
 * What triggers and clears, in its order, by how the streams of all conditions change.
 *
 * @param tell what is told of what triggers; where only its number counts, that may be nothing
 */
export function* sweep(
  { conditions, rearm_per_signal: perStream }: Rules,
  changes: Change[],
  { from, open: before }: Minutes,
  dropped: boolean,
  tell = together,
): Generator<IncidentEvent> {
  const violating = conditions.map(() => new Map<string, Violation>())
  /** Of each condition the streams that hold it without an incident of their own. */
  const held = conditions.map(() => new Set<string>())
  const open = new Set(before)
  changes.sort((a, b) => a.at - b.at)
  let next = 0
  for (let at = from; ; at = changes[next]!.at) {
    let clear: Clear = dropped && at === from ? 'auto' : 'normal'
    for (; next < changes.length && changes[next]!.at === at; next += 1) {
      const change = changes[next]!
      const { index, name, standing } = change
      if (standing === 'forgotten') clear = 'auto'
      if (standing === 'violating')
        violating[index]!.set(name, violationOf(conditions[index]!, change.track, at))
      else violating[index]!.delete(name)
      if (standing === 'held') held[index]!.add(name)
      else held[index]!.delete(name)
    }
    const holds = conditions.length > 0 && violating.every(({ size }, index) => size + held[index]!.size > 0)
    const names = new Set<string | null>(holds ? (perStream ? violating.flatMap(keysOf) : [null]) : [])
    for (const stream of open) {
      if (names.has(stream)) continue
      open.delete(stream)
      yield { at, stream, event: 'clear', clear }
    }
    for (const stream of names) {
      if (open.has(stream)) continue
      open.add(stream)
      yield { at, stream, event: 'trigger', violations: tell(violating, stream) }
    }
    if (next >= changes.length) return
  }
}

const keysOf = (map: ReadonlyMap<string, unknown>) => [...map.keys()]

/** What violates, by stream; of one stream alone where it is named. */
function together(violating: readonly ReadonlyMap<string, Violation>[], stream: string | null): Violations {
  const all = new Map<string, Violation[]>()
  for (const ofCondition of violating) {
    for (const [name, violation] of ofCondition) {
      if (stream === null || stream === name) all.set(name, [...(all.get(name) ?? []), violation])
    }
  }
  return Object.fromEntries(all)
}

function violationOf(condition: AlertCondition, track: Track, since: number): Violation {
  const { id, type, metric_name: metric, duration } = condition
  if (type === 'absent') return { metric, value: null, recorded_at: since, condition_violated: id }
  const { value, last, begin, count } = track
  const lasting = duration && begin !== null ? { count, begin, end: last + MINUTE } : {}
  return { metric, value, recorded_at: last, condition_violated: id, ...lasting }
}

function lastViolations(conditions: readonly AlertCondition[], streams: Evaluation['streams']): Violations {
  const violating = streams.map((ofCondition, index) => {
    const found = [...ofCondition].flatMap(([name, { track, violates, since }]) =>
      violates && since !== null ? [[name, violationOf(conditions[index]!, track, since)] as const] : [],
    )
    return new Map(found)
  })
  return together(violating, null)
}
