import { describe, expect, test } from 'vitest'
import { startServer } from '#test/helpers/server.ts'

/*
 * What Terraform's Librato provider does with each resource: create, read back, update what changed, read back, delete,
 * and find it gone. Whatever it reads must be what it sent, or it plans the same change for ever.
 */

const server = await startServer()

async function send(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object) {
  // Go ends its JSON with a line feed, and names the type of content on every call.
  const answer = await server.inject({
    method,
    url: `/v1/${path}`,
    headers: { 'content-type': 'application/json', 'user-agent': 'Go-http-client/1.1' },
    ...(body && { payload: `${JSON.stringify(body)}\n` }),
  })
  return {
    status: answer.statusCode,
    body: answer.body === '' ? undefined : answer.json<Record<string, unknown>>(),
  }
}

async function create(path: string, body: object): Promise<string> {
  const made = await send('POST', path, body)
  expect([made.status, made.body]).toEqual([201, expect.objectContaining({ id: expect.anything() })])
  return `${path}/${String(made.body?.id)}`
}

async function update(path: string, body: object) {
  const { status } = await send('PUT', path, body)
  expect([200, 204]).toContain(status)
}

async function remove(path: string) {
  expect((await send('DELETE', path)).status).toBe(204)
  expect((await send('GET', path)).status).toBe(404)
}

const read = async (path: string) => (await send('GET', path)).body

test('librato_space', async () => {
  const path = await create('spaces', { name: 'Terraformed' })
  const other = await create('spaces', { name: 'Terraformed' })
  expect(await read(path)).toMatchObject({ name: 'Terraformed' })
  await update(path, { name: 'Renamed' })
  expect(await read(path)).toMatchObject({ name: 'Renamed' })
  await remove(path)
  await remove(other)
})

describe('librato_space_chart', () => {
  test('every stream comes back as it was sent, in order, and only with what was sent', async () => {
    const space = await create('spaces', { name: 'Charts' })
    const streams = [
      {
        metric: 'server.cpu.percent.idle',
        source: '*',
        group_function: 'average',
        summary_function: 'average',
        color: '#ff0000',
        units_short: 'ms',
        min: 0,
        max: 100,
        transform_function: 'x*100',
      },
      { metric: 'nobody.ever.measured', source: '%' },
    ]
    const path = await create(`${space}/charts`, {
      name: 'Server CPU',
      type: 'line',
      min: 0,
      max: 10,
      label: 'y',
      streams,
    })
    const shown = (given: object[]) => given.map((stream) => ({ ...stream, id: expect.any(Number) }))
    const fixed = { type: 'line', min: 0, max: 10, label: 'y' }
    expect(await read(path)).toMatchObject({ name: 'Server CPU', ...fixed, streams: shown(streams) })
    await update(path, { name: 'Renamed', min: 0, max: 10, label: 'y', related_space: 1234 })
    expect(await read(path)).toMatchObject({
      name: 'Renamed',
      ...fixed,
      related_space: 1234,
      streams: shown(streams),
    })

    const composite = 's("server.cpu", {"environment":"*"})'
    await update(path, { name: 'Renamed', streams: [{ composite }] })
    const { streams: after } = (await read(path)) as { streams: object[] }
    expect(after).toEqual([{ id: expect.any(Number), composite, type: 'composite' }])
    await remove(path)
    await remove(space)
  })
})

test('librato_service', async () => {
  const settings = { addresses: 'admin@example.com' }
  const path = await create('services', { type: 'mail', title: 'Email the admins', settings })
  expect(await read(path)).toMatchObject({ type: 'mail', title: 'Email the admins', settings })
  await update(path, { title: 'Email everybody' })
  expect(await read(path)).toMatchObject({ type: 'mail', title: 'Email everybody', settings })
  await remove(path)
})

test('librato_metric', async () => {
  const path = 'metrics/tf.metric'
  const attributes = {
    color: '#52D74C',
    display_max: 100,
    display_units_long: 'percent',
    display_stacked: true,
  }
  expect(
    (await send('PUT', path, { name: 'tf.metric', type: 'counter', period: 60, attributes })).status,
  ).toBe(201)
  expect(await read(path)).toMatchObject({ name: 'tf.metric', type: 'counter', period: 60, attributes })
  const unset = { color: null, display_max: null, display_units_long: 'percent' }
  await update(path, { name: 'tf.metric', type: null, description: 'Now with words', attributes: unset })
  expect(await read(path)).toMatchObject({ type: 'counter', description: 'Now with words', period: 60 })
  await remove(path)

  const composite = 's("librato.cpu.percent.user", {"environment" : "prod", "service": "api"})'
  expect((await send('PUT', path, { name: 'tf.metric', type: 'composite', composite })).status).toBe(201)
  expect(await read(path)).toMatchObject({ type: 'composite', composite })
  await remove(path)
})

describe('librato_alert', () => {
  test('without conditions, renamed and described', async () => {
    const path = await create('alerts', { name: 'tf.minimal', description: '', rearm_seconds: 600 })
    expect(await read(path)).toMatchObject({
      name: 'tf.minimal',
      active: true,
      rearm_seconds: 600,
      attributes: null,
      conditions: [],
      services: [],
    })
    await update(path, { name: 'tf.renamed', description: 'A Test Alert' })
    expect(await read(path)).toMatchObject({
      name: 'tf.renamed',
      description: 'A Test Alert',
      conditions: [],
    })
    await remove(path)
  })

  test('in full: services by id as text, conditions that say 0, null and false', async () => {
    const service = await create('services', {
      type: 'mail',
      title: 'Ops',
      settings: { addresses: 'ops@example.com' },
    })
    const id = service.split('/')[1]!
    const conditions = [
      {
        type: 'above',
        threshold: 10,
        duration: 600,
        metric_name: 'librato.cpu.percent.idle',
      },
      {
        type: 'below',
        threshold: 0,
        duration: 0,
        metric_name: 'nobody.measured',
        summary_function: null,
        source: '*',
      },
      {
        type: 'below',
        threshold: 0,
        duration: 0,
        metric_name: 'nobody.measured',
        summary_function: null,
        source: '*',
      },
    ]
    const attributes = { runbook_url: 'https://www.youtube.com/watch?v=oHg5SJYRHA0' }
    const body = {
      name: 'tf.full',
      description: 'Full',
      active: false,
      rearm_seconds: 600,
      attributes,
      conditions: conditions.map((condition) => ({ ...condition, detect_reset: false })),
      services: [id],
    }
    const path = await create('alerts', body)
    const expected = {
      ...body,
      services: [expect.objectContaining({ id: Number(id), title: 'Ops', type: 'mail' })],
      conditions: conditions.map((condition) => expect.objectContaining(condition)),
    }
    const before = await read(path)
    expect(before).toMatchObject(expected)
    expect(JSON.stringify(before)).not.toContain('detect_reset')
    await update(path, { ...body, active: true })
    expect(await read(path)).toMatchObject({ ...expected, active: true })
    await remove(path)
    await remove(service)
  })
})
