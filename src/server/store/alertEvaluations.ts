import { eq, inArray, isNotNull, sql } from 'drizzle-orm'
import type { AlertPending, AlertStanding } from '#api/alerts.ts'
import type { Db } from '../engine/db.ts'
import { alertEvaluations, alerts, type AlertTracks } from './alertTables.ts'
import { alertColumns, type AlertRow } from './alerts.ts'

export type EvaluationRow = typeof alertEvaluations.$inferSelect

/** An alert that a process holds to evaluate it. */
export interface ClaimedAlert {
  alert: AlertRow
  evaluation: EvaluationRow
}

/** Further back than this, minutes that nobody evaluated are given up. Seconds. */
export const CAUGHT_UP = 3_600
/** A clock that is this much behind what was evaluated was set back; alerts then go on from where it is. */
const SET_BACK = 300

/** Makes alerts that were created, changed or switched on ones to be evaluated after this minute. */
export async function beginEvaluations(db: Db, minute: number): Promise<void> {
  const from = sql`GREATEST(${alerts.updated_at} - ${alerts.updated_at} % 60, ${minute - CAUGHT_UP}::bigint)`
  await db.execute(sql`
    INSERT INTO alert_evaluations (alert_id, tracked_from, evaluated_at, state)
    SELECT ${alerts.id}, ${from}, ${from}, '{}' FROM alerts
    WHERE ${isWatched} AND NOT EXISTS (SELECT FROM alert_evaluations e WHERE e.alert_id = ${alerts.id})
    ON CONFLICT DO NOTHING`)
}

const isWatched = sql`${alerts.active} AND ${alerts.conditions} <> '[]'::jsonb`

/** When a claim is made and ends, and what for. Unix seconds. */
export interface Claiming {
  minute: number
  now: number
  until: number
  /** Whether those are meant that are to be evaluated on their own. */
  alone: boolean
  limit: number
}

/**
 * Takes up to `limit` alerts that have not been evaluated in this minute, those first that wait longest. Processes that ask
 * at once get different ones; one that dies loses them at `until`.
 */
export async function claimAlerts(
  db: Db,
  claim: string,
  { minute, now, until, alone, limit }: Claiming,
): Promise<ClaimedAlert[]> {
  const due = sql`(
    SELECT e.alert_id FROM alert_evaluations e JOIN alerts ON ${alerts.id} = e.alert_id
    WHERE ${isWatched} AND e.alone = ${alone} AND (e.claim IS NULL OR e.held_until <= ${now})
      AND (e.evaluated_at < ${minute} OR e.evaluated_at > ${minute + SET_BACK})
    ORDER BY e.evaluated_at, e.alert_id LIMIT ${limit} FOR UPDATE OF e SKIP LOCKED
  )`
  const evaluations = await db
    .update(alertEvaluations)
    .set({ claim, held_until: until })
    .where(sql`${alertEvaluations.alert_id} IN ${due}`)
    .returning()
  if (evaluations.length === 0) return []
  const ids = evaluations.map(({ alert_id }) => alert_id)
  const rows = await db.select(alertColumns).from(alerts).where(inArray(alerts.id, ids))
  const byId = new Map(rows.map((alert) => [alert.id, alert]))
  return evaluations.flatMap((evaluation) => {
    const alert = byId.get(evaluation.alert_id)
    return alert === undefined ? [] : [{ alert, evaluation }]
  })
}

/** How far an alert has come. */
export interface Evaluated {
  alert_id: number
  evaluated_at: number
  tracked_from: number
  missed: { from: number; to: number } | null
  pending: AlertPending | null
  resolved_at: number | null
  cleared_streams: Readonly<Record<string, number>>
  state: AlertTracks
}

/**
 * Notes how far alerts have come and lets them go. Answers those that the claim still holds: of the others, which were
 * changed, cleared or taken over meanwhile, nothing must be written.
 */
