import type { AlertStream } from '#api/alertIncidents.ts'
import { floorTo } from '#series/grid.ts'
import type { EvaluationRow } from '../store/alertEvaluations.ts'
import type { AlertRow } from '../store/alerts.ts'
import { findOutages } from '../store/alertWatch.ts'
import { evaluate } from './evaluate.ts'
import type { EvaluateDeps } from './evaluateDue.ts'
import { readHeard } from './readHeard.ts'
import { afterGap, oldestRead } from './settleOld.ts'
import { MINUTE } from './track.ts'

/** How each stream of an alert stands in this minute, those that violate first. */
export async function streamStates(
  deps: EvaluateDeps,
  alert: AlertRow,
  evaluation: EvaluationRow | undefined,
): Promise<AlertStream[]> {
  const to = floorTo(Math.floor(deps.now()), MINUTE)
  const tracked = evaluation?.tracked_from ?? floorTo(alert.updated_at, MINUTE)
  const state = afterGap(evaluation?.state ?? {}, oldestRead(to))
  const asked = alert.conditions.map((condition) => {
    return { condition, settled: state[condition.id]?.settled ?? tracked, to }
  })
  const heard = await readHeard(deps, asked)
  const outages = await findOutages(deps.db, Math.floor(deps.now()))
  const minutes = { from: to, to, tracked, outages, cleared: 0, open: new Set<null>() }
  const { streams } = evaluate(alert, heard, state, minutes)
  const states = alert.conditions.flatMap(({ id, type, metric_name: metric }, index) =>
    [...(streams[index] ?? [])].map(([name, { track, violates, since }]): AlertStream => {
      const bad = type === 'absent' ? 'absent' : 'violating'
      const value = type === 'absent' ? null : track.value
      return {
        name,
        condition: id,
        metric,
        state: violates ? bad : 'ok',
        value,
        last_time: track.last,
        since,
      }
    }),
  )
  return states.sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}

const rank = ({ state }: AlertStream) => (state === 'ok' ? 1 : 0)
