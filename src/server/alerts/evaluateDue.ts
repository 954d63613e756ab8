import { randomUUID } from 'node:crypto'
import { floorTo } from '#series/grid.ts'
import type { Deps } from '../deps.ts'
import { engineError, messageOf, OutOfMemory, QueryTimeout } from '../engine/errors.ts'
import {
  beginEvaluations,
  CAUGHT_UP,
  claimAlerts,
  type ClaimedAlert,
  type Evaluated,
  releaseAlerts,
  saveEvaluations,
} from '../store/alertEvaluations.ts'
import {
  holdAlerts,
  type IncidentWrite,
  listOpenIncidents,
  type OpenIncident,
  writeIncidents,
} from '../store/alertIncidents.ts'
import { type AlertWatch, keepWatch } from '../store/alertWatch.ts'
import { evaluate, type Heard, LATE } from './evaluate.ts'
import { incidentWrites } from './incidents.ts'
import { readHeard } from './readHeard.ts'
import { MINUTE } from './track.ts'

/** Alerts that are read and written together. */
const BATCH = 1_000
/** Alerts whose incidents are written in one transaction: short enough that requests in between hardly wait. */
const STEP = 50
/** Seconds after which another process may take over alerts from one that died. */
const HELD = 180

export type EvaluateDeps = Pick<Deps, 'db' | 'tsdb' | 'now'>

/** Minutes of some alerts that were given up, because nobody evaluated them for too long. */
export type Missed = NonNullable<Evaluated['missed']>

/**
 * Evaluates every alert that is due, and those minutes before that nobody evaluated. `failed` is told of alerts that
 * cannot be evaluated; they are tried again once their claim is over. Answers which minutes were given up, if any.
 */
export async function evaluateDue(
  deps: EvaluateDeps,
  failed: (error: unknown) => void,
  signal?: AbortSignal,
): Promise<Missed | undefined> {
  let missed: Missed | undefined
  for (;;) {
    if (signal?.aborted === true) break
    const now = Math.floor(deps.now())
    const minute = minuteOf(deps)
    await beginEvaluations(deps.db, minute)
    const outages = await keepWatch(deps.db, now)
    const claim = randomUUID()
    const claimed = await claimAlerts(deps.db, claim, { minute, now, until: now + HELD, limit: BATCH })
    if (claimed.length === 0) break
    try {
      const given = await evaluateSome(deps, { claim, minute, outages, failed }, claimed)
      missed ??= given
    } catch (error) {
      await releaseAlerts(deps.db, claim).catch(ignored)
      throw error
    }
  }
  return missed
}

/** What went wrong before is told; held alerts are free when their claim is over. */
const ignored = () => undefined

const minuteOf = ({ now }: EvaluateDeps) => floorTo(Math.floor(now()), MINUTE)

interface Round {
  claim: string
  minute: number
  outages: AlertWatch['outages']
  failed: (error: unknown) => void
}

/** One alert that fails must not keep the others from being evaluated; an engine that is away fails for all. */
async function evaluateSome(
  deps: EvaluateDeps,
  round: Round,
  claimed: readonly ClaimedAlert[],
): Promise<Missed | undefined> {
  try {
    return await evaluateTogether(deps, round, claimed)
  } catch (error) {
    const fault = engineError(error)
    const ofQuery = fault === undefined || fault instanceof QueryTimeout || fault instanceof OutOfMemory
    if (!ofQuery) throw error
    if (claimed.length === 1) {
      round.failed(new Error(`${claimed[0]?.alert.name}: ${messageOf(error)}`, { cause: error }))
      return undefined
    }
    const middle = claimed.length >> 1
    const first = await evaluateSome(deps, round, claimed.slice(0, middle))
    return (await evaluateSome(deps, round, claimed.slice(middle))) ?? first
  }
}

async function evaluateTogether(
  deps: EvaluateDeps,
  { claim, minute, outages }: Round,
  claimed: readonly ClaimedAlert[],
): Promise<Missed | undefined> {
  const open = await listOpenIncidents(
    deps.db,
    claimed.map(({ alert }) => alert.id),
  )
  const due = claimed.map((one) => dueOf(one, minute))
  const asked = due.flatMap(({ alert, state, tracked }) =>
    alert.conditions.map((condition) => {
      const settled = state[condition.id]?.settled ?? tracked
      return { condition, settled, to: minute }
    }),
  )
  const heard = await readHeard(deps, asked)
  let next = 0
  const results = due.map((one) => {
    const ofAlert = heard.slice(next, (next += one.alert.conditions.length))
    return { ...one, ...evaluateOne(one, ofAlert, open.get(one.alert.id) ?? [], minute, outages) }
  })
  const quiet = results.filter(({ writes }) => writes.length === 0)
  await save(deps, claim, quiet)
  const writing = results.filter(({ writes }) => writes.length > 0)
  for (let from = 0; from < writing.length; from += STEP) {
    await save(deps, claim, writing.slice(from, from + STEP))
  }
  return due.find(({ missed }) => missed !== null)?.missed ?? undefined
}

interface Result extends Pick<ClaimedAlert, 'alert'> {
  evaluated: Evaluated
  writes: IncidentWrite[]
}

/** How far alerts have come, what triggered and cleared, and who is to be told: all of it or nothing. */
async function save(deps: EvaluateDeps, claim: string, results: readonly Result[]): Promise<void> {
  const writing = results.filter(({ writes }) => writes.length > 0)
  const now = Math.floor(deps.now())
  await deps.db.transaction(async (tx) => {
    await holdAlerts(
      tx,
      writing.map(({ alert }) => alert.id),
    )
    const held = await saveEvaluations(
      tx,
      claim,
      results.map(({ evaluated }) => evaluated),
    )
    for (const { alert, writes } of writing) {
      if (held.has(alert.id)) await writeIncidents(tx, alert, writes, now)
    }
  })
}

interface Due extends Pick<ClaimedAlert, 'alert'> {
  state: Evaluated['state']
  tracked: number
  cleared: number
  /** The first minute to be evaluated. */
  from: number
  missed: Missed | null
}

/**
 * From where on an alert is evaluated. Where the clock was set back, what is known lies in the future: it is forgotten,
 * and the last hour is read instead.
 */
function dueOf({ alert, evaluation }: ClaimedAlert, minute: number): Due {
  const { state, tracked_from, evaluated_at } = evaluation
  const cleared = Math.min(evaluation.cleared_at, minute)
  const earliest = minute - CAUGHT_UP
  if (evaluated_at > minute) {
    const tracked = Math.max(0, Math.min(tracked_from, earliest - LATE))
    return { alert, state: {}, tracked, cleared, from: minute, missed: null }
  }
  const after = evaluated_at + MINUTE
  const from = Math.max(after, earliest)
  const missed = from > after ? { from: after, to: from - MINUTE } : null
  return { alert, state, tracked: tracked_from, cleared, from, missed }
}

function evaluateOne(
  { alert, state, tracked, cleared, from, missed }: Due,
  heard: readonly Heard[],
  open: readonly OpenIncident[],
  minute: number,
  outages: AlertWatch['outages'],
): { evaluated: Evaluated; writes: IncidentWrite[] } {
  const minutes = {
    from,
    to: minute,
    tracked,
    outages,
    cleared,
    open: new Set(open.map(({ stream }) => stream)),
  }
  const evaluation = evaluate(alert, heard, state, minutes)
  return {
    evaluated: {
      alert_id: alert.id,
      evaluated_at: minute,
      tracked_from: tracked,
      missed,
      state: evaluation.state,
    },
    writes: incidentWrites(alert.rearm_seconds, open, evaluation, minute),
  }
}
