import { and, asc, count, desc, eq, gte, inArray, isNotNull, isNull, lte, or, type SQL } from 'drizzle-orm'
import type { AlertIncident, AlertNotification, Incident } from '#api/alertIncidents.ts'
import type { Page } from '#api/pagination.ts'
import type { Db } from '../engine/db.ts'
import { alertIncidents, alerts, notifications } from './alertTables.ts'
import { attemptsOf, listNotifications } from './notifications.ts'

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
    .select({ ...columns, conditions: alertIncidents.conditions })
    .from(alertIncidents)
    .where(ofAlert)
    .orderBy(...newestFirst)
    .limit(page.length)
    .offset(page.offset)
  const told = await countTold(
    db,
    rows.map(({ id }) => id),
  )
  const incidents = rows.map((row) => ({ ...row, told: { ...NOBODY, ...told.get(row.id) } }))
  return { incidents, total: await countIncidents(db, ofAlert) }
}

const NOBODY: AlertIncident['told'] = { waiting: 0, sent: 0, failed: 0, dropped: 0 }

/** How many notifications of incidents are in each state, by the incident's id. */
async function countTold(
  db: Db,
  ids: readonly number[],
): Promise<Map<number, Partial<AlertIncident['told']>>> {
  const { incident_id, state } = notifications
  const rows = await db
    .select({ incident_id, state, count: count() })
    .from(notifications)
    .where(inArray(incident_id, [...ids]))
    .groupBy(incident_id, state)
  const told = new Map<number, Partial<AlertIncident['told']>>()
  for (const { incident_id: id, state, count } of rows) {
    if (id !== null) told.set(id, { ...told.get(id), [state]: count })
  }
  return told
}

async function countIncidents(db: Db, matching: SQL | undefined): Promise<number> {
  const [row] = await db.select({ count: count() }).from(alertIncidents).where(matching)
  return row?.count ?? 0
}

/** A page of what services were told of an incident of an alert, the newest first; undefined when there is no such one. */
export async function listIncidentNotifications(
  db: Db,
  alertId: number,
  incidentId: number,
  page: Pick<Page, 'offset' | 'length'>,
): Promise<{ notifications: AlertNotification[]; total: number } | undefined> {
  const isMeant = and(eq(alertIncidents.id, incidentId), eq(alertIncidents.alert_id, alertId))
  if ((await countIncidents(db, isMeant)) === 0) return undefined
  const { rows, total } = await listNotifications(db, eq(notifications.incident_id, incidentId), page)
  const attempts = await attemptsOf(
    db,
    rows.map(({ id }) => id),
  )
  const shown = rows.map(
    ({ id, notice, service_id, service_type, service_title, state, created_at, ended_at }) => ({
      id,
      event: notice.event,
      service: { id: service_id, type: service_type, title: service_title },
      state,
      created_at,
      ended_at,
      attempts: attempts.get(id) ?? [],
    }),
  )
  return { notifications: shown, total }
}

export interface IncidentSearch {
  open: boolean | undefined
  /** Keeps of each alert the one that began first. */
  perAlert: boolean
  /** Keeps incidents any part of which is within; Unix seconds. */
  interval: { start: number; end: number } | undefined
}

/** A page of the incidents of all alerts, the newest first; how many are found, and how many there are. */
export async function listIncidents(
  db: Db,
  { open, perAlert, interval }: IncidentSearch,
  page: Pick<Page, 'offset' | 'length'>,
): Promise<{ incidents: Incident[]; found: number; total: number }> {
  const { triggered_at, cleared_at } = alertIncidents
  const all = and(
    open === undefined ? undefined : open ? isNull(cleared_at) : isNotNull(cleared_at),
    interval && lte(triggered_at, interval.end),
    interval && or(isNull(cleared_at), gte(cleared_at, interval.start)),
  )
  const { alert_id, id } = alertIncidents
  const firstOnes = db
    .selectDistinctOn([alert_id], { id })
    .from(alertIncidents)
    .where(all)
    .orderBy(asc(alert_id), asc(triggered_at), asc(id))
  const matching = perAlert ? inArray(id, firstOnes) : all
  const rows = await db
    .select({
      ...columns,
      alert: { id: alerts.id, name: alerts.name },
      conditions: alertIncidents.conditions,
    })
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
