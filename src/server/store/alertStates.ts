import { and, asc, eq, gte, isNull, sql } from 'drizzle-orm'
import type { AlertStatus, AlertStatusList } from '#api/alerts.ts'
import type { Db } from '../engine/db.ts'
import { closeIncidents, listOpenIncidents } from './alertIncidents.ts'
import type { AlertRow } from './alerts.ts'
import { alertEvaluations, alerts, alertStates } from './alertTables.ts'

const { cleared_streams } = alertEvaluations
const isFiring = isNull(alertStates.cleared_at)

/** Alerts that are triggered, and those that cleared at or after `since`, in Unix seconds. */
export async function listAlertStates(db: Db, since: number): Promise<AlertStatusList> {
  const { alert_id, triggered_at, cleared_at } = alertStates
  const firing = await db
    .select({ id: alert_id, triggered_at })
    .from(alertStates)
    .where(isFiring)
    .orderBy(asc(alert_id))
  const cleared = await db
    .select({ id: alert_id, cleared_at })
    .from(alertStates)
    .where(gte(cleared_at, since))
    .orderBy(asc(alert_id))
  return {
    firing,
    cleared: cleared.flatMap(({ id, cleared_at }) => (cleared_at === null ? [] : [{ id, cleared_at }])),
  }
}

/** Whether an alert is triggered, and since when. */
export async function findAlertState(
  db: Db,
  alertId: number,
): Promise<{ status: AlertStatus; triggered_at: number | null }> {
  const [firing] = await db
    .select({ triggered_at: alertStates.triggered_at })
    .from(alertStates)
    .where(and(eq(alertStates.alert_id, alertId), isFiring))
  if (firing === undefined) return { status: 'ok', triggered_at: null }
  return { status: 'triggered', triggered_at: firing.triggered_at }
}

/**
 * Clears an alert by hand: its streams violate again with what they measure from now on. Whoever is evaluating it has to
 * do so again. Nothing happens to an alert that is not triggered.
 *
 * @param stream the one that is cleared alone; nothing happens where it is not triggered
 */
export async function clearAlert(db: Db, alert: AlertRow, now: number, stream?: string): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.select({ id: alerts.id }).from(alerts).where(eq(alerts.id, alert.id)).for('update')
    if ((await findAlertState(tx, alert.id)).status === 'ok') return
    const open = (await listOpenIncidents(tx, [alert.id])).get(alert.id) ?? []
    const left = stream === undefined ? [] : open.filter((incident) => incident.stream !== stream)
    if (stream !== undefined && left.length === open.length) return
    const cleared =
      stream === undefined
        ? { cleared_at: now, cleared_streams: {} }
        : {
            cleared_streams: sql`${cleared_streams} || jsonb_build_object(${stream}::text, ${now}::bigint)`,
          }
    await tx
      .update(alertEvaluations)
      .set({ ...cleared, claim: null, resolved_at: left.length === 0 ? now : null })
      .where(eq(alertEvaluations.alert_id, alert.id))
    await closeIncidents(tx, alert, now, stream)
    if (stream !== undefined) return
    await tx
      .update(alertStates)
      .set({ cleared_at: now })
      .where(and(eq(alertStates.alert_id, alert.id), isFiring))
  })
}
