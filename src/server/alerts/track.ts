import type { AlertCondition } from '#api/alertConditions.ts'
import type { Track } from '../store/alertTables.ts'

/** Alerts look at measurements minute by minute: a point is what a stream measured within one. */
export const MINUTE = 60
/** A stream that measured nothing for so long is forgotten: Librato cleared alerts after ten days. */
export const FORGOTTEN_AFTER = 10 * 86_400

/** Points of a stream, oldest first, one a minute at most. */
export interface Points {
  times: readonly number[]
  values: readonly number[]
}

/** Seconds for which measurements are waited for that come late. */
export const LATE = 300

/** Time in which nobody was there to take measurements, so that silence in it means nothing. */
export interface Outage {
  from: number
  to: number
}

function isBeyond({ type, threshold }: AlertCondition, value: number): boolean {
  if (type === 'absent' || threshold === null) return false
  return type === 'above' ? value > threshold : value < threshold
}

/**
 * The track once another point has come. A gap does not end what is beyond the threshold; only a point that is not does.
 * A duration wants points that cover it, so that one spike never violates a longer one, whatever follows.
 */
export function follow(
  condition: AlertCondition,
  before: Track | undefined,
  time: number,
  value: number,
): Track {
  if (!isBeyond(condition, value)) return { last: time, value, begin: null, count: 0, since: null }
  const begin = before?.begin ?? time
  const known = time + MINUTE
  const since = before?.since ?? (known - begin >= (condition.duration ?? 0) ? known : null)
  return { last: time, value, begin, count: (before?.count ?? 0) + 1, since }
}

/** From when on the stream violates the condition, unless another point comes; Infinity for never. */
export function violatingFrom(condition: AlertCondition, track: Track, outages: readonly Outage[]): number {
  if (condition.type !== 'absent') return track.since ?? Infinity
  return silentFor(track.last + MINUTE, condition.duration ?? 0, outages)
}

/**
 * For how many seconds a stream has been beyond the threshold, where that is not yet long enough; else null. One that fell
 * silent is not on its way to violate anything.
 *
 * @param to the minute by the clock of its points, Unix seconds
 */
export function pendingSeconds({ begin, since, last }: Track, to: number): number | null {
  return begin !== null && since === null && to - last <= LATE ? last + MINUTE - begin : null
}

/** The end of so many seconds of silence, the first minute of it; outages, which ascend, do not count. */
function silentFor(from: number, seconds: number, outages: readonly Outage[]): number {
  let end = from + seconds
  for (const outage of outages) {
    const begin = Math.max(outage.from, from)
    if (begin < end && outage.to > begin) end += outage.to - begin
  }
  return Math.ceil(end / MINUTE) * MINUTE
}

export const forgottenFrom = (track: Track) => track.last + MINUTE + FORGOTTEN_AFTER
