import type { FastifyInstance } from 'fastify'
import { alertBacktest, BACKTEST_DAYS } from '#api/alertBacktest.ts'
import { REARM_SECONDS } from '#api/alerts.ts'
import { badParams } from '#api/errors.ts'
import { intervalOf, isInterval } from '#series/interval.ts'
import { backtest } from '../alerts/backtest.ts'
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
      rearm_seconds: rearm_seconds ?? REARM_SECONDS,
    }
    return { start_time: start, end_time: end, ...(await backtest(deps, rules, interval, hangUp(reply))) }
  })
}