export async function saveEvaluations(
  tx: Db,
  claim: string,
  evaluated: readonly Evaluated[],
): Promise<Set<number>> {
  const rows = JSON.stringify(
    evaluated.map(({ missed, ...row }) => ({ ...row, missed_from: missed?.from, missed_to: missed?.to })),
  )
  const saved = (await tx.execute(sql`
    UPDATE alert_evaluations AS e
    SET evaluated_at = w.evaluated_at, tracked_from = w.tracked_from, state = w.state, claim = NULL,
      pending = w.pending, resolved_at = w.resolved_at, cleared_streams = w.cleared_streams,
      failure = NULL, failed_at = NULL, alone = false,
      missed_from = COALESCE(w.missed_from, e.missed_from), missed_to = COALESCE(w.missed_to, e.missed_to)
    FROM jsonb_to_recordset(${rows}::jsonb) AS w(
      alert_id int, evaluated_at bigint, tracked_from bigint, missed_from bigint, missed_to bigint,
      pending jsonb, resolved_at bigint, cleared_streams jsonb, state jsonb)
    WHERE e.alert_id = w.alert_id AND e.claim = ${claim}
    RETURNING e.alert_id`)) as unknown as { rows: { alert_id: number }[] }
  return new Set(saved.rows.map(({ alert_id }) => alert_id))
}

/** An alert that could not be evaluated. */
export interface FailedEvaluation {
  alert_id: number
  failure: string
  /** Whether it is to be tried on its own. */
  alone: boolean
}

/** Notes why alerts could not be evaluated. They stay as they were, and are held until they are to be tried again. */
export async function failEvaluations(
  db: Db,
  claim: string,
  failed: readonly FailedEvaluation[],
  now: number,
  until: number,
): Promise<void> {
  await db.execute(sql`
    UPDATE alert_evaluations AS e
    SET failure = w.failure, failed_at = ${now}::bigint, alone = w.alone, held_until = ${until}::bigint
    FROM jsonb_to_recordset(${JSON.stringify(failed)}::jsonb) AS w(alert_id int, failure text, alone boolean)
    WHERE e.alert_id = w.alert_id AND e.claim = ${claim}`)
}

/** Holds alerts for longer. */
export async function keepAlerts(db: Db, claim: string, until: number): Promise<void> {
  await db.update(alertEvaluations).set({ held_until: until }).where(eq(alertEvaluations.claim, claim))
}

/** Lets go of alerts unevaluated, and notes why. */
export async function releaseAlerts(db: Db, claim: string, failure: string, now: number): Promise<void> {
  await db
    .update(alertEvaluations)
    .set({ claim: null, failure, failed_at: now })
    .where(eq(alertEvaluations.claim, claim))
}

/** Lets go of every alert; only for the one process of an account, when it starts. */
export async function releaseAllAlerts(db: Db): Promise<void> {
  await db.update(alertEvaluations).set({ claim: null }).where(isNotNull(alertEvaluations.claim))
}

/** What people are told of an evaluation; of an alert that is not evaluated nothing. */
export function shownEvaluation(
  row: Omit<EvaluationRow, 'state'> | undefined,
): Pick<AlertStanding, 'pending' | 'resolved_at' | 'evaluated_at' | 'missed' | 'failure'> {
  const { evaluated_at = null, missed_from: from = null, missed_to: to = null } = row ?? {}
  const { failure: reason = null, failed_at: at = null } = row ?? {}
  return {
    pending: row?.pending ?? null,
    resolved_at: row?.resolved_at ?? null,
    evaluated_at,
    missed: from === null || to === null ? null : { from, to },
    failure: reason === null || at === null ? null : { reason, at },
  }
}

export async function findEvaluation(db: Db, alertId: number): Promise<EvaluationRow | undefined> {
  const [row] = await db.select().from(alertEvaluations).where(eq(alertEvaluations.alert_id, alertId))
  return row
}
