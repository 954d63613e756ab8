import { describe, expect, test } from 'vitest'
import { alertStreamList } from '#api/alertIncidents.ts'
import { alertMute, alertUnmute } from '#api/alertMutes.ts'
import { alertClear, alertDelete, alertList, alertStatusList, alertUpdate } from '#api/alerts.ts'
import { measurementCreate } from '#api/measurements.ts'
import { metricDelete, metricUpdate } from '#api/metrics.ts'
import { evaluateDue } from '#server/alerts/evaluateDue.ts'
import { alertEvaluations, alerts, notifications } from '#server/store/alertTables.ts'
import { startServerPairs, type TestServer } from '#test/helpers/server.ts'
import { AlertTest } from './watch.ts'

let server: TestServer
const on = new AlertTest(() => server)
const pairs = await startServerPairs({ now: on.now })

const above = (metric_name: string, over = {}) => ({
  type: 'above' as const,
  threshold: 5,
  metric_name,
  ...over,
})

/** Both pairs keep their measurements in one place, and number their metrics alike. */
const APART = 40 * 86_400
const first = on.start
let T = first

async function beginOn(pair: number): Promise<void> {
  server = pairs[pair]![1]
  T = on.start = on.time = first + pair * APART
  await server.deps.db.delete(alerts)
}

