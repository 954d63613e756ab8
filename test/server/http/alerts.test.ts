import { sql } from 'drizzle-orm'
import * as fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { CONDITION_SUMMARY_FUNCTIONS, type ConditionWrite } from '#api/alertConditions.ts'
import {
  alertCreate,
  alertDelete,
  alertList,
  alertServiceAdd,
  alertServiceRemove,
  alertUpdate,
  alertView,
  type Alert,
} from '#api/alerts.ts'
import { serviceCreate, serviceDelete } from '#api/services.ts'
import { alertEvaluations, alerts, alertStates } from '#server/store/alertTables.ts'
import { naturalKey } from '#server/store/naturalOrder.ts'
import { startServer } from '#test/helpers/server.ts'

let now = 1_700_000_000
const { call, as, inject, deps } = await startServer({ now: () => now })
const form = { 'content-type': 'application/x-www-form-urlencoded' }
const url = '/v1/alerts'

let serviceId = 0
const settings = { url: 'https://hooks.slack.com/services/a/b/c' }
const slack = async (title = 'Notify Slack Channel') =>
  Number((await call(serviceCreate, { body: { type: 'slack', title, settings } })).id)
beforeAll(async () => {
  serviceId = await slack()
})

const above = { type: 'above', threshold: 200, metric_name: 'web.nginx.response_time' } as const
const absent = { type: 'absent', metric_name: 'service.alive', source: '*', duration: 900 } as const

const post = (payload: object) => inject({ method: 'POST', url, payload })
const put = (id: number, payload: object) => inject({ method: 'PUT', url: `${url}/${id}`, payload })
const create = async (payload: object) => {
  const answer = await post(payload)
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json<Alert>()
}
const view = (id: number | string) => call(alertView, { params: { id } })

describe('the examples of the API reference', () => {
  test('create, retrieve, find by a part of the name', async () => {
    const answer = await post({
      name: 'production.web.frontend.response_time',
      conditions: [above],
      services: [serviceId],
      attributes: { runbook_url: 'http://myco.com/runbooks/response_time' },
      version: 2,
    })
    expect(answer.statusCode).toBe(201)
    const alert = answer.json<Alert>()
    expect(answer.headers.location).toBe(`${url}/${alert.id}`)
    expect(alert).toEqual({
      id: expect.any(Number),
      name: 'production.web.frontend.response_time',
      description: null,
      version: 2,
      active: true,
      rearm_seconds: 600,
      rearm_per_signal: false,
      md: false,
      attributes: { runbook_url: 'http://myco.com/runbooks/response_time' },
      conditions: [
        {
          id: expect.any(Number),
          ...above,
          source: null,
          summary_function: null,
          duration: null,
          tags: [],
        },
      ],
      services: [{ id: serviceId, title: 'Notify Slack Channel', type: 'slack', name: 'slack', settings }],
      created_at: now,
      updated_at: now,
    })
    expect(await view(alert.id)).toEqual(alert)
    expect(await view('Production.Web.frontend.response_time')).toEqual(alert)
    expect((await inject({ url: `${url}?name=PRODUCTION` })).json()).toEqual({
      query: { found: 1, length: 1, offset: 0, total: expect.any(Number) },
      alerts: [alert],
    })
  })

  test('disable, enable, describe, set the runbook', async () => {
    const { id } = await create({ name: 'my.alert.name', conditions: [absent] })
    const rest = { name: 'my.alert.name', description: 'Process went down', conditions: [absent] }
    const before = await view(id)
    for (const [body, expected] of [
      [
        { active: false, ...rest },
        { active: false, description: 'Process went down', attributes: null },
      ],
      [{ active: true, ...rest }, { active: true }],
      [{ ...rest, description: 'A new description' }, { description: 'A new description' }],
      [
        { ...rest, attributes: { runbook_url: 'http://google.com' } },
        { attributes: { runbook_url: 'http://google.com' } },
      ],
    ]) {
      now++
      const answer = await put(id, body as object)
      expect([answer.statusCode, answer.body]).toEqual([204, ''])
      expect(await view(id)).toMatchObject({ ...expected, updated_at: now, conditions: before.conditions })
    }
  })

  test('delete by id or by name', async () => {
    for (const by of ['id', 'name'] as const) {
      const alert = await create({ name: 'alert_name' })
      const answer = await inject({ method: 'DELETE', url: `${url}/${alert[by]}` })
      expect([answer.statusCode, answer.body]).toEqual([204, ''])
      expect((await inject({ url: `${url}/${alert.id}` })).statusCode).toBe(404)
      expect((await inject({ method: 'DELETE', url: `${url}/${alert[by]}` })).statusCode).toBe(404)
    }
  })
})

