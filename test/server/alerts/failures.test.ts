import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { alertBacktest } from '#api/alertBacktest.ts'
import { alertStreamList } from '#api/alertIncidents.ts'
import { alertList } from '#api/alerts.ts'
import { measurementCreate } from '#api/measurements.ts'
import { metricUpdate } from '#api/metrics.ts'
import { evaluateDue } from '#server/alerts/evaluateDue.ts'
import { watchAlerts } from '#server/alerts/watchAlerts.ts'
import { QueryTimeout, Unreachable } from '#server/engine/errors.ts'
import type { Tsdb } from '#server/engine/tsdb.ts'
import { alertEvaluations, alerts } from '#server/store/alertTables.ts'
import { metrics } from '#server/store/tables.ts'
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

const composite = (name: string, text: string) =>
  server.call(metricUpdate, {
    params: { name },
    body: { type: 'composite', composite: text, source_lag: 60 },
  })

test('a composite that cannot be evaluated changes nothing, and its alerts say why', async () => {
  const [part, saved] = [on.name(), on.name()]
  on.time = on.start
  const absent = await on.alert({ conditions: [{ type: 'absent', metric_name: saved, duration: 120 }] })
  const fires = await on.alert({ conditions: [above(saved)] })
  await composite(saved, `s("${part}", "*")`)
  await on.pass(part, { a: '9 9' })
  expect(await on.incidents(fires)).toEqual(['2-'])
  // As an earlier version may have stored it.
  await deps.db.update(metrics).set({ composite: 'no_function()' }).where(eq(metrics.name, saved))
  for (const minute of [2, 3, 4, 5, 6]) {
    await on.measure(part, minute, { a: 9 })
    await on.evaluate(minute + 1)
  }
  const listed = (await server.call(alertList, { query: { standing: true } })).alerts
  const failing = listed.filter(({ id }) => id === absent || id === fires)
  expect(failing.map(({ standing }) => standing?.failure)).toEqual([
    { reason: expect.stringContaining('no_function') as string, at: on.time },
    { reason: expect.stringContaining('no_function') as string, at: on.time },
  ])
  expect((await server.call(alertStreamList, { params: { id: fires } })).failure?.at).toBe(on.time)
  await composite(saved, `s("${part}", "*")`)
  await on.measure(part, 7, { a: 9 })
  await on.evaluate(8)
  expect(await on.incidents(absent)).toEqual([])
  expect(await on.incidents(fires)).toEqual(['2-'])
  expect((await server.call(alertStreamList, { params: { id: fires } })).failure).toBeNull()
  await deps.db.delete(alerts)
})

test('what a composite sums up over several minutes counts once it is whole, live as in a backtest', async () => {
  const [part, saved] = [on.name(), on.name()]
  on.start += 86_400 - ((on.start + 86_400) % 300)
  on.time = on.start
  await composite(saved, `sum(s("${part}", "*", {function: "sum", period: "300"}))`)
  const conditions = [{ type: 'below' as const, threshold: 30, metric_name: saved }]
  const id = await on.alert({ conditions })
  await on.pass(part, { a: '9 9 9 9 9 9 9 9 9 9 1 1 1 1 1 9 9 9 9 9 9 9 9' })
  expect(await on.incidents(id)).toEqual(['16-21 normal'])
  const body = { start_time: on.start + 300, end_time: on.time, conditions }
  const { incidents } = await server.call(alertBacktest, { body })
  expect(incidents.map(({ triggered_at, cleared_at }) => [triggered_at, cleared_at])).toEqual([
    [on.start + 960, on.start + 1_260],
  ])
  await deps.db.delete(alerts)
})

test('silence while measurements cannot be read means nothing', async () => {
  const name = on.name()
  on.start += 86_400
  on.time = on.start
  const id = await on.alert({ conditions: [{ type: 'absent', metric_name: name, duration: 180 }] })
  await on.pass(name, { a: '1 1' })
  const away: Tsdb = { ...deps.tsdb, query: () => Promise.reject(new Unreachable('away')) }
  for (let minute = 3; minute < 20; minute += 1) {
    on.time = on.start + 60 * minute + 5
    await expect(evaluateDue({ ...deps, tsdb: away }, () => undefined)).rejects.toThrow('away')
  }
  expect((await server.call(alertStreamList, { params: { id } })).failure?.reason).toMatch(
    /cannot be reached/,
  )
  await on.measure(name, 19, { a: 1 })
  await on.evaluate(20)
  expect(await on.incidents(id)).toEqual([])
  for (const minute of [21, 22, 23]) await on.evaluate(minute)
  expect(await on.incidents(id)).toEqual([])
  await on.evaluate(24)
  expect(await on.incidents(id)).toEqual(['24-'])
  await deps.db.delete(alerts)
})

