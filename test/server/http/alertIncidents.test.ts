import type { z } from 'zod/mini'
import { beforeAll, describe, expect, test } from 'vitest'
import { alertBacktest } from '#api/alertBacktest.ts'
import {
  alertIncidentList,
  alertStreamList,
  incidentList,
  incidentNotificationList,
} from '#api/alertIncidents.ts'
import { alertClear, alertList, alertUpdate, alertView } from '#api/alerts.ts'
import { measurementCreate } from '#api/measurements.ts'
import { metricUpdate } from '#api/metrics.ts'
import { evaluateDue } from '#server/alerts/evaluateDue.ts'
import { notificationAttempts, notifications } from '#server/store/alertTables.ts'
import { startServer } from '#test/helpers/server.ts'
import { AlertTest } from '../alerts/watch.ts'

const on: AlertTest = new AlertTest(() => server)
const server = await startServer({ now: on.now })
const { call, as, inject } = server
const T = on.start

const above = (metric_name: string, over = {}) => ({
  type: 'above' as const,
  threshold: 5,
  metric_name,
  ...over,
})
const name = on.name()
let id = 0
beforeAll(async () => {
  id = await on.alert({ conditions: [above(name), { type: 'absent', metric_name: name, duration: 120 }] })
  await on.pass(name, { a: '9 9 9 9 1', b: '1 . . . .' })
})

describe('incidents', () => {
  test('of an alert, with what services were told', async () => {
    const [told] = await server.deps.db.select().from(notifications)
    const attempt = { attempted_at: T + 190, duration_ms: 40, arrived: false, answer: 'https://secret' }
    await server.deps.db.insert(notificationAttempts).values({ notification_id: told!.id, ...attempt })
    const { query, incidents } = await call(alertIncidentList, { params: { id } })
    expect(query).toEqual({ found: 1, length: 1, offset: 0, total: 1 })
    const service = { id: expect.any(Number), type: 'slack', title: 'Ops' }
    const notification = { id: expect.any(Number), service, state: 'waiting', ended_at: null }
    expect(incidents).toEqual([
      {
        id: expect.any(Number),
        stream: null,
        triggered_at: T + 180,
        cleared_at: T + 300,
        clear: 'normal',
        violations: {
          a: [{ metric: name, value: 9, recorded_at: T + 120, condition_violated: expect.any(Number) }],
          b: [{ metric: name, value: null, recorded_at: T + 180, condition_violated: expect.any(Number) }],
        },
        conditions: [expect.objectContaining({ type: 'above' }), expect.objectContaining({ type: 'absent' })],
        told: { waiting: 2, sent: 0, failed: 0, dropped: 0 },
      },
    ])
    const params = { id, incident_id: incidents[0]!.id }
    expect(await call(incidentNotificationList, { params })).toEqual({
      query: { found: 2, length: 2, offset: 0, total: 2 },
      notifications: [
        { ...notification, event: 'clear', created_at: T + 305, attempts: [] },
        { ...notification, event: 'trigger', created_at: T + 185, attempts: [attempt] },
      ],
    })
    const query1 = { offset: 1, length: 1 }
    const shown = await as('recorder')(incidentNotificationList, { params, query: query1 })
    expect(shown.query).toEqual({ found: 2, length: 1, offset: 1, total: 2 })
    expect(shown.notifications[0]!.attempts).toEqual([{ ...attempt, answer: '' }])
    const elsewhere = await on.alert({ conditions: [] })
    const url = `/v1/alerts/${elsewhere}/incidents/${params.incident_id}/notifications`
    expect((await inject({ method: 'GET', url })).statusCode).toBe(404)
  })

  test('keep the conditions that their alert had; one of each alert stands for all of its streams', async () => {
    const metric = on.name()
    const conditions = [above(metric, { threshold: 7 })]
    const each = await on.alert({ conditions, rearm_per_signal: true })
    await on.pass(metric, { a: '9 9', b: '1 9' }, 6)
    const query = { open: true, per_alert: true }
    const { query: found, incidents } = await call(incidentList, { query })
    expect([found.found, incidents.map(({ stream }) => stream)]).toEqual([1, ['a']])
    await call(alertUpdate, { params: { id: each }, body: { conditions: [above(on.name())] } })
    const [last] = (await call(alertIncidentList, { params: { id: each } })).incidents
    expect(last!.conditions).toMatchObject(conditions)
  })

  test('of all alerts, by whether they go on and when', async () => {
    const other = on.name()
    const second = await on.alert({ conditions: [above(other)] })
    await on.pass(other, { a: '9' }, 9)
    const list = async (query: z.input<typeof incidentList.query>) => {
      const answer = await call(incidentList, { query })
      expect(answer.query.found).toBe(answer.incidents.length)
      return answer.incidents.map(({ alert }) => alert.id)
    }
    expect((await list({})).filter((alert) => alert === second || alert === id)).toEqual([second, id])
    expect(await list({ open: true })).toEqual([second])
    expect(await list({ open: 'false' })).toContain(id)
    expect(await list({ start_time: T + 240, end_time: T + 260 })).toEqual([id])
    expect(await list({ start_time: T + 301, end_time: T + 400 })).toEqual([])
    expect((await call(incidentList, { query: { open: true } })).incidents[0]).toMatchObject({
      alert: { id: second, name: expect.any(String) },
      metrics: [other],
      cleared_at: null,
    })
    await call(alertClear, { params: { id: second } })
    expect(await list({ open: true })).toEqual([])
  })

  test.each(['GET /v1/alerts/nobody/incidents', 'GET /v1/alerts/1000000/streams'])(
    '%s is not found',
    async (one) => {
      expect((await inject({ method: 'GET', url: one.split(' ')[1]! })).statusCode).toBe(404)
    },
  )
})

