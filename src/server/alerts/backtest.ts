import { setImmediate } from 'node:timers/promises'
import type { AlertCondition } from '#api/alertConditions.ts'
import type { Clear, Violations } from '#api/alertNotices.ts'
import { badParams } from '#api/errors.ts'
import { ComposeError } from '#compose/ast.ts'
import { floorTo, type Grid } from '#series/grid.ts'
import type { Interval } from '#series/interval.ts'
import type { ReadDeps } from '../query/readStreams.ts'
import { findMetrics, type MetricRow, nameKey } from '../store/metrics.ts'
import { compositeLines } from './compositeLines.ts'
import { lagOf, readOfCondition } from './conditionRead.ts'
import { type Heard, type IncidentEvent, type Rules, standingsUnder, sweep } from './evaluate.ts'
import { named } from './readHeard.ts'
import { readPast } from './readPast.ts'
import { MINUTE } from './track.ts'

/** Minutes of all streams of all conditions together. */
const MOST_POINTS = 5_000_000
/** Incidents that are answered: nobody looks at more, and a threshold within noise makes hundreds of thousands. */
const MOST_INCIDENTS = 1_000
/** Seconds before the interval that count, so that what lasts at its beginning is known. */
const BEFORE = 3_600

export interface PastIncident {
  stream: string | null
  triggered_at: number
  cleared_at: number | null
  clear: Clear | null
  violations: Violations
}

export interface Backtest {
  /** Minutes that were evaluated. */
  evaluated: number
  /** How many incidents there were, and how many times services would have been told that one goes on or begins. */
  count: number
  notices: number
  /** The last of them, oldest first. */
  incidents: PastIncident[]
  /** How often each stream would have triggered it, those that did most often first. */
  streams: { name: string; count: number }[]
}

/**
 * When an alert would have triggered and cleared within an interval. Every minute of it is evaluated as it would have
 * been, had all measurements been there in time.
 *
 * @throws ApiError 400 naming the condition that cannot be evaluated.
 */
export async function backtest(
  deps: ReadDeps,
  rules: Rules & { rearm_seconds: number },
  { start, end }: Interval,
  signal: AbortSignal,
): Promise<Backtest> {
  const from = Math.ceil(start / MINUTE) * MINUTE
  const to = floorTo(end, MINUTE)
  if (to < from) return { evaluated: 0, count: 0, notices: 0, incidents: [], streams: [] }
  const tracked = Math.max(0, from - BEFORE)
  const keys = rules.conditions.map(({ metric_name }) => nameKey(metric_name))
  const metrics = new Map((await findMetrics(deps.db, [...new Set(keys)])).map((row) => [row.name_key, row]))
  // All of them are known before the first is read: a read that nobody waits for any more could fail unheard.
  const known = rules.conditions.map((condition, index) => {
    const metric = metrics.get(keys[index]!)
    if (metric === undefined) throw fault(index, 'is no metric of this account')
    return { condition, metric }
  })
  const heard = await Promise.all(
    known.map(({ condition, metric }, index) => {
      const grid = { from: tracked, to: Math.max(tracked, to - lagOf(metric)), resolution: MINUTE }
      return hear(deps, condition, metric, grid, MOST_POINTS / known.length, index, signal)
    }),
  )
  const minutes = { from, to, tracked, outages: [], cleared: 0, open: new Set<null>() }
  const found: ReturnType<typeof standingsUnder>['changes'][] = []
  for (const [index, condition] of rules.conditions.entries()) {
    // Others want to be answered in between.
    await setImmediate()
    signal.throwIfAborted()
    found.push(standingsUnder(condition, index, heard[index]!, undefined, minutes).changes)
  }
  const changes = found.flat()
  return {
    evaluated: (to - from) / MINUTE + 1,
    ...incidentsOf(sweep(rules, changes, minutes, false), rules.rearm_seconds, end),
    // The first stream that violates begins an incident, and would hide how often others did.
    streams: countsOf(sweep({ ...rules, rearm_per_signal: true }, changes, minutes, false, () => ({}))),
  }
}

function countsOf(events: Iterable<IncidentEvent>): Backtest['streams'] {
  const counts = new Map<string, number>()
  for (const { event, stream } of events) {
    if (event === 'trigger' && stream !== null) counts.set(stream, (counts.get(stream) ?? 0) + 1)
  }
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
}

const fault = (index: number, message: string) =>
  badParams({ [`conditions[${index}].metric_name`]: [message] })

async function hear(
  deps: ReadDeps,
  condition: AlertCondition,
  metric: MetricRow,
  grid: Grid,
  points: number,
  index: number,
  signal: AbortSignal,
): Promise<Heard> {
  const heard = { metric: metric.id, lag: lagOf(metric) }
  if (metric.type === 'composite') {
    try {
      return { ...heard, streams: named(await compositeLines(deps, condition, metric, grid, signal)) }
    } catch (error) {
      throw error instanceof ComposeError ? fault(index, error.message) : error
    }
  }
  const read = readOfCondition(condition, metric)
  const most = Math.max(1, Math.floor((points * grid.resolution) / Math.max(1, grid.to - grid.from)))
  const { streams, found } = await readPast(deps, condition, metric, read, grid, most, signal)
  if (found > most)
    throw fault(index, `names more than ${most} streams, which is too many for an interval this long`)
  return { ...heard, streams }
}

/** Services are told at the start of each incident, and again while it goes on. */
function incidentsOf(
  events: Iterable<IncidentEvent>,
  rearmSeconds: number,
  end: number,
): Pick<Backtest, 'count' | 'notices' | 'incidents'> {
  let incidents: PastIncident[] = []
  const open = new Map<string | null, PastIncident>()
  let [count, notices] = [0, 0]
  const tell = ({ triggered_at }: PastIncident, last: number) => {
    notices += 1 + Math.floor((last - triggered_at) / rearmSeconds)
  }
  for (const event of events) {
    const { at, stream } = event
    if (event.event === 'trigger') {
      const { violations } = event
      const incident = { stream, triggered_at: at, cleared_at: null, clear: null, violations }
      count += 1
      incidents.push(incident)
      if (incidents.length >= 2 * MOST_INCIDENTS) incidents = incidents.slice(-MOST_INCIDENTS)
      open.set(stream, incident)
      continue
    }
    const incident = open.get(stream)
    open.delete(stream)
    if (incident === undefined) continue
    Object.assign(incident, { cleared_at: at, clear: event.clear })
    tell(incident, at - 1)
  }
  for (const incident of open.values()) tell(incident, end)
  return { count, notices, incidents: incidents.slice(-MOST_INCIDENTS) }
}