test('a form says the same as JSON', async () => {
  const payload = [
    'name=by.form&active=false&rearm_seconds=1200&attributes[runbook_url]=http://a',
    'conditions[0][type]=below&conditions[0][metric_name]=m&conditions[0][threshold]=1.5',
    'conditions[0][duration]=60&conditions[0][tags][0][name]=host&conditions[0][tags][0][values][]=web*',
    `services=${serviceId}`,
  ].join('&')
  const answer = await inject({ method: 'POST', url, headers: form, payload })
  expect(answer.json()).toMatchObject({
    active: false,
    rearm_seconds: 1200,
    md: true,
    attributes: { runbook_url: 'http://a' },
    conditions: [
      {
        type: 'below',
        threshold: 1.5,
        duration: 60,
        tags: [{ name: 'host', grouped: false, values: ['web*'] }],
      },
    ],
    services: [{ id: serviceId }],
  })
})

describe('what is sent comes back', () => {
  const known = { id: expect.any(Number), source: null, threshold: null, summary_function: null }
  test.each([
    ['a duration of 0', { ...above, duration: 0 }, { duration: 0 }],
    ['a duration that is no multiple of 60', { ...above, duration: 70 }, { duration: 70 }],
    ['null for all that may be', { ...above, duration: null, summary_function: null, source: null }, {}],
    [
      'numbers as text',
      { ...above, threshold: '1.5e3', duration: '300' },
      { threshold: 1500, duration: 300 },
    ],
    ['a source', { ...above, source: 'prod-*' }, { source: 'prod-*' }],
    ['an empty source', { ...above, source: '' }, { source: null }],
    ['a statistic', { ...above, summary_function: 'absolute_value' }, { summary_function: 'absolute_value' }],
    ['detect_reset', { ...above, detect_reset: true }, { detect_reset: true }],
    ['a threshold where none is needed', { ...absent, threshold: 0 }, { threshold: 0 }],
    ['tags as an empty object', { ...above, tags: {} }, { tags: [] }],
    [
      'tags',
      { ...above, tags: [{ name: 'host', values: ['a', 'b*'], grouped: true, dynamic: false }] },
      { tags: [{ name: 'host', values: ['a', 'b*'], grouped: true }] },
    ],
    [
      'a tag of one value, and dynamic',
      { ...above, tags: [{ name: 'host', values: 'a', dynamic: true }] },
      { tags: [{ name: 'host', values: ['a'], grouped: false, dynamic: true }] },
    ],
  ])('%s', async (name, condition, expected) => {
    const alert = await create({ name: name.replaceAll(/\W/g, '-'), conditions: [condition] })
    const { type, metric_name, threshold = null } = condition
    const written = { ...known, type, metric_name, threshold, duration: null, tags: [] }
    const source = 'source' in condition ? condition.source : null
    const duration = 'duration' in condition ? condition.duration : null
    expect(alert.conditions).toEqual([{ ...written, source, duration, ...expected }])
    expect(await view(alert.id)).toEqual(alert)
  })

  test('detect_reset only when it is true: one client fails on false', async () => {
    const alert = await create({ name: 'no.reset', conditions: [{ ...above, detect_reset: false }] })
    expect(alert.conditions[0]).not.toHaveProperty('detect_reset')
  })

  test('a type in the spelling of python-librato', async () => {
    const { type: condition_type, ...rest } = above
    const alert = await create({ name: 'python', conditions: [{ condition_type, ...rest }], attributes: {} })
    expect(alert).toMatchObject({ conditions: [{ type: 'above' }], attributes: {} })
  })

  test.each([
    [null, 600],
    [undefined, 600],
    [60, 60],
    ['120', 120],
  ])('rearm_seconds %s is %s', async (rearm_seconds, expected) => {
    expect(await create({ name: `rearm.${expected}.${rearm_seconds}`, rearm_seconds })).toMatchObject({
      rearm_seconds: expected,
    })
  })

  test.each([
    ['tags, when nothing is said', { conditions: [{ ...above, tags: [{ name: 'a', values: [] }] }] }, true],
    ['sources, when nothing is said', { conditions: [above] }, false],
    ['what was said', { md: false, conditions: [{ ...above, tags: [{ name: 'a' }] }] }, false],
    ['what was said without tags', { md: true }, true],
  ])('md is about %s', async (name, body, md) => {
    expect(await create({ name: name.replaceAll(/\W/g, '.'), ...body })).toMatchObject({ md })
  })
})