describe('streams', () => {
  test('as they stand now, those that violate first', async () => {
    const metric = on.name()
    const watched = await on.alert({
      conditions: [above(metric, { duration: 120 }), { type: 'absent', metric_name: metric, duration: 60 }],
    })
    const begin = (on.time - 5 - T) / 60
    await on.pass(metric, { a: '9 9 9', b: '1 1 .' }, begin)
    const answer = await call(alertStreamList, { params: { id: watched } })
    const start = T + 60 * begin
    const [first, second] = [answer.streams[0]!.condition, answer.streams[1]!.condition]
    expect(answer).toEqual({
      query: { found: 4, length: 4, offset: 0, total: 4 },
      state: 'triggered',
      status: 'triggered',
      resolved_at: null,
      muted_until: null,
      pending: null,
      evaluated_at: start + 180,
      missed: null,
      failure: null,
      triggered_at: start + 180,
      streams: [
        {
          name: 'a',
          condition: first,
          metric,
          state: 'violating',
          value: 9,
          last_time: start + 120,
          since: start + 120,
          resolved: false,
          pending: null,
        },
        {
          name: 'b',
          condition: second,
          metric,
          state: 'absent',
          value: null,
          last_time: start + 60,
          since: start + 180,
          resolved: false,
          pending: null,
        },
        {
          name: 'a',
          condition: second,
          metric,
          state: 'ok',
          value: null,
          last_time: start + 120,
          since: null,
          resolved: false,
          pending: null,
        },
        {
          name: 'b',
          condition: first,
          metric,
          state: 'ok',
          value: 1,
          last_time: start + 60,
          since: null,
          resolved: false,
          pending: null,
        },
      ],
    })
    const page = await call(alertStreamList, { params: { id: watched }, query: { offset: 1, length: 1 } })
    expect([page.query.found, page.streams.map(({ name: stream }) => stream)]).toEqual([4, ['b']])
  })

  test('minutes that were left out are told', async () => {
    on.time += 5 * 3_600
    await evaluateDue(server.deps, (error) => {
      throw error
    })
    const { missed, evaluated_at } = await call(alertStreamList, { params: { id } })
    expect(missed!.to).toBe(evaluated_at! - 3_660)
  })
})

