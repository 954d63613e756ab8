import type { AlertStream } from '#api/alertIncidents.ts'
import { floorTo } from '#series/grid.ts'
import type { EvaluationRow } from '../store/alertEvaluations.ts'
import type { AlertRow } from '../store/alerts.ts'
import { findOutages } from '../store/alertWatch.ts'
import { clearedBy } from './clearedBy.ts'
import { evaluate } from './evaluate.ts'
import type { EvaluateDeps } from './evaluateDue.ts'
import { readHeard } from './readHeard.ts'
import { afterGap, oldestRead } from './settleOld.ts'
import { MINUTE } from './track.ts'

/** How each stream of an alert stands in this minute, those that violate first, then those that may soon. */
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
  const cleared = clearedBy(evaluation ?? { cleared_at: 0, cleared_streams: {} }, to)
  const outages = await findOutages(deps.db, Math.floor(deps.now()))
  const minutes = { from: to, to, tracked, outages, ...cleared, open: new Set<null>() }
  const { streams } = evaluate(alert, heard, state, minutes)
  const states = alert.conditions.flatMap(({ id, type, metric_name: metric }, index) =>
    [...(streams[index] ?? [])].map(([name, standing]): AlertStream => {
      const { track, since } = standing
      const bad = type === 'absent' ? 'absent' : 'violating'
      const value = type === 'absent' ? null : track.value
      return {
        name,
        condition: id,
        metric,
        state: since === null ? 'ok' : bad,
        value,
        last_time: track.last,
        since,
        resolved: standing.resolved !== null,
        pending: standing.pending,
      }
    }),
  )
  return states.sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}

const rank = ({ state, pending }: AlertStream) => (state !== 'ok' ? 0 : pending !== null ? 1 : 2)