/** What a condition may be, with every member given. */
const anyCondition: fc.Arbitrary<Omit<ConditionWrite, 'id' | 'detect_reset'>> = fc
  .record({
    metric_name: fc.stringMatching(/^[A-Za-z0-9.:\-_]{1,20}$/),
    source: fc.option(fc.constantFrom('*', 'prod-*', 'web.1', '%')),
    // JSON has no -0.
    threshold: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
    summary_function: fc.option(fc.constantFrom(...CONDITION_SUMMARY_FUNCTIONS)),
    tags: fc.array(
      fc.record({ name: fc.string({ minLength: 1 }), grouped: fc.boolean(), values: fc.array(fc.string()) }),
      { maxLength: 3 },
    ),
  })
  .chain((rest) =>
    fc
      .oneof(
        fc.record({
          type: fc.constantFrom('above' as const, 'below' as const),
          duration: fc.option(fc.oneof(fc.constant(0), fc.integer({ min: 60, max: 3600 }))),
        }),
        fc.record({ type: fc.constant('absent' as const), duration: fc.integer({ min: 60, max: 3600 }) }),
      )
      .map((kind) => ({ ...rest, ...kind })),
  )

test('whatever is posted is read back, and putting what was read changes nothing', async () => {
  const { id } = await create({ name: 'any' })
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyCondition, { maxLength: 4 }),
      fc.string(),
      async (conditions, description) => {
        const written = conditions.map((condition) => ({ ...condition, id: expect.any(Number) }))
        expect((await put(id, { conditions, description })).statusCode).toBe(204)
        const read = await view(id)
        expect(read).toMatchObject({ description, conditions: written })
        expect((await put(id, read)).statusCode).toBe(204)
        expect(await view(id)).toEqual(read)
      },
    ),
    { numRuns: 20 },
  )
})

