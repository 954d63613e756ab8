import { and, asc, count, desc, eq, gte, inArray, isNotNull, isNull, lte, or, type SQL } from 'drizzle-orm'
import type { AlertIncident, AlertNotification, Incident, NotificationAttempt } from '#api/alertIncidents.ts'
import type { Page } from '#api/pagination.ts'
import type { Db } from '../engine/db.ts'
import { alertIncidents, alerts, notificationAttempts, notifications } from './alertTables.ts'

const columns = {
  id: alertIncidents.id,
  stream: alertIncidents.stream,
  triggered_at: alertIncidents.triggered_at,
  cleared_at: alertIncidents.cleared_at,
  clear: alertIncidents.clear,
  violations: alertIncidents.violations,
}

const newestFirst = [desc(alertIncidents.triggered_at), desc(alertIncidents.id)]

/** A page of an alert's incidents, the newest first. */
export async function listAlertIncidents(
  db: Db,
  alertId: number,
  page: Pick<Page, 'offset' | 'length'>,
): Promise<{ incidents: AlertIncident[]; total: number }> {
  const ofAlert = eq(alertIncidents.alert_id, alertId)
  const rows = await db
    .select(columns)
    .from(alertIncidents)
    .where(ofAlert)
    .orderBy(...newestFirst)
    .limit(page.length)
    .offset(page.offset)
  const told = await notificationsOf(
    db,
    rows.map(({ id }) => id),
  )
  const incidents = rows.map((row) => ({ ...row, notifications: told.get(row.id) ?? [] }))
  return { incidents, total: await countIncidents(db, ofAlert) }
}

async function countIncidents(db: Db, matching: SQL | undefined): Promise<number> {
  const [row] = await db.select({ count: count() }).from(alertIncidents).where(matching)
  return row?.count ?? 0
}

/** What services were told of incidents, oldest first, by the incident's id. */
async function notificationsOf(
  db: Db,
  incidents: readonly number[],
): Promise<Map<number, AlertNotification[]>> {
  const rows = await db
    .select()
    .from(notifications)
    .where(inArray(notifications.incident_id, [...incidents]))
    .orderBy(asc(notifications.id))
  const attempts = await attemptsOf(
    db,
    rows.map(({ id }) => id),
  )
  const byIncident = new Map<number, AlertNotification[]>(incidents.map((id) => [id, []]))
  for (const row of rows) {
    const { id, notice, service_id, service_type, service_title, state, created_at, ended_at } = row
    byIncident.get(row.incident_id ?? 0)?.push({
      id,
      event: notice.event,
      service: { id: service_id, type: service_type, title: service_title },
      state,
      created_at,
      ended_at,
      attempts: attempts.get(id) ?? [],
    })
  }
  return byIncident
}

async function attemptsOf(db: Db, ids: readonly number[]): Promise<Map<number, NotificationAttempt[]>> {
  const { notification_id, attempted_at, duration_ms, arrived, answer } = notificationAttempts
  const rows = await db
    .select({ notification_id, attempted_at, duration_ms, arrived, answer })
    .from(notificationAttempts)
    .where(inArray(notification_id, [...ids]))
    .orderBy(asc(notificationAttempts.id))
  const byNotification = new Map<number, NotificationAttempt[]>(ids.map((id) => [id, []]))
  for (const { notification_id: id, ...attempt } of rows) byNotification.get(id)?.push(attempt)
  return byNotification
}

export interface IncidentSearch {
  open: boolean | undefined
  /** Keeps incidents any part of which is within; Unix seconds. */
  interval: { start: number; end: number } | undefined
}

/** A page of the incidents of all alerts, the newest first; how many are found, and how many there are. */
export async function listIncidents(
  db: Db,
  { open, interval }: IncidentSearch,
  page: Pick<Page, 'offset' | 'length'>,
): Promise<{ incidents: Incident[]; found: number; total: number }> {
  const { triggered_at, cleared_at } = alertIncidents
  const matching = and(
    open === undefined ? undefined : open ? isNull(cleared_at) : isNotNull(cleared_at),
    interval && lte(triggered_at, interval.end),
    interval && or(isNull(cleared_at), gte(cleared_at, interval.start)),
  )
  const rows = await db
    .select({ ...columns, alert: { id: alerts.id, name: alerts.name }, conditions: alerts.conditions })
    .from(alertIncidents)
    .innerJoin(alerts, eq(alerts.id, alertIncidents.alert_id))
    .where(matching)
    .orderBy(...newestFirst)
    .limit(page.length)
    .offset(page.offset)
  const incidents = rows.map(({ conditions, ...row }) => ({
    ...row,
    metrics: [...new Set(conditions.map(({ metric_name }) => metric_name))],
  }))
  const total = await countIncidents(db, undefined)
  return { incidents, found: matching === undefined ? total : await countIncidents(db, matching), total }
}
