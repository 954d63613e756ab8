import { and, inArray, isNull } from 'drizzle-orm'
import type { AlertStanding } from '#api/alerts.ts'
import type { Db } from '../engine/db.ts'
import { shownEvaluation } from './alertEvaluations.ts'
import { listOpenIncidents } from './alertIncidents.ts'
import { alertEvaluations, alertStates } from './alertTables.ts'

/** So many streams are named. */
const MOST_NAMED = 20

/** How these alerts stand, by the alert's id. */
export async function findStandings(db: Db, ids: readonly number[]): Promise<Map<number, AlertStanding>> {
  const { alert_id, evaluated_at, missed_from, missed_to, failure, failed_at } = alertEvaluations
  const evaluations = await db
    .select({ alert_id, evaluated_at, missed_from, missed_to, failure, failed_at })
    .from(alertEvaluations)
    .where(inArray(alert_id, [...ids]))
  const firing = await db
    .select({ id: alertStates.alert_id, triggered_at: alertStates.triggered_at })
    .from(alertStates)
    .where(and(inArray(alertStates.alert_id, [...ids]), isNull(alertStates.cleared_at)))
  const open = await listOpenIncidents(db, ids)
  const evaluationOf = new Map(evaluations.map((row) => [row.alert_id, row]))
  const triggered = new Map(firing.map(({ id, triggered_at }) => [id, triggered_at]))
  return new Map(
    ids.map((id) => {
      const incidents = open.get(id) ?? []
      const streams = [...new Set(incidents.flatMap(({ violations }) => Object.keys(violations)))].sort()
      const standing: AlertStanding = {
        status: triggered.has(id) ? 'triggered' : 'ok',
        triggered_at: triggered.get(id) ?? null,
        streams: streams.slice(0, MOST_NAMED),
        stream_count: streams.length,
        ...shownEvaluation(evaluationOf.get(id)),
      }
      return [id, standing]
    }),
  )
}
