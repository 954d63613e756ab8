import { isNotNull, type SQL, sql } from 'drizzle-orm'
import type { AlertState } from '#api/alerts.ts'
import { alertEvaluations, alerts, alertStates } from './alertTables.ts'

/** An alert that was not evaluated for so many seconds is late: it is evaluated every minute. */
const LATE = 180

/** How an alert stands: what matters first. It decides what is found and counted, and what the page shows. `now` in Unix seconds. */
export function stateAt(now: number): SQL<AlertState> {
  const { alert_id, evaluated_at, failure, resolved_at, pending } = alertEvaluations
  return sql<AlertState>`CASE
    WHEN EXISTS (SELECT FROM ${alertStates}
      WHERE ${alertStates.alert_id} = ${alerts.id} AND ${alertStates.cleared_at} IS NULL) THEN 'triggered'
    WHEN NOT ${alerts.active} THEN 'off'
    WHEN ${alerts.conditions} = '[]'::jsonb THEN 'empty'
    ELSE COALESCE((SELECT CASE
        WHEN ${isNotNull(failure)} THEN 'failed'
        WHEN ${evaluated_at} < ${Math.floor(now) - LATE}::bigint THEN 'late'
        WHEN ${isNotNull(resolved_at)} THEN 'resolved'
        WHEN ${isNotNull(pending)} THEN 'pending'
        ELSE 'ok' END
      FROM ${alertEvaluations} WHERE ${alert_id} = ${alerts.id}), 'late') END`
}
