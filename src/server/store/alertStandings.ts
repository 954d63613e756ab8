import { and, getTableColumns, inArray, isNull } from 'drizzle-orm'
import type { AlertStanding } from '#api/alerts.ts'
import type { Db } from '../engine/db.ts'
import { shownEvaluation } from './alertEvaluations.ts'
import type { AlertRow } from './alerts.ts'
import { listOpenIncidents } from './alertIncidents.ts'
import { stateAt } from './alertState.ts'
import { alertEvaluations, alerts, alertStates } from './alertTables.ts'

/** Until when an alert is muted; null when it is not. */
const shownMute = (until: number, now: number): number | null => (until > now ? until : null)

/** So many streams are named. */
const MOST_NAMED = 20

/** How these alerts stand, by the alert's id, without what was deleted meanwhile. `now` in Unix seconds. */
export async function findStandings(
  db: Db,
  some: readonly Pick<AlertRow, 'id' | 'muted_until'>[],
  now: number,
): Promise<Map<number, AlertStanding>> {
  const ids = some.map(({ id }) => id)
  const { state: _state, ...columns } = getTableColumns(alertEvaluations)
  const evaluations = await db
    .select(columns)
    .from(alertEvaluations)
    .where(inArray(columns.alert_id, [...ids]))
  const firing = await db
    .select({ id: alertStates.alert_id, triggered_at: alertStates.triggered_at })
    .from(alertStates)
    .where(and(inArray(alertStates.alert_id, [...ids]), isNull(alertStates.cleared_at)))
  const open = await listOpenIncidents(db, ids)
  const states = await db
    .select({ id: alerts.id, state: stateAt(now) })
    .from(alerts)
    .where(inArray(alerts.id, [...ids]))
  const stateOf = new Map(states.map(({ id, state }) => [id, state]))
  const evaluationOf = new Map(evaluations.map((row) => [row.alert_id, row]))
  const triggered = new Map(firing.map(({ id, triggered_at }) => [id, triggered_at]))
  return new Map(
    some.flatMap(({ id, muted_until }): [number, AlertStanding][] => {
      const state = stateOf.get(id)
      if (state === undefined) return []
      const incidents = open.get(id) ?? []
      const streams = [...new Set(incidents.flatMap(({ violations }) => Object.keys(violations)))].sort()
      const standing: AlertStanding = {
        state,
        status: triggered.has(id) ? 'triggered' : 'ok',
        triggered_at: triggered.get(id) ?? null,
        streams: streams.slice(0, MOST_NAMED),
        stream_count: streams.length,
        muted_until: shownMute(muted_until, now),
        ...shownEvaluation(evaluationOf.get(id)),
      }
      return [[id, standing]]
    }),
  )
}
