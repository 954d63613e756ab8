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

/** The plainest reading of the rules: every minute looks at every stream anew. */
export function naiveIncidents(alert: NaiveAlert, streams: NaiveStreams, clock: Clock): NaiveIncident[] {
  const { from, to, tracked, cleared = 0 } = clock
  const counted = streams.map((ofCondition) =>
    Object.entries(ofCondition).map(([name, points]) => {
      const late = points.some(([, , posted]) => posted !== undefined)
      return { name, late, points: points.filter(([time]) => time >= tracked) }
    }),
  )
  const incidents: NaiveIncident[] = []
  let open: NaiveIncident[] = []
  for (let now = from; now <= to; now += 60) {
    const violating = alert.conditions.map((condition, index) =>
      counted[index]!.filter(({ points, late }) =>
        isViolating(condition, knownAt(points, late, now), now, cleared),
      ).map(({ name }) => name),
    )
    const holds = violating.length > 0 && violating.every((names) => names.length > 0)
    const wanted = new Set<string | null>(holds ? (alert.rearm_per_signal ? violating.flat() : [null]) : [])
    for (const incident of open) if (!wanted.has(incident.stream)) incident.cleared_at = now
    open = open.filter(({ cleared_at }) => cleared_at === null)
    for (const stream of wanted) {
      if (open.some((incident) => incident.stream === stream)) continue
      const incident = { stream, triggered_at: now, cleared_at: null }
      open.push(incident)
      incidents.push(incident)
    }
  }
  return incidents
}

/** How many of the points are known; they are in the order of their times. */
interface Known {
  points: readonly NaivePoint[]
  count: number
}

function knownAt(all: readonly NaivePoint[], late: boolean, now: number): Known {
  const points = late ? all.filter(([, , posted = 0]) => posted <= now) : all
  let [low, high] = [0, points.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (points[middle]![0] + 60 <= now) low = middle + 1
    else high = middle
  }
  return { points, count: low }
}

function isViolating(
  { type, threshold, duration }: AlertCondition,
  { points, count }: Known,
  now: number,
  cleared: number,
): boolean {
  const newest = points[count - 1]
  if (newest === undefined || now - (newest[0] + 60) >= 10 * 86_400) return false
  if (type === 'absent') {
    const since = Math.ceil((newest[0] + 60 + duration!) / 60) * 60
    return now >= since && since > cleared
  }
  if (newest[0] < cleared) return false
  const beyond = ([, value]: NaivePoint) => (type === 'above' ? value > threshold! : value < threshold!)
  let first: NaivePoint | undefined
  for (let index = count - 1; index >= 0 && beyond(points[index]!); index -= 1) {
    first = points[index]
    if (newest[0] + 60 - first![0] >= (duration ?? 0)) return true
  }
  return false
}