test('an alert that was too slow is tried on its own, and not too far back', async () => {
  const [slow, quick] = [on.name(), on.name()]
  on.start += 86_400
  on.time = on.start
  const conditions = [above(slow)]
  const id = await on.alert({ conditions })
  await on.alert({ conditions: [above(quick)] })
  await on.measure(slow, 0, { a: 9 })
  await on.measure(quick, 0, { a: 9 })
  await on.evaluate(1)
  const metric = (await findMetric(deps.db, slow))!.id
  const asked: number[][] = []
  const failed = { ...failing(metric, new QueryTimeout('too slow')) }
  const noted: Tsdb = {
    ...failed,
    query: (sql, params, options) => {
      if (Array.isArray(params.metrics)) asked.push(params.metrics as number[])
      return failed.query(sql, params, options)
    },
  }
  for (const minute of [2, 6]) {
    asked.length = 0
    on.time = on.start + 60 * minute + 5
    await evaluateDue({ ...deps, tsdb: noted }, () => undefined)
  }
  expect(asked.filter((metrics) => metrics.includes(metric))).toEqual([[metric]])
  await on.measure(slow, 290, { a: 9 })
  const begins: number[] = []
  const watched: Tsdb = {
    ...deps.tsdb,
    query: (sql, params, options) => {
      if (typeof params.origin === 'number') begins.push(params.origin)
      return deps.tsdb.query(sql, params, options)
    },
  }
  on.time = on.start + 300 * 60 + 5
  await evaluateDue({ ...deps, tsdb: watched }, () => expect.unreachable())
  expect(begins).toContain(on.start + 300 * 60 - 3_600 - 3_600 - 300)
  expect(await on.incidents(id)).toEqual(['1-'])
  await deps.db.delete(alerts)
})

test('of a composite that fails when what was measured last is read, nothing counts as a gap', async () => {
  const [part, saved] = [on.name(), on.name()]
  on.start += 86_400
  on.time = on.start
  await composite(saved, `s("${part}", "*")`)
  const id = await on.alert({ conditions: [above(saved)] })
  await on.pass(part, { a: '9 9' })
  const metric = (await findMetric(deps.db, part))!.id
  let reads = 0
  const once: Tsdb = {
    ...deps.tsdb,
    query: (sql, params, options) => {
      const isFirst = params.metric === metric && reads++ === 0
      return isFirst ? Promise.reject(new QueryTimeout('too slow')) : deps.tsdb.query(sql, params, options)
    },
  }
  on.time = on.start + 300 * 60 + 5
  await evaluateDue({ ...deps, tsdb: once }, () => undefined)
  const { failure, evaluated_at } = await server.call(alertStreamList, { params: { id } })
  expect([failure?.reason, evaluated_at]).toEqual([expect.any(String), on.start + 120])
  await on.evaluate(304)
  expect(await on.incidents(id)).toEqual(['2-'])
  expect((await server.call(alertStreamList, { params: { id } })).failure).toBeNull()
  await deps.db.delete(alerts)
})

test('a difference is taken from at most an hour before, live as in a backtest', async () => {
  const name = on.name()
  on.start += 86_400
  on.time = on.start
  const conditions = [{ ...above(name), summary_function: 'derivative' as const }]
  const [id, beside] = [await on.alert({ conditions }), await on.alert({ conditions: [above(on.name())] })]
  await on.measure(name, 0, { a: 1, b: 1 })
  await on.evaluate(1)
  await on.measure(name, 50, { a: 9 })
  await on.evaluate(51)
  // What is read for others, which goes back further, makes no difference.
  await deps.db.update(alertEvaluations).set({ state: {} }).where(eq(alertEvaluations.alert_id, beside))
  await on.measure(name, 62, { a: 10, b: 99 })
  await on.evaluate(63)
  expect(await on.incidents(id)).toEqual(['51-63 normal'])
  const body = { start_time: on.start, end_time: on.time, conditions }
  const { incidents, streams } = await server.call(alertBacktest, { body })
  expect(incidents.map(({ triggered_at }) => triggered_at)).toEqual([on.start + 51 * 60])
  expect(streams).toEqual([{ name: 'a', count: 1 }])
  await deps.db.delete(alerts)
})

test('an alert on more streams than it can watch says so', async () => {
  const name = on.name()
  on.start += 86_400
  on.time = on.start
  const id = await on.alert({ conditions: [above(name)] })
  const measurements = Array.from({ length: 5_001 }, (_, index) => {
    return { name, value: 9, time: on.start + 10, tags: { host: `web-${index}` } }
  })
  await server.call(measurementCreate, { body: { measurements } })
  await on.evaluate(1)
  expect(await on.incidents(id)).toEqual([])
  const { failure } = await server.call(alertStreamList, { params: { id } })
  expect(failure?.reason).toMatch(/^A condition names 5001 streams, and an alert can watch 5000/)
  await deps.db.delete(alerts)
})

test('when reads of a composite and of a metric fail at once, neither failure goes unheard', async () => {
  const [plain, part, saved] = [on.name(), on.name(), on.name()]
  on.time = on.start + 900
  await composite(saved, `s("${part}", "*")`)
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
  const next = on.start + 20_000 * 60
  on.time = next + 4.9
  await expect
    .poll(() => reports.map(String))
    .toContainEqual(expect.stringContaining(`to ${new Date((next - 3_660) * 1_000).toISOString()}`))
  await stop()
})
