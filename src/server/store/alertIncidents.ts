import { randomUUID } from 'node:crypto'
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { AlertNotice, Clear, Violations } from '#api/alertNotices.ts'
import type { Db } from '../engine/db.ts'
import type { AlertRow } from './alerts.ts'
import { alertEvaluations, alertIncidents, alerts, alertStates, notifications } from './alertTables.ts'
import { noticeOf } from './noticeOf.ts'
import { queueNotices } from './queueNotices.ts'

/** An incident that goes on. */
export interface OpenIncident {
  id: number
  /** Null for the alert as a whole. */
  stream: string | null
  triggered_at: number
  /** When services were last told that it goes on; 0 where they never were. */
  notified_at: number
  /** The first of each stream that took part. */
  violations: Violations
}

/** Services are told of the end of what they were told of. */
export const toldOfEnd = ({ notified_at }: Pick<OpenIncident, 'notified_at'>, time: number): Told[] =>
  notified_at === 0 ? [] : [{ event: 'clear', time, violations: {} }]

/** An incident as it is to be, and what services are to be told of it. */
export interface IncidentWrite extends Omit<OpenIncident, 'id'> {
  /** Null where it is new. */
  id: number | null
  cleared_at?: number | null
  clear?: Clear | null
  told: Told[]
}

export type Told = Pick<AlertNotice, 'time' | 'violations'> & { event: 'trigger' | 'clear' }

/** The open incidents of these alerts, by the alert's id. */
export async function listOpenIncidents(
  db: Db,
  alertIds: readonly number[],
): Promise<Map<number, OpenIncident[]>> {
  const { id, alert_id, stream, triggered_at, notified_at, violations } = alertIncidents
  const rows = await db
    .select({ id, alert_id, stream, triggered_at, notified_at, violations })
    .from(alertIncidents)
    .where(and(inArray(alert_id, [...alertIds]), isNull(alertIncidents.cleared_at)))
    .orderBy(asc(id))
  const byAlert = new Map<number, OpenIncident[]>(alertIds.map((alertId) => [alertId, []]))
  for (const { alert_id, ...incident } of rows) byAlert.get(alert_id)?.push(incident)
  return byAlert
}

/** Keeps alerts from being changed until the transaction ends; in the order in which whoever changes them locks. */
export async function holdAlerts(tx: Db, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  await tx
    .select({ id: alerts.id })
    .from(alerts)
    .where(inArray(alerts.id, [...ids]))
    .orderBy(asc(alerts.id))
    .for('key share')
}

/** Rows of one INSERT: each takes a dozen of its 65,535 parameters. */
const ROWS = 1_000

/** Writes incidents of an alert and has its services told. `now` in Unix seconds. */
export async function writeIncidents(
  tx: Db,
  alert: AlertRow,
  writes: readonly IncidentWrite[],
  now: number,
): Promise<void> {
  const keys = new Map<IncidentWrite, string>()
  const begun = writes.filter(({ id }) => id === null)
  for (const write of begun) keys.set(write, randomUUID())
  const ids = new Map<string, number>()
  for (let from = 0; from < begun.length; from += ROWS) {
    const rows = begun.slice(from, from + ROWS).map((write) => {
      const { id: _, told: _told, ...incident } = write
      const { id: alert_id, conditions } = alert
      return { ...incident, alert_id, conditions, incident_key: keys.get(write)! }
    })
    for (const { id, incident_key } of await tx.insert(alertIncidents).values(rows).returning(keyed))
      ids.set(incident_key, id)
  }
  for (const write of writes) {
    const { id, told: _, ...incident } = write
    if (id === null) continue
    const [row] = await tx
      .update(alertIncidents)
      .set(incident)
      .where(eq(alertIncidents.id, id))
      .returning(keyed)
    if (row === undefined) throw new Error('The incident of an alert is gone')
    keys.set(write, row.incident_key)
    ids.set(row.incident_key, id)
  }
  const notices = writes.flatMap((write) => {
    const incident_key = keys.get(write)!
    return write.told.map((one) => {
      const clear = one.event === 'clear' ? (write.clear ?? null) : null
      const notice = noticeOf(alert, { ...one, incident_key, stream: write.stream, clear })
      return { incidentId: ids.get(incident_key)!, notice }
    })
  })
  if (notices.length > 0) await queueNotices(tx, alert.id, notices, now)
  if (writes.some(({ id, cleared_at }) => id === null || cleared_at)) await noteState(tx, alert.id, writes)
}

const keyed = { id: alertIncidents.id, incident_key: alertIncidents.incident_key }

/** An alert is triggered from its first open incident until its last one has ended. */
async function noteState(tx: Db, alertId: number, writes: readonly IncidentWrite[]): Promise<void> {
  const [open] = await tx
    .select({ since: sql<number | null>`min(${alertIncidents.triggered_at})` })
    .from(alertIncidents)
    .where(and(eq(alertIncidents.alert_id, alertId), isNull(alertIncidents.cleared_at)))
  const since = open?.since ?? null
  const state =
    since === null
      ? {
          triggered_at: Math.max(...writes.map(({ triggered_at }) => triggered_at)),
          cleared_at: Math.max(...writes.map(({ cleared_at }) => cleared_at ?? 0)),
        }
      : { triggered_at: Number(since), cleared_at: null }
  await tx
    .insert(alertStates)
    .values({ alert_id: alertId, ...state })
    .onConflictDoUpdate({ target: alertStates.alert_id, set: state })
}

/** Ends the open incidents of an alert by hand, or those of one stream, and has its services told. */
export async function closeIncidents(tx: Db, alert: AlertRow, now: number, stream?: string): Promise<void> {
  const all = (await listOpenIncidents(tx, [alert.id])).get(alert.id) ?? []
  const open = stream === undefined ? all : all.filter((incident) => incident.stream === stream)
  await writeIncidents(
    tx,
    alert,
    open.map((incident) => ({
      ...incident,
      cleared_at: now,
      clear: 'manual' as const,
      told: toldOfEnd(incident, now),
    })),
    now,
  )
}

/**
 * Ends what is known of an alert that changes or goes: whoever is evaluating it may not write what it finds. Services are
 * told, because some of them keep something open until they are.
 */
export async function endTracking(tx: Db, alert: AlertRow, now: number): Promise<void> {
  await tx.delete(alertEvaluations).where(eq(alertEvaluations.alert_id, alert.id))
  await closeIncidents(tx, alert, now)
}

/** Lets what services are still to be told of an alert outlive it. */
export async function keepNotices(tx: Db, alertId: number): Promise<void> {
  await tx
    .update(notifications)
    .set({ alert_id: null, incident_id: null })
    .where(and(eq(notifications.alert_id, alertId), eq(notifications.state, 'waiting')))
}