describe('what is no alert', () => {
  const conditions = (condition: object) => ({ name: 'refused', conditions: [above, condition] })
  const without = (field: 'type' | 'threshold' | 'metric_name') => ({ ...above, [field]: undefined })
  const DURATION = 'must be from 60 to 3600 seconds'
  test.each([
    ['no name', {}, 'name', 'is required'],
    ['a name with a space', { name: 'a b' }, 'name', 'must be 1 to 255 of A-Z a-z 0-9 . : - _'],
    ['a name that is an address', { name: 'Status' }, 'name', 'is reserved'],
    ['version 3', { name: 'a', version: 3 }, 'version', 'must be 1 or 2'],
    ['rearm_seconds 90', { name: 'a', rearm_seconds: 90 }, 'rearm_seconds', 'must be a multiple of 60'],
    ['rearm_seconds 0', { name: 'a', rearm_seconds: 0 }, 'rearm_seconds', 'must be a multiple of 60'],
    ['attributes as text', { name: 'a', attributes: 'a' }, 'attributes', 'must be an object'],
    ['no type', conditions(without('type')), 'conditions[1].type', 'is required'],
    [
      'another type',
      conditions({ ...above, type: 'over' }),
      'conditions[1].type',
      'must be one of: above, below, absent',
    ],
    ['nothing', conditions(null as never), 'conditions[1]', 'is required'],
    ['no metric', conditions(without('metric_name')), 'conditions[1].metric_name', 'is required'],
    ['above without a threshold', conditions(without('threshold')), 'conditions[1].threshold', 'is required'],
    [
      'below without a threshold',
      conditions({ ...without('threshold'), type: 'below' }),
      'conditions[1].threshold',
      'is required',
    ],
    [
      'absent without a duration',
      conditions({ ...absent, duration: null }),
      'conditions[1].duration',
      'is required',
    ],
    ['absent for 0 seconds', conditions({ ...absent, duration: 0 }), 'conditions[1].duration', 'is required'],
    ['a duration of 59', conditions({ ...above, duration: 59 }), 'conditions[1].duration', DURATION],
    ['a duration of 3601', conditions({ ...above, duration: 3601 }), 'conditions[1].duration', DURATION],
    ['half a second', conditions({ ...above, duration: 60.5 }), 'conditions[1].duration', DURATION],
    [
      'a threshold as a word',
      conditions({ ...above, threshold: 'x' }),
      'conditions[1].threshold',
      'is not a number',
    ],
    [
      'a tag without a name',
      conditions({ ...above, tags: [{ values: [] }] }),
      'conditions[1].tags[0].name',
      'is required',
    ],
    [
      'a service that is none',
      { name: 'a', services: ['1000000'] },
      'services[0]',
      'is no service of this account',
    ],
    ['a service as a word', { name: 'a', services: ['slack'] }, 'services[0]', 'must be the id of a service'],
  ])('%s', async (_, payload, field, message) => {
    const answer = await post(payload)
    expect([answer.statusCode, answer.json()]).toEqual([400, { errors: { params: { [field]: [message] } } }])
    expect((await inject({ url: `${url}/refused` })).statusCode).toBe(404)
  })

  test('a summary function of measurements, not of alerts', async () => {
    expect((await post(conditions({ ...above, summary_function: 'mean' }))).statusCode).toBe(400)
  })

  test.each([
    ['gauges', 'absolute_value', 400],
    ['gauges', 'derivative', 201],
    ['counters', 'average', 400],
    ['counters', 'absolute_value', 201],
    ['nothing', 'absolute_value', 201],
  ])('what %s are compared by: %s', async (kind, summary_function, status) => {
    const metric_name = `compared.${kind}`
    await inject({ method: 'POST', url: '/v1/metrics', payload: { [kind]: { [metric_name]: { value: 1 } } } })
    const name = `compared.${kind}.${summary_function}`
    const answer = await post({ name, conditions: [{ ...above, metric_name, summary_function }] })
    expect([answer.statusCode, answer.body.includes('conditions[0].summary_function')]).toEqual([
      status,
      status === 400,
    ])
  })

  test('a name that another alert has, in any case', async () => {
    const first = await create({ name: 'taken.once' })
    const second = await create({ name: 'taken.twice' })
    const taken = [422, { errors: { params: { name: ['is already taken'] } } }]
    const created = await post({ name: 'Taken.Once', services: [serviceId] })
    expect([created.statusCode, created.json()]).toEqual(taken)
    const renamed = await put(second.id, { name: 'TAKEN.ONCE' })
    expect([renamed.statusCode, renamed.json()]).toEqual(taken)
    expect((await put(first.id, { name: 'Taken.Once' })).statusCode).toBe(204)
    expect((await view(first.id)).name).toBe('Taken.Once')
  })
})

describe('an update', () => {
  const tagged = { ...above, tags: [{ name: 'host', values: ['a'], grouped: true }] }

  test('without conditions removes them, and works when there are none', async () => {
    const { id } = await create({ name: 'wiped', conditions: [above], services: [serviceId] })
    for (let times = 0; times < 2; times++) {
      expect((await put(id, { name: 'wiped', description: 'd' })).statusCode).toBe(204)
      expect(await view(id)).toMatchObject({
        description: 'd',
        conditions: [],
        services: [{ id: serviceId }],
      })
    }
  })

  test('without a key of attributes unsets it; null unsets all', async () => {
    const { id } = await create({ name: 'attributed', attributes: { runbook_url: 'http://a', team: 'web' } })
    await call(alertUpdate, { params: { id }, body: { attributes: { team: 'web', gone: null } } })
    expect((await view(id)).attributes).toEqual({ team: 'web' })
    await call(alertUpdate, { params: { id }, body: { active: false } })
    expect((await view(id)).attributes).toEqual({ team: 'web' })
    await call(alertUpdate, { params: { id }, body: { attributes: null } })
    expect((await view(id)).attributes).toBeNull()
  })

  test('of the whole object as it was read changes nothing', async () => {
    const { id } = await create({
      name: 'echo',
      conditions: [tagged, above, above, absent],
      services: [serviceId],
      md: null,
    })
    const before = await view(id)
    expect((await put(id, before)).statusCode).toBe(204)
    expect(await view(id)).toEqual(before)
  })

  test('keeps the ids of conditions that say the same or bring their id', async () => {
    const { id, conditions } = await create({ name: 'ids', conditions: [above, tagged, above, absent] })
    const [first, second, third, fourth] = conditions.map((condition) => condition.id)
    const raised = { ...absent, id: fourth, duration: 120 }
    await put(id, { conditions: [tagged, raised, above, { ...above, threshold: 1 }, { ...above, id: 1 }] })
    const ids = (await view(id)).conditions.map((condition) => condition.id)
    expect(ids).toEqual([second, fourth, first, expect.any(Number), third])
    expect(new Set([...ids, ...conditions.map((condition) => condition.id)]).size).toBe(5)
  })

  test('by name, and of what is not there', async () => {
    await create({ name: 'named.update' })
    const answer = await inject({ method: 'PUT', url: `${url}/named.update`, payload: { description: 'd' } })
    expect(answer.statusCode).toBe(204)
    expect((await view('named.update')).description).toBe('d')
    expect((await put(1_000_000, {})).statusCode).toBe(404)
  })

  test('null is harmless where an alert cannot be without', async () => {
    const { id } = await create({ name: 'nulls', conditions: [above], rearm_seconds: 120 })
    const before = await view(id)
    const body = { name: null, version: null, active: null, md: null, rearm_per_signal: null, services: null }
    expect((await put(id, { ...body, conditions: before.conditions })).statusCode).toBe(204)
    expect(await view(id)).toEqual(before)
  })
})