test('the list of alerts tells how each stands, those that are triggered first', async () => {
  const [quiet, metric] = [on.name(), on.name()]
  const off = await on.alert({ conditions: [above(quiet)], active: false })
  const firing = await on.alert({ conditions: [above(metric)] })
  await on.pass(metric, { a: '9 9', b: '1 9' }, (on.time - 5 - T) / 60)
  const query = { orderby: 'status', standing: true } as const
  const { alerts } = await call(alertList, { query })
  const states = alerts.map(({ standing }) => standing!.status)
  expect(states).toEqual(states.toSorted().toReversed())
  expect(alerts.find((alert) => alert.id === firing)).toMatchObject({
    standing: {
      status: 'triggered',
      triggered_at: on.time - 65,
      streams: ['a', 'b'],
      stream_count: 2,
      evaluated_at: on.time - 5,
      missed: null,
    },
  })
  const { standing } = alerts.find((alert) => alert.id === off)!
  expect(standing).toMatchObject({ status: 'ok', triggered_at: null, streams: [], evaluated_at: null })
  expect(alerts.find((alert) => alert.id === id)!.standing!.missed).not.toBeNull()
  const plain = (await call(alertList, { query: { orderby: 'status' } })).alerts
  expect(plain.map((alert) => alert.id)).toEqual(alerts.map((alert) => alert.id))
  expect(plain[0]).not.toHaveProperty('standing')
  await call(alertClear, { params: { id: firing } })
})

describe('a backtest', () => {
  test('counts a stream that violates while another does already', async () => {
    const metric = on.name()
    const start = (on.time - 5 - T) / 60
    await on.pass(metric, { a: '9 9 9 9', b: '1 9 1 9' }, start)
    const conditions = [above(metric)]
    const end_time = on.time
    const { count, streams } = await call(alertBacktest, {
      body: { start_time: T + 60 * start, end_time, conditions },
    })
    expect(count).toBe(1)
    expect(streams).toEqual([
      { name: 'b', count: 2 },
      { name: 'a', count: 1 },
    ])
  })

  const body = (over = {}) => ({ start_time: T, end_time: T + 360, conditions: [above(name)], ...over })
  const run = async (over = {}) => {
    const { incidents, ...answer } = await call(alertBacktest, { body: body(over) })
    const shown = incidents.map(({ stream, triggered_at, cleared_at, clear }) =>
      [stream ?? '', (triggered_at - T) / 60, cleared_at === null ? '' : (cleared_at - T) / 60, clear ?? '']
        .join(' ')
        .trim(),
    )
    return { ...answer, shown, incidents }
  }

  test('says what would have been', async () => {
    const answer = await run({ rearm_seconds: 120 })
    expect(answer).toMatchObject({
      start_time: T,
      end_time: T + 360,
      evaluated: 7,
      count: 1,
      notices: 2,
      shown: ['1 5 normal'],
      streams: [{ name: 'a', count: 1 }],
    })
    expect(answer.incidents[0]!.violations).toEqual({
      a: [{ metric: name, value: 9, recorded_at: T, condition_violated: 1 }],
    })
  })

  test.each([
    ['of a duration', { conditions: [above(name, { duration: 180 })] }, ['3 5 normal']],
    [
      'of absence',
      { conditions: [{ type: 'absent', metric_name: name, duration: 180, source: 'b' }] },
      ['4'],
    ],
    [
      'of several conditions',
      { conditions: [above(name), { type: 'absent', metric_name: name, duration: 120 }] },
      ['3 5 normal'],
    ],
    [
      'of each stream',
      { rearm_per_signal: true, conditions: [above(name, { threshold: 0 })] },
      ['a 1', 'b 1'],
    ],
    [
      'of sums, which the engine cannot thin out',
      { conditions: [above(name, { summary_function: 'sum' })] },
      ['1 5 normal'],
    ],
    [
      'of streams put together',
      {
        conditions: [
          above(name, { summary_function: 'max', tags: [{ name: 'source', grouped: true, values: [] }] }),
        ],
      },
      ['1 5 normal'],
    ],
    ['of an interval without a whole minute', { start_time: T + 1, end_time: T + 50 }, []],
  ])('%s', async (_what, over, expected) => expect((await run(over)).shown).toEqual(expected))

  test('of absence, where a stream is measured in every minute', async () => {
    const metric = on.name()
    const minutes = [...Array.from({ length: 30 }, (_, minute) => minute), 40, 41]
    const measurements = minutes.map((minute) => ({
      name: metric,
      value: 1,
      time: T + 60 * minute,
      tags: { a: 'b' },
    }))
    await inject({ method: 'POST', url: '/v1/measurements', payload: { measurements } })
    const conditions = [{ type: 'absent', metric_name: metric, duration: 300 }]
    expect((await run({ conditions, end_time: T + 60 * 45 })).shown).toEqual(['35 41 normal'])
  })

  test('of a composite', async () => {
    const saved = on.name()
    const composite = `scale(s("${name}", "*"), {factor: "2"})`
    await call(metricUpdate, {
      params: { name: saved },
      body: { type: 'composite', composite, source_lag: 0 },
    })
    expect((await run({ conditions: [above(saved)] })).shown).toEqual(['1 5 normal'])
  })

  test('minutes with several measurements are compared as a whole', async () => {
    const metric = on.name()
    const measurements = [4, 8].map((value, index) => ({
      name: metric,
      value,
      time: T + index * 10,
      tags: { a: 'b' },
    }))
    await inject({ method: 'POST', url: '/v1/measurements', payload: { measurements } })
    expect((await run({ conditions: [above(metric, { threshold: 5 })] })).shown).toEqual(['1'])
    expect((await run({ conditions: [above(metric, { threshold: 7 })] })).shown).toEqual([])
    expect(
      (await run({ conditions: [above(metric, { threshold: 7, summary_function: 'max' })] })).shown,
    ).toEqual(['1'])
  })

  test.each([
    ['conditions', { conditions: [] }],
    ['conditions', { conditions: undefined }],
    ['start_time', { start_time: T - 32 * 86_400 }],
    ['start_time', { start_time: undefined }],
    ['rearm_seconds', { rearm_seconds: 61 }],
    ['conditions[0].threshold', { conditions: [{ type: 'above', metric_name: name }] }],
    ['conditions[0].metric_name', { conditions: [above('no.such.metric')] }],
    ['conditions[0].summary_function', { conditions: [above(name, { summary_function: 'absolute_value' })] }],
  ])('names %s, which is at fault', async (field, over) => {
    const answer = await inject({ method: 'POST', url: '/v1/alerts/backtest', payload: body(over) })
    expect([answer.statusCode, Object.keys(answer.json().errors.params)]).toEqual([400, [field]])
  })
})

