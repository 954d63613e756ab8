import type { FastifyInstance } from 'fastify'
import { alertBacktest, BACKTEST_DAYS } from '#api/alertBacktest.ts'
import { REARM_SECONDS } from '#api/alerts.ts'
import { badParams } from '#api/errors.ts'
import { intervalOf, isInterval } from '#series/interval.ts'
import { backtest, type PastIncident } from '../alerts/backtest.ts'
import type { Deps } from '../deps.ts'
import { refuseOtherStatistics } from './alertDraft.ts'
import { hangUp } from './hangUp.ts'
import { route } from './route.ts'

export function alertBacktestRoutes(app: FastifyInstance, deps: Deps): void {
  route(app, deps, alertBacktest, async ({ body, reply }) => {
    const { conditions, rearm_per_signal, rearm_seconds, ...query } = body
    const interval = intervalOf(query, deps.now())
    if (!isInterval(interval)) throw badParams(interval)
    const { start, end } = interval
    if (end - start > BACKTEST_DAYS * 86_400) {
      throw badParams({ start_time: [`must be at most ${BACKTEST_DAYS} days before end_time`] })
    }
    await refuseOtherStatistics(deps.db, conditions)
    const rules = {
      conditions: conditions.map((condition, index) => ({ ...condition, id: index + 1 })),
      rearm_per_signal: rearm_per_signal ?? false,
    }
    const { evaluated, incidents, streams } = await backtest(deps, rules, interval, hangUp(reply))
    return {
      start_time: start,
      end_time: end,
      evaluated,
      count: incidents.length,
      notices: noticesOf(incidents, rearm_seconds ?? REARM_SECONDS, end),
      incidents,
      streams,
    }
  })
}

/** Services are told at the start of each incident, and again while it goes on. */
function noticesOf(incidents: readonly PastIncident[], rearmSeconds: number, end: number): number {
  return incidents.reduce((sum, { triggered_at, cleared_at }) => {
    const last = cleared_at === null ? end : cleared_at - 1
    return sum + 1 + Math.floor((last - triggered_at) / rearmSeconds)
  }, 0)
}
