import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Alert } from '#api/alerts.ts'
import type { AnnotationEvent } from '#api/annotations.ts'
import { basic, startServer } from '#test/helpers/server.ts'

/*
 * What python-librato and the Ruby gem librato-metrics send and read, over a real connection. Both look members up
 * without asking whether they are there, and read what they wrote at once.
 */

const RUBY =
  'flintstone/0.5 (dev_id:fred) librato-metrics/2.1.2 (ruby; 3.1.2p20; x86_64-linux) direct-faraday/1.1.0'
const PYTHON = 'python-librato/3.1.0 (python; 3.11.7; x86_64-Linux6.1)'

const server = await startServer()
let address: string
beforeAll(async () => {
  address = await server.app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(() => server.app.close())

/** One connection for each request, as both have it. */
async function send(agent: string, method: string, path: string, body?: object) {
  const answer = await fetch(`${address}/v1/${path}`, {
    method,
    headers: {
      authorization: basic(server.deps.config.email, server.tokenOf('admin')),
      'user-agent': agent,
      'content-type': 'application/json',
      connection: 'close',
    },
    ...(body && { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  return { status: answer.status, body: text === '' ? undefined : (JSON.parse(text) as never) }
}
const ruby = (method: string, path: string, body?: object) => send(RUBY, method, path, body)
const python = (method: string, path: string, body?: object) => send(PYTHON, method, path, body)
const seconds = () => Math.floor(Date.now() / 1000)

describe('annotations: events are looked up by source', () => {
  interface Stream {
    name: string
    events: Record<string, AnnotationEvent[]>
  }

  test.each([RUBY, PYTHON])('%s', async (agent) => {
    const path = `annotations/deploys-${agent.length}`
    const since = `${path}?start_time=${seconds() - 60}`
    for (const [title, source] of [['v68'], ['v69', 'box1'], ['v70']]) {
      expect((await send(agent, 'POST', path, { title, ...(source && { source }) })).status).toBe(201)
    }
    const titles = async (url: string) => {
      const { events }: Stream = (await send(agent, 'GET', url)).body!
      return Object.entries(events).map(([source, list]) => [source, list.map(({ title }) => title)])
    }
    expect(await titles(since)).toEqual([
      ['unassigned', ['v68', 'v70']],
      ['box1', ['v69']],
    ])
    expect(await titles(`${since}&sources[]=box1&sources[]=box2`)).toEqual([['box1', ['v69']]])
    expect(await titles(`${since}&sources[]=box2`)).toEqual([])
    expect((await send(agent, 'GET', path)).body).toEqual({ name: path.slice(12), display_name: null })
    expect((await send(agent, 'DELETE', path)).status).toBe(204)
    expect((await send(agent, 'GET', path)).status).toBe(404)
  })

  test('others get the form of the API reference', async () => {
    await ruby('POST', 'annotations/documented', { title: 'One' })
    const answer = await send('curl/8', 'GET', 'annotations/documented?count=1')
    expect(answer.body).toMatchObject({ events: [{ unassigned: [{ title: 'One' }] }] })
  })
})

describe('metrics', () => {
  test('a queue of 300, values and times as Python has them, paged by what was returned', async () => {
    const time = Date.now() / 1000
    const gauges = Array.from({ length: 250 }, (_, n) => ({
      name: `py.queue.${n}`,
      value: n,
      measure_time: time,
    }))
    const counters = Array.from({ length: 50 }, (_, n) => ({
      name: `py.count.${n}`,
      value: n,
      source: 'web',
    }))
    expect((await python('POST', 'metrics', { gauges, counters })).status).toBe(200)

    const seen: string[] = []
    for (let offset = 0, more = true; more;) {
      const page: { query: { length: number; total: number }; metrics: { name: string; period: null }[] } = (
        await python('GET', `metrics?name=py.queue&offset=${offset}`)
      ).body!
      for (const metric of page.metrics) {
        expect(metric).toMatchObject({ type: 'gauge', period: null, attributes: { created_by_ua: PYTHON } })
        seen.push(metric.name)
      }
      offset += page.query.length
      more = offset < page.query.total && page.query.length > 0
    }
    expect(new Set(seen).size).toBe(250)
    expect(seen).toHaveLength(250)
  })

  test('count is of each source; a counter keeps its values', async () => {
    const now = seconds()
    const post = (source: string | undefined, value: number, measure_time: number) =>
      ruby('POST', 'metrics', { counters: [{ name: 'rb.counter', value, measure_time, source }] })
    for (const ago of [60, 7, 6]) await post(undefined, ago, now - ago)
    for (const ago of [7, 6]) await post('baz', ago, now - ago)
    const sizes = async (query: string) => {
      const { measurements }: { measurements: Record<string, { value: number }[]> } = (
        await ruby('GET', `metrics/rb.counter?resolution=1&${query}`)
      ).body!
      return Object.fromEntries(
        Object.entries(measurements).map(([source, list]) => [source, list.map((m) => m.value)]),
      )
    }
    expect(await sizes(`start_time=${now - 3600}`)).toEqual({ unassigned: [60, 7, 6], baz: [7, 6] })
    expect(await sizes('count=2')).toEqual({ unassigned: [7, 6], baz: [7, 6] })
    expect(await sizes(`source=baz&start_time=${now - 3600}`)).toEqual({ baz: [7, 6] })
  })

  test('the type that was mistaken is no trouble for the next post', async () => {
    const submit = (kind: string) => ruby('POST', 'metrics', { [kind]: [{ name: 'rb.typed', value: 1 }] })
    expect((await submit('counters')).status).toBe(200)
    expect(await submit('gauges')).toEqual({
      status: 400,
      body: {
        errors: { params: { type: ["'rb.typed' is a counter, but was submitted as different type"] } },
      },
    })
    expect((await submit('counters')).status).toBe(200)
  })

  test('attributes that are text are refused, those that were read are taken back', async () => {
    await python('POST', 'metrics', { gauges: [{ name: 'py.attributes', value: 10, description: 'Great' }] })
    expect((await python('PUT', 'metrics/py.attributes', { attributes: 'different' })).status).toBe(400)
    const { attributes }: { attributes: object } = (await python('GET', 'metrics/py.attributes')).body!
    const more = { ...attributes, display_min: 0, l2met_type: 'measure' }
    expect((await python('PUT', 'metrics/py.attributes', { attributes: more })).status).toBe(204)
    const after = { description: 'Great', attributes: more }
    expect((await python('GET', 'metrics/py.attributes')).body).toMatchObject(after)
  })

  test('deleted by names in a body, also by names that are not there, they are gone for the next read', async () => {
    await ruby('POST', 'metrics', {
      gauges: ['fo1', 'fo2', 'fo3'].map((name) => ({ name: `rb.${name}`, value: 1 })),
    })
    const remove = (body: object) => ruby('DELETE', 'metrics', body).then(({ status }) => status)
    expect(await remove({ names: ['rb.fo1', 'rb.missing'] })).toBe(204)
    expect((await ruby('GET', 'metrics/rb.fo1')).status).toBe(404)
    expect(await remove({ names: 'rb.fo*', exclude: ['rb.fo3'] })).toBe(204)
    expect([
      (await ruby('GET', 'metrics/rb.fo2')).status,
      (await ruby('GET', 'metrics/rb.fo3')).status,
    ]).toEqual([404, 200])
  })
})

describe('alerts of python-librato', () => {
  const alert = {
    name: 'py.alert',
    attributes: {},
    version: 2,
    description: null,
    md: false,
    rearm_seconds: null,
    active: true,
    services: [] as unknown[],
    conditions: [] as object[],
  }
  const condition = { metric_name: 'cpu', source: '*', tags: {}, summary_function: 'average', duration: null }
  const read = async () => {
    const { alerts }: { alerts: Alert[] } = (await python('GET', 'alerts?version=2&name=py.alert')).body!
    return alerts[0]
  }

  test('made without conditions, saved with them, found by name, deleted by id', async () => {
    const made = await python('POST', 'alerts', alert)
    const { id }: Alert = made.body!
    expect([made.status, (await read())?.id]).toEqual([201, id])
    const service: { id: string } = (
      await python('POST', 'services', {
        type: 'mail',
        title: 'Ops',
        settings: { addresses: 'a@example.org' },
      })
    ).body!
    const above = { ...condition, type: 'above', threshold: 85, duration: 70 }
    const absent = { ...condition, type: 'absent', summary_function: null, duration: 3600 }
    const conditions = [above, absent, absent, { ...above, duration: null }]
    const saved = { ...alert, services: [service.id], conditions, active: false }
    expect((await python('PUT', `alerts/${id}`, saved)).status).toBe(204)
    expect(await read()).toMatchObject({
      active: false,
      rearm_seconds: 600,
      md: false,
      services: [{ id: Number(service.id), type: 'mail', title: 'Ops' }],
      conditions: conditions.map(({ type, duration, source, metric_name }) => ({
        type,
        duration,
        source,
        metric_name,
      })),
    })
    expect((await python('DELETE', `alerts/${id}`)).status).toBe(204)
    expect(await read()).toBeUndefined()
  })
})
