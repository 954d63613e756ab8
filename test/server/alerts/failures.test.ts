import { expect, test } from 'vitest'
import { metricUpdate } from '#api/metrics.ts'
import { evaluateDue } from '#server/alerts/evaluateDue.ts'
import { watchAlerts } from '#server/alerts/watchAlerts.ts'
import { QueryTimeout, Unreachable } from '#server/engine/errors.ts'
import type { Tsdb } from '#server/engine/tsdb.ts'
import { alerts } from '#server/store/alertTables.ts'
import { findMetric } from '#server/store/metrics.ts'
import { startServer } from '#test/helpers/server.ts'
import { AlertTest } from './watch.ts'

const on: AlertTest = new AlertTest(() => server)
const server = await startServer({ now: on.now })
const { deps } = server
const above = (metric_name: string) => ({ type: 'above' as const, threshold: 5, metric_name })

/** The engine, whose reads of a metric fail. */
function failing(metric: number, error: Error): Tsdb {
  return {
    ...deps.tsdb,
    query: (sql, params, options) => {
      const { metrics } = params
      if (Array.isArray(metrics) && metrics.includes(metric)) return Promise.reject(error)
      return deps.tsdb.query(sql, params, options)
    },
  }
}

test('an alert that cannot be evaluated is named, and keeps no other from it', async () => {
  const [bad, ...names] = Array.from({ length: 5 }, () => on.name())
  const ids: number[] = []
  for (const name of [bad!, ...names]) {
    ids.push(await on.alert({ conditions: [above(name)] }))
    await on.measure(name, 0, { a: 9 })
  }
  const metric = await findMetric(deps.db, bad!)
  on.time = on.start + 65
  const failures: unknown[] = []
  await evaluateDue({ ...deps, tsdb: failing(metric!.id, new QueryTimeout('too slow')) }, (error) =>
    failures.push(error),
  )
  expect(failures.map(String)).toEqual([expect.stringMatching(/^Error: m\d+: too slow$/)])
  expect(await on.incidents(ids[0]!)).toEqual([])
  for (const id of ids.slice(1)) expect(await on.incidents(id)).toEqual(['1-'])
  await on.evaluate(5)
  expect(await on.incidents(ids[0]!)).toEqual(['1-'])
})

test('while the engine is away nothing is evaluated, and nothing is lost', async () => {
  const name = on.name()
  on.time = on.start + 600
  const id = await on.alert({ conditions: [above(name)] })
  await on.measure(name, 10, { a: 9 })
  await on.measure(name, 11, { a: 1 })
  const metric = await findMetric(deps.db, name)
  on.time = on.start + 665
  const away = { ...deps, tsdb: failing(metric!.id, new Unreachable('away')) }
  const failed = () => expect.unreachable()
  await expect(evaluateDue(away, failed)).rejects.toThrow('away')
  await on.evaluate(12)
  expect(await on.incidents(id)).toEqual(['11-12 normal'])
})

test('when reads of a composite and of a metric fail at once, neither failure goes unheard', async () => {
  const [plain, part, saved] = [on.name(), on.name(), on.name()]
  on.time = on.start + 900
  const composite = `s("${part}", "*")`
  await server.call(metricUpdate, { params: { name: saved }, body: { type: 'composite', composite } })
  await on.measure(plain, 15, { a: 9 })
  await on.measure(part, 15, { a: 9 })
  await on.alert({ conditions: [above(saved), above(plain)] })
  const away: Tsdb = { ...deps.tsdb, query: () => Promise.reject(new Unreachable('away')) }
  on.time = on.start + 965
  await expect(evaluateDue({ ...deps, tsdb: away }, () => undefined)).rejects.toThrow('away')
  await deps.db.delete(alerts)
})

test('the clock evaluates shortly after each minute', async () => {
  const name = on.name()
  on.time = on.start + 1_200
  const id = await on.alert({ conditions: [above(name)] })
  await on.measure(name, 20, { a: 9 })
  on.time = on.start + 1_264.9
  const reports: unknown[] = []
  const stop = watchAlerts(deps, (error) => reports.push(error))
  await expect.poll(() => on.incidents(id)).toEqual(['21-'])
  on.time = on.start + 20_000 * 60 + 4.9
  await expect
    .poll(() => reports.map(String))
    .toContainEqual(expect.stringContaining('nobody did it from 2023-11-14T'))
  await stop()
})
