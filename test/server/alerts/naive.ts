import type { AlertCondition } from '#api/alertConditions.ts'

/** A point, and when it was posted: a late one is not known before. */
export type NaivePoint = readonly [time: number, value: number, posted?: number]

/** The streams of each condition, in the order of the conditions. */
export type NaiveStreams = readonly Readonly<Record<string, readonly NaivePoint[]>>[]

export interface NaiveIncident {
  stream: string | null
  triggered_at: number
  cleared_at: number | null
}

export interface NaiveAlert {
  conditions: readonly AlertCondition[]
  rearm_per_signal: boolean
}

interface Clock {
  from: number
  to: number
  tracked: number
  cleared?: number
}

/** The plainest reading of the rules: every minute looks at every point there is. */
export function naiveIncidents(alert: NaiveAlert, streams: NaiveStreams, clock: Clock): NaiveIncident[] {
  const incidents: NaiveIncident[] = []
  for (let now = clock.from; now <= clock.to; now += 60) {
    const violating = alert.conditions.map((condition, index) =>
      Object.entries(streams[index]!)
        .filter(([, points]) =>
          isViolating(condition, knownAt(points, now, clock.tracked), now, clock.cleared ?? 0),
        )
        .map(([name]) => name),
    )
    const holds = violating.length > 0 && violating.every((names) => names.length > 0)
    const wanted = new Set<string | null>(holds ? (alert.rearm_per_signal ? violating.flat() : [null]) : [])
    for (const incident of incidents) {
      if (incident.cleared_at === null && !wanted.has(incident.stream)) incident.cleared_at = now
    }
    for (const stream of wanted) {
      const open = incidents.some((incident) => incident.cleared_at === null && incident.stream === stream)
      if (!open) incidents.push({ stream, triggered_at: now, cleared_at: null })
    }
  }
  return incidents
}

const knownAt = (points: readonly NaivePoint[], now: number, tracked: number) =>
  points.filter(([time, , posted = 0]) => time >= tracked && time + 60 <= now && posted <= now)

function isViolating(
  { type, threshold, duration }: AlertCondition,
  points: readonly NaivePoint[],
  now: number,
  cleared: number,
): boolean {
  const newest = points.at(-1)
  if (newest === undefined || now - (newest[0] + 60) >= 10 * 86_400) return false
  if (type === 'absent') {
    const since = Math.ceil((newest[0] + 60 + duration!) / 60) * 60
    return now >= since && since > cleared
  }
  if (newest[0] < cleared) return false
  const beyond = ([, value]: NaivePoint) => (type === 'above' ? value > threshold! : value < threshold!)
  let first: NaivePoint | undefined
  for (const point of points.toReversed()) {
    if (!beyond(point)) break
    first = point
  }
  return first !== undefined && newest[0] + 60 - first[0] >= (duration ?? 0)
}