describe('services', () => {
  test('are sent as numbers, text or objects, each once, and come back in that order', async () => {
    const other = await slack('Other')
    const services = [other, String(serviceId), { id: other, title: 'x' }, { id: String(serviceId) }]
    const alert = await create({ name: 'served', services })
    expect(alert.services.map(({ id }) => id)).toEqual([other, serviceId])
    await put(alert.id, { services: [serviceId] })
    expect((await view(alert.id)).services.map(({ id }) => id)).toEqual([serviceId])
    await put(alert.id, { services: [] })
    expect((await view(alert.id)).services).toEqual([])
  })

  test('that are deleted leave their alerts', async () => {
    const gone = await slack('Gone')
    const { id } = await create({ name: 'left', services: [gone, serviceId] })
    await call(serviceDelete, { params: { id: gone } })
    expect((await view(id)).services.map((service) => service.id)).toEqual([serviceId])
  })

  test('are added once, and removed once', async () => {
    const { id } = await create({ name: 'added' })
    const body = { service: { id: serviceId } }
    const added = await call(alertServiceAdd, { params: { id }, body })
    expect(await call(alertServiceAdd, { params: { id: 'ADDED' }, body })).toEqual(added)
    expect((await view(id)).services).toEqual([added])
    const params = { id, service_id: serviceId }
    await call(alertServiceRemove, { params })
    await expect(call(alertServiceRemove, { params })).rejects.toMatchObject({ status: 404 })
    const payload = { service: 1_000_000 }
    const refused = await inject({ method: 'POST', url: `${url}/${id}/services`, payload })
    expect(refused.json()).toEqual({ errors: { params: { service: ['is no service of this account'] } } })
    const nowhere = await inject({ method: 'POST', url: `${url}/nowhere/services`, payload: body })
    expect(nowhere.statusCode).toBe(404)
  })

  test('show their settings to admins only', async () => {
    const { id } = await create({ name: 'secret', services: [serviceId] })
    const seen = await as('recorder')(alertView, { params: { id } })
    expect(seen.services).toEqual([
      { id: serviceId, title: 'Notify Slack Channel', type: 'slack', name: 'slack', settings: {} },
    ])
    const listed = await as('recorder')(alertList, { query: { name: 'secret' } })
    expect(listed.alerts).toEqual([seen])
  })
})

test('a name of digits is found where no id is like it', async () => {
  const { id } = await create({ name: '7654321' })
  expect((await inject({ url: `${url}/7654321` })).json()).toMatchObject({ id })
  expect((await inject({ method: 'DELETE', url: `${url}/7654321` })).statusCode).toBe(204)
  expect((await inject({ url: `${url}/${id}` })).statusCode).toBe(404)
})