describe('what no engine makes a difference to', () => {
  const begin = () => beginOn(0)

  test('each stream has an incident and a timer of its own when it is rearmed so', async () => {
    await begin()
    const name = on.name()
    const id = await on.alert({ conditions: [above(name)], rearm_seconds: 120, rearm_per_signal: true })
    await on.pass(name, { a: '9 9 9 9', b: '1 9 9 1' })
    expect(await on.incidents(id)).toEqual(['a 1-', 'b 2-4 normal'])
    expect(await on.told(id)).toEqual(['trigger 1 a', 'trigger 2 b', 'trigger 1 a', 'clear 4'])
    expect(await on.status(id)).toBe('triggered')
    const { firing } = await server.call(alertStatusList, {})
    expect(firing).toContainEqual({ id, triggered_at: T + 60 })
  })

  test('absent, and back again', async () => {
    await begin()
    const name = on.name()
    const id = await on.alert({ conditions: [{ type: 'absent', metric_name: name, duration: 120 }] })
    await on.pass(name, { a: '1 . . . 1', b: '1 1 1 1 1' })
    expect(await on.incidents(id)).toEqual(['3-5 normal'])
  })

  test('cleared by hand it triggers again with the next measurement that violates', async () => {
    await begin()
    const name = on.name()
    const id = await on.alert({ conditions: [above(name)] })
    await on.pass(name, { a: '9' })
    on.time += 20
    await server.call(alertClear, { params: { id } })
    expect(await on.status(id)).toBe('ok')
    await on.evaluate(2)
    expect(await on.incidents(id)).toEqual([expect.stringMatching(/^1-1.4\d+ manual$/)])
    await on.pass(name, { a: '9' }, 2)
    expect(await on.incidents(id)).toHaveLength(2)
    expect((await on.notices(id)).map(({ event, clear }) => [event, clear])).toEqual([
      ['trigger', null],
      ['clear', 'manual'],
      ['trigger', null],
    ])
  })

  test('what is beyond a threshold, but not yet for its duration, is told; and what was only cleared by hand', async () => {
    await begin()
    const name = on.name()
    const id = await on.alert({ conditions: [above(name, { duration: 180 })] })
    await on.pass(name, { a: '1 9 9', b: '1 1 9' })
    const standing = async () => {
      const { alerts: all } = await server.call(alertList, { query: { standing: true } })
      return all.find((alert) => alert.id === id)!.standing!
    }
    const streams = async () => (await server.call(alertStreamList, { params: { id } })).streams
    expect(await standing()).toMatchObject({
      status: 'ok',
      pending: { stream: 'a', condition: expect.any(Number), seconds: 120, stream_count: 2 },
    })
    expect((await streams()).map(({ state, pending }) => [state, pending])).toEqual([
      ['ok', 120],
      ['ok', 60],
    ])
    await on.pass(name, { a: '9', b: '1' }, 3)
    expect(await standing()).toMatchObject({ status: 'triggered', pending: null, resolved_at: null })
    on.time += 20
    await server.call(alertClear, { params: { id } })
    const resolved = { status: 'ok', resolved_at: on.time }
    expect(await standing()).toMatchObject(resolved)
    await on.evaluate(5)
    expect(await standing()).toMatchObject(resolved)
    expect((await streams()).map((one) => [one.name, one.state, one.resolved])).toEqual([
      ['a', 'violating', true],
      ['b', 'ok', false],
    ])
    await on.pass(name, { a: '1' }, 5)
    expect(await standing()).toMatchObject({ status: 'ok', resolved_at: null })
  })

  test('a stream that is cleared alone leaves the others, and triggers again with its next measurement', async () => {
    await begin()
    const name = on.name()
    const conditions = [above(name)]
    const id = await on.alert({ conditions, rearm_per_signal: true })
    await on.pass(name, { a: '9', b: '9' })
    on.time += 20
    await server.call(alertClear, { params: { id }, query: { stream: 'a' } })
    expect(await on.status(id)).toBe('triggered')
    await server.call(alertClear, { params: { id }, query: { stream: 'nobody' } })
    await on.evaluate(2)
    const { alerts: standing } = await server.call(alertList, { query: { standing: true } })
    expect(standing.map((alert) => alert.standing!.resolved_at)).toEqual([null])
    const { streams } = await server.call(alertStreamList, { params: { id } })
    expect(streams.map((one) => [one.name, one.resolved])).toEqual([
      ['a', true],
      ['b', false],
    ])
    await on.pass(name, { a: '9', b: '1' }, 2)
    expect((await on.incidents(id)).toSorted()).toEqual([
      expect.stringMatching(/^a 1-1.4\d+ manual$/),
      'a 3-',
      'b 1-3 normal',
    ])
    await server.call(alertClear, { params: { id }, query: { stream: 'a' } })
    expect(await on.status(id)).toBe('ok')
    await on.evaluate(20)
    const [evaluation] = await server.deps.db.select().from(alertEvaluations)
    expect(evaluation!.cleared_streams).toEqual({ a: T + 185 })
    expect(evaluation!.resolved_at).toBe(T + 185)
    await on.pass(name, { a: '1' }, 20)
    const [after] = await server.deps.db.select().from(alertEvaluations)
    expect(after).toMatchObject({ cleared_streams: {}, resolved_at: null })
    const plain = await on.alert({ conditions })
    await expect(
      server.call(alertClear, { params: { id: plain }, query: { stream: 'a' } }),
    ).rejects.toMatchObject({ status: 400 })
  })

  test('while it is muted nobody is told that it triggers, but of the end of what they were told of', async () => {
    await begin()
    const name = on.name()
    const id = await on.alert({ conditions: [above(name)] })
    const mute = (seconds: number) => server.call(alertMute, { params: { id }, body: { seconds } })
    await on.pass(name, { a: '9' })
    expect(await mute(270)).toEqual({ muted_until: on.time + 270 })
    await on.pass(name, { a: '1 9 1 9 9' }, 1)
    expect(await on.incidents(id)).toEqual(['1-2 normal', '3-4 normal', '5-'])
    expect(await on.told(id)).toEqual(['trigger 1 a', 'clear 2', 'trigger 5 a'])
    await mute(600)
    await server.call(alertUnmute, { params: { id } })
    await on.pass(name, { a: '1 9' }, 6)
    expect((await on.told(id)).slice(3)).toEqual(['clear 7', 'trigger 8 a'])
    // What was told before goes on: it is told again when the time is over.
    await mute(130)
    await on.pass(name, { a: '9 9 9 9' }, 8)
    expect((await on.told(id)).slice(5)).toEqual(['trigger 8 a'])
  })

  test('a change of its conditions ends what was, another does not', async () => {
    await begin()
    const name = on.name()
    const conditions = [above(name)]
    const id = await on.alert({ conditions })
    await on.pass(name, { a: '9' })
    await server.call(alertUpdate, { params: { id }, body: { description: 'Other words', conditions } })
    await on.evaluate(2)
    expect(await on.incidents(id)).toEqual(['1-'])
    on.time = T + 180
    await server.call(alertUpdate, { params: { id }, body: { conditions: [above(name, { threshold: 6 })] } })
    await on.evaluate(4)
    expect(await on.incidents(id)).toEqual(['1-3 manual'])
    await on.pass(name, { a: '9' }, 4)
    expect(await on.incidents(id)).toEqual(['1-3 manual', '5-'])
    on.time = T + 360
    await server.call(alertUpdate, {
      params: { id },
      body: { active: false, conditions: [above(name, { threshold: 6 })] },
    })
    await on.pass(name, { a: '9 9' }, 6)
    expect(await on.incidents(id)).toEqual(['1-3 manual', '5-6 manual'])
    expect(await on.status(id)).toBe('ok')
  })

  test('services are told of the end of an alert that is deleted', async () => {
    await begin()
    const name = on.name()
    const id = await on.alert({ conditions: [above(name)] })
    await on.pass(name, { a: '9' })
    await server.call(alertDelete, { params: { id } })
    const left = await server.deps.db.select().from(notifications)
    const told = left.filter(({ notice }) => notice.alert.id === id)
    expect(told.map(({ alert_id, notice }) => [alert_id, notice.event])).toEqual([
      [null, 'trigger'],
      [null, 'clear'],
    ])
  })

  test('minutes that nobody evaluated are caught up, in order, for an hour', async () => {
    await begin()
    const name = on.name()
    const id = await on.alert({ conditions: [above(name)] })
    await on.evaluate(1)
    for (const [minute, value] of [9, 9, 1, 1, 9].entries()) await on.measure(name, minute + 1, { a: value })
    await on.evaluate(7)
    expect(await on.incidents(id)).toEqual(['2-4 normal', '6-'])
    on.time = T + 60 * 200 + 5
    const missed = await evaluateDue(server.deps, (error) => {
      throw error
    })
    expect(missed).toEqual({ from: T + 8 * 60, to: T + 139 * 60 })
  })

  test('what triggered long ago in what is caught up is told of once', async () => {
    await begin()
    const name = on.name()
    const id = await on.alert({ conditions: [above(name)], rearm_seconds: 600 })
    await on.evaluate(1)
    const measurements = Array.from({ length: 35 }, (_, n) => ({
      name,
      value: 9,
      time: T + (n + 5) * 60 + 10,
      tags: { source: 'a' },
    }))
    await server.call(measurementCreate, { body: { measurements } })
    await on.evaluate(40)
    await on.evaluate(49)
    expect(await on.told(id)).toEqual(['trigger 6 a'])
    await on.evaluate(50)
    expect(await on.told(id)).toEqual(['trigger 6 a', 'trigger 6 a'])
  })

  test('late measurements count at their own time', async () => {
    await begin()
    const name = on.name()
    const id = await on.alert({ conditions: [above(name, { duration: 180 })] })
    await on.pass(name, { a: '9 . 9' })
    await on.measure(name, 1, { a: 1 })
    await on.pass(name, { a: '9 9' }, 3)
    expect(await on.incidents(id)).toEqual(['3-4 normal', '5-'])
  })

  test('a clock that is set back, and one that was far ahead', async () => {
    await begin()
    const name = on.name()
    const id = await on.alert({ conditions: [above(name, { duration: 120 })], rearm_seconds: 60 })
    await on.pass(name, { a: '9 9' })
    expect(await on.incidents(id)).toEqual(['2-'])
    await on.evaluate(1_000)
    await on.pass(name, { a: '9 9 1' }, 2)
    expect(await on.incidents(id)).toEqual(['2-5 normal'])
  })
})

