import { randomUUID } from 'node:crypto'
import { floorTo } from '#series/grid.ts'
import type { Deps } from '../deps.ts'
import { ComposeError } from '#compose/ast.ts'
import { ApiError } from '#api/errors.ts'
import { engineError, messageOf, OutOfMemory, QueryTimeout } from '../engine/errors.ts'
import {
  beginEvaluations,
  claimAlerts,
  type ClaimedAlert,
  type Evaluated,
  type FailedEvaluation,
  failEvaluations,
  keepAlerts,
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
import { type AlertWatch, findOutages, keepWatch } from '../store/alertWatch.ts'
import { evaluate, type Heard } from './evaluate.ts'
import { incidentWrites } from './incidents.ts'
import { type Due, dueOf, type Missed } from './due.ts'
import { pendingOf } from './pending.ts'
import { readHeard } from './readHeard.ts'
import { resolvedAt, stillCleared } from './resolved.ts'
import { failureOf, oldestRead, settleOld } from './settleOld.ts'
import { LATE, MINUTE } from './track.ts'
import { whyNot } from './whyNot.ts'

/** Alerts that are read and written together. */
const BATCH = 1_000
/** Alerts whose incidents are written in one transaction: short enough that requests in between hardly wait. */
const STEP = 50
/** Seconds after which another process may take over alerts from one that died, and the ms after which they are held anew. */
const HELD = 180
const KEEP_MS = 60_000
/** A batch that takes too long is tried again in so many parts. */
const PARTS = 8
/** Seconds in which alerts are begun that are evaluated on their own: the next minute is due soon. */
const ALONE = 20

export type EvaluateDeps = Pick<Deps, 'db' | 'tsdb' | 'now'>

/**
 * Evaluates every alert that is due, and those minutes before that nobody evaluated. `failed` is told of alerts that
 * cannot be evaluated; they are tried again later. Answers which minutes were given up, if any.
 */
export async function evaluateDue(
  deps: EvaluateDeps,
  failed: (error: unknown) => void,
  signal?: AbortSignal,
): Promise<Missed | undefined> {
  let missed: Missed | undefined
  const begun = deps.now()
  for (;;) {
    if (signal?.aborted === true) break
    const now = Math.floor(deps.now())
    const minute = minuteOf(deps)
    await beginEvaluations(deps.db, minute)
    const outages = await findOutages(deps.db, now)
    const claim = randomUUID()
    const claiming = { minute, now, until: now + HELD }
    let claimed = await claimAlerts(deps.db, claim, { ...claiming, alone: false, limit: BATCH })
    if (claimed.length === 0 && now - begun < ALONE)
      claimed = await claimAlerts(deps.db, claim, { ...claiming, alone: true, limit: 1 })
    if (claimed.length === 0) {
      await deps.tsdb.ping()
      await keepWatch(deps.db, now)
      break
    }
    const until = () => Math.floor(deps.now()) + HELD
    const keep = setInterval(() => void keepAlerts(deps.db, claim, until()).catch(ignored), KEEP_MS)
    try {
      const given = await evaluateSome(deps, { claim, minute, outages, failed }, claimed)
      missed ??= given
    } catch (error) {
      await releaseAlerts(deps.db, claim, whyNot(error), now).catch(ignored)
      throw error
    } finally {
      clearInterval(keep)
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
    const [first] = claimed
    if (claimed.length === 1 && first !== undefined) {
      await fail(deps, round, [{ alert: first.alert, failure: error }])
      return undefined
    }
    const size = Math.ceil(claimed.length / PARTS)
    let missed: Missed | undefined
    for (let from = 0; from < claimed.length; from += size) {
      const given = await evaluateSome(deps, round, claimed.slice(from, from + size))
      missed ??= given
    }
    return missed
  }
}

interface Failed extends Pick<ClaimedAlert, 'alert'> {
  failure: unknown
}

/**
 * Alerts whose composite is at fault are tried again each minute, because somebody may mend it; those that the engine had
 * no time or room for, on their own and not as often.
 */
async function fail(
  deps: EvaluateDeps,
  { claim, minute, failed }: Round,
  all: readonly Failed[],
): Promise<void> {
  const now = Math.floor(deps.now())
  const isTold = ({ failure }: Failed) => failure instanceof ComposeError || failure instanceof ApiError
  const write = (some: readonly Failed[], alone: boolean, until: number) => {
    const rows = some.map(({ alert, failure }): FailedEvaluation => {
      return { alert_id: alert.id, failure: whyNot(failure), alone }
    })
    return failEvaluations(deps.db, claim, rows, now, until)
  }
  const others = all.filter((one) => !isTold(one))
  await write(all.filter(isTold), false, minute + MINUTE)
  await write(others, true, now + HELD)
  for (const { alert, failure } of others)
    failed(new Error(`${alert.name}: ${messageOf(failure)}`, { cause: failure }))
}

async function evaluateTogether(
  deps: EvaluateDeps,
  round: Round,
  claimed: readonly ClaimedAlert[],
): Promise<Missed | undefined> {
  const { claim, minute, outages } = round
  const open = await listOpenIncidents(
    deps.db,
    claimed.map(({ alert }) => alert.id),
  )
  const oldest = oldestRead(minute)
  const begun = claimed.map((one) => dueOf(one, minute))
  const due = await settleOld(deps, begun, oldest, outages)
  const asked = due.flatMap(({ alert, state, tracked }) =>
    alert.conditions.map((condition) => {
      const settled = state[condition.id]?.settled ?? Math.max(tracked, oldest)
      return { condition, settled, to: minute }
    }),
  )
  const heard = await readHeard(deps, asked)
  // Only now: while measurements cannot be read, none are taken either, so that silence means nothing.
  await keepWatch(deps.db, Math.floor(deps.now()))
  let next = 0
  const all = due.map((one) => ({ one, heard: heard.slice(next, (next += one.alert.conditions.length)) }))
  const failing: Failed[] = []
  const results = all.flatMap(({ one, heard: ofAlert }) => {
    const { alert } = one
    const failure = one.failure ?? failureOf(ofAlert)
    if (failure === undefined)
      return [{ ...one, ...evaluateOne(one, ofAlert, open.get(alert.id) ?? [], minute, outages) }]
    failing.push({ alert, failure })
    return []
  })
  await fail(deps, round, failing)
  const quiet = results.filter(({ writes }) => writes.length === 0)
  await save(deps, claim, quiet)
  const writing = results.filter(({ writes }) => writes.length > 0)
  for (let from = 0; from < writing.length; from += STEP) {
    await save(deps, claim, writing.slice(from, from + STEP))
  }
  return results.find(({ missed }) => missed !== null)?.missed ?? undefined
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

function evaluateOne(
  { alert, state, tracked, cleared, clearedStreams, from, missed }: Due,
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
    clearedStreams,
    open: new Set(open.map(({ stream }) => stream)),
  }
  const evaluation = evaluate(alert, heard, state, minutes)
  return {
    evaluated: {
      alert_id: alert.id,
      evaluated_at: minute,
      tracked_from: tracked,
      missed,
      pending: pendingOf(alert.conditions, evaluation.streams),
      resolved_at: resolvedAt(evaluation, minutes),
      cleared_streams: stillCleared(clearedStreams, evaluation, minute - LATE),
      state: evaluation.state,
    },
    writes: incidentWrites(alert.rearm_seconds, open, evaluation, minute, alert.muted_until),
  }
}