test('of very many incidents the last are answered, and all are counted', async () => {
  const metric = on.name()
  on.start = on.time - (on.time % 60)
  const minutes = 2_100
  const measurements = Array.from({ length: minutes }, (_, minute) => ({
    name: metric,
    value: minute % 2 === 0 ? 9 : 1,
    time: on.start - 60 * (minutes - minute),
    tags: { host: 'a' },
  }))
  for (let from = 0; from < minutes; from += 1_000)
    await call(measurementCreate, { body: { measurements: measurements.slice(from, from + 1_000) } })
  const interval = { start_time: on.start - 60 * minutes, end_time: on.start }
  const body = { ...interval, conditions: [above(metric)] }
  const answer = await call(alertBacktest, { body })
  expect([answer.count, answer.notices, answer.streams]).toEqual([
    1_050,
    1_050,
    [{ name: 'host=a', count: 1_050 }],
  ])
  expect(answer.incidents).toHaveLength(1_000)
  expect(answer.incidents.at(-1)).toMatchObject({ triggered_at: on.start - 60, cleared_at: on.start })
  const many = { ...interval, conditions: Array.from({ length: 21 }, () => above(metric)) }
  await expect(call(alertBacktest, { body: many })).rejects.toThrow('conditions must be at most 20')
})

test('an alert is switched off without a word about its conditions, where that is asked for', async () => {
  const conditions = [above(on.name())]
  const params = { id: await on.alert({ conditions }) }
  await call(alertUpdate, { params, query: { keep_conditions: true }, body: { active: false } })
  expect(await call(alertView, { params })).toMatchObject({ active: false, conditions })
  await call(alertUpdate, { params, body: { active: false } })
  expect((await call(alertView, { params })).conditions).toEqual([])
})