/* What is read, what is written as JSON and what is claimed at the same time depends on the engine. */
describe.each(pairs)('%s', (name) => {
  const begin = () => beginOn(pairs.findIndex(([other]) => other === name))

  test('it triggers, is told of again while it goes on, and clears', async () => {
    await begin()
    const name = on.name()
    const id = await on.alert({
      conditions: [above(name)],
      rearm_seconds: 120,
      attributes: { runbook_url: 'https://a.b' },
    })
    await on.pass(name, { 'web-1': '1 9 9 9 9 1' })
    expect(await on.incidents(id)).toEqual(['2-6 normal'])
    expect(await on.told(id)).toEqual(['trigger 2 web-1', 'trigger 2 web-1', 'clear 6'])
    const [first, again, last] = await on.notices(id)
    expect(first).toMatchObject({
      alert: { id, runbook_url: 'https://a.b', version: 2 },
      clear: null,
      conditions: [{ type: 'above', threshold: 5, duration: null }],
      violations: { 'web-1': [{ metric: name, value: 9, recorded_at: T + 60 }] },
    })
    expect(again!.violations).toMatchObject({ 'web-1': [{ recorded_at: T + 180 }] })
    expect(last!.clear).toBe('normal')
    expect(new Set([first, again, last].map((notice) => notice!.incident_key)).size).toBe(1)
    expect(await on.status(id)).toBe('ok')
  })

  test('tags choose streams, and put them together where they are grouped', async () => {
    await begin()
    const name = on.name()
    const each = (values: string[]) =>
      on.alert({ conditions: [above(name, { tags: [{ name: 'host', values }] })] })
    const [web, others, all] = [await each(['web-*']), await each(['!db-*']), await each([])]
    const tags = [{ name: 'region', values: ['*'], grouped: true }]
    const grouped = await on.alert({ conditions: [above(name, { summary_function: 'sum', tags })] })
    const inRegion = (host: string, region: string, value: number) => ({
      name,
      value,
      time: T + 10,
      tags: { host, region },
    })
    const measurements = [
      inRegion('web-1', 'eu', 3),
      inRegion('web-2', 'eu', 4),
      inRegion('db-1', 'us', 9),
      inRegion('web-4', 'us', -8),
    ]
    await server.inject({ method: 'POST', url: '/v1/measurements', payload: { measurements } })
    await on.evaluate(1)
    expect(await on.incidents(web)).toEqual([])
    expect(await on.incidents(others)).toEqual([])
    expect(await on.told(all)).toEqual(['trigger 1 host=db-1,region=us'])
    expect(await on.told(grouped)).toEqual(['trigger 1 region=eu'])
  })

  test('counters are compared by what they grow, and never fall', async () => {
    await begin()
    const name = on.name()
    await server.call(metricUpdate, { params: { name }, body: { type: 'counter', period: 60 } })
    const id = await on.alert({ conditions: [above(name)] })
    const fell = await on.alert({ conditions: [{ type: 'below', threshold: -1, metric_name: name }] })
    const difference = await on.alert({
      conditions: [
        {
          type: 'below',
          threshold: -1,
          metric_name: name,
          summary_function: 'derivative',
          detect_reset: false,
        },
      ],
    })
    await on.pass(name, { a: '100 101 110 2 3' })
    expect(await on.incidents(id)).toEqual(['3-4 normal'])
    expect(await on.incidents(fell)).toEqual([])
    expect(await on.incidents(difference)).toEqual(['4-5 normal'])
  })

  test('a saved composite, whose results are streams, behind the clock', async () => {
    await begin()
    const [name, saved] = [on.name(), on.name()]
    const composite = `scale(s("${name}", "*"), {factor: "10"})`
    await server.call(metricUpdate, {
      params: { name: saved },
      body: { type: 'composite', composite, source_lag: 60 },
    })
    const id = await on.alert({ conditions: [above(saved, { threshold: 50, source: 'a*' })] })
    await on.pass(name, { a1: '1 9 1 1 1', b1: '9 9 9 9 9' })
    expect(await on.incidents(id)).toEqual(['3-4 normal'])
    expect(await on.told(id)).toEqual(['trigger 3 a1', 'clear 4'])
  })

  test('a metric that is deleted takes its incident with it', async () => {
    await begin()
    const name = on.name()
    const id = await on.alert({ conditions: [above(name)] })
    await on.pass(name, { a: '9' })
    await server.call(metricDelete, { params: { name } })
    await on.evaluate(2)
    expect(await on.incidents(id)).toEqual(['1-2 auto'])
  })

  test('two processes never evaluate the same minute of an alert twice', async () => {
    await begin()
    const names = Array.from({ length: 12 }, () => on.name())
    const ids: number[] = []
    for (const name of names) ids.push(await on.alert({ conditions: [above(name)] }))
    for (const name of names) await on.measure(name, 0, { a: 9 })
    on.time = T + 65
    const fail = (error: unknown) => {
      throw error
    }
    await Promise.all([1, 2, 3].map(() => evaluateDue(server.deps, fail)))
    for (const id of ids) {
      expect(await on.incidents(id)).toEqual(['1-'])
      expect(await on.told(id)).toEqual(['trigger 1 a'])
    }
  })

  test('what a process wrote nothing of before it died is done by another', async () => {
    await begin()
    const name = on.name()
    const id = await on.alert({ conditions: [above(name)] })
    await on.measure(name, 0, { a: 9 })
    await on.evaluate(0)
    await server.deps.db.update(alertEvaluations).set({ claim: 'of the dead', held_until: T + 200 })
    await on.evaluate(1)
    expect(await on.incidents(id)).toEqual([])
    await on.evaluate(4)
    expect(await on.incidents(id)).toEqual(['1-'])
  })
})