describe('lists', () => {
  const names = async (query: object) => (await call(alertList, { query })).alerts.map(({ name }) => name)

  test('by the last change, but the one of exactly that name first', async () => {
    const ids: number[] = []
    for (const name of ['cpu.high.1', 'CPU.high', 'a.cpu.high', 'cpu_high']) {
      now++
      ids.push((await create({ name })).id)
    }
    now++
    await put(ids[0] ?? 0, {})
    expect(await names({ name: 'cpu.high' })).toEqual(['CPU.high', 'a.cpu.high', 'cpu.high.1'])
    expect(await names({ name: '.high', sort: 'desc' })).toEqual(['cpu.high.1', 'a.cpu.high', 'CPU.high'])
    expect(await names({ name: '.high', offset: 1, length: 1 })).toEqual(['a.cpu.high'])
    expect(await names({ name: 'u_h' })).toEqual(['cpu_high'])
    expect((await call(alertList, { query: { name: '' } })).query.found).toBeGreaterThan(4)
    expect((await inject({ url: `${url}?orderby=name` })).statusCode).toBe(400)
  })

  test('by what they watch, whom they tell and how they stand, with numbers in their order', async () => {
    const { id: service } = await call(serviceCreate, {
      body: { type: 'slack', title: 'Night%shift', settings: { url: 'https://hooks.slack.com/services/a' } },
    })
    await create({ name: 'found.10', conditions: [{ ...above, metric_name: 'Found.me' }] })
    await create({ name: 'found.9', active: false, services: [service] })
    const { id } = await create({ name: 'found.100' })
    await deps.db.insert(alertStates).values({ alert_id: id, triggered_at: now })
    const found = (query: object) => names({ orderby: 'status', ...query })
    expect(await found({ name: 'found.' })).toEqual(['found.100', 'found.9', 'found.10'])
    expect(await found({ search: 'found.ME' })).toEqual(['found.10'])
    expect(await found({ search: 't%S' })).toEqual(['found.9'])
    expect(await found({ search: 'found.9' })).toEqual(['found.9'])
    expect(await found({ name: 'found', state: 'off' })).toEqual(['found.9'])
    expect(await found({ name: 'found', state: 'late' })).toEqual(['found.10'])
    const query = { name: 'found', state: 'triggered', standing: true } as const
    const { query: page, alerts: listed, states } = await call(alertList, { query })
    expect(page.found).toBe(1)
    expect(listed[0]!.standing).toMatchObject({ state: 'triggered', triggered_at: now })
    const none = { empty: 0, failed: 0, resolved: 0, pending: 0, ok: 0 }
    expect(states).toEqual({ ...none, triggered: 1, off: 1, late: 1 })
  })

  test('the order of names that is kept is the one that is computed', async () => {
    for (const name of ['order.1795200000000', 'order.999999999999', 'order.007', 'order.8b'])
      await create({ name })
    expect(await names({ name: 'order.', orderby: 'status' })).toEqual([
      'order.007',
      'order.8b',
      'order.999999999999',
      'order.1795200000000',
    ])
    const kept = { kept: alerts.name_order, computed: naturalKey(sql`name_key`) }
    for (const row of await deps.db.select(kept).from(alerts)) expect(row.kept).toBe(row.computed)
  })

  test('by how they stand: of what is true of one the first that matters', async () => {
    const pending = { stream: 'a', condition: 1, seconds: 60, stream_count: 1 }
    const known = { tracked_from: now, evaluated_at: now, state: {} }
    const all = { ...known, pending, resolved_at: now, failure: 'x', failed_at: now }
    const cases = [
      ['ok', known],
      ['pending', { ...known, pending }],
      ['resolved', { ...all, failure: null }],
      ['late', { ...all, failure: null, evaluated_at: now - 181 }],
      ['failed', { ...all, evaluated_at: now - 181 }],
      ['empty', all],
    ] as const
    for (const [state, evaluation] of cases) {
      const conditions = state === 'empty' ? [] : [{ ...above, metric_name: 'm' }]
      const { id } = await create({ name: `stands.${state}`, conditions })
      await deps.db.insert(alertEvaluations).values({ ...evaluation, alert_id: id })
      expect(await names({ name: 'stands.', state })).toEqual([`stands.${state}`])
    }
  })

  test('of version 1 only when asked', async () => {
    const { id } = await create({ name: 'old.one', version: '1', conditions: [above] })
    expect(await view(id)).toMatchObject({ version: 1 })
    expect(await names({ name: 'old.one' })).toEqual([])
    expect(await names({ version: '1' })).toEqual(['old.one'])
    expect((await call(alertList, { query: { version: 1 } })).query).toMatchObject({ found: 1, total: 1 })
  })
})

test('two alerts of one name at once: one is made', async () => {
  const answers = await Promise.all(Array.from({ length: 4 }, () => post({ name: 'raced' })))
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 422, 422, 422])
  await call(alertDelete, { params: { id: 'raced' } })
  await call(alertCreate, { body: { name: 'raced' } })
})
