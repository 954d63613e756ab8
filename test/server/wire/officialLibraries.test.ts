import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Alert } from '#api/alerts.ts'
import type { AnnotationEvent } from '#api/annotationEvents.ts'
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

describe('events of annotation streams', () => {
  interface Stream {
    name: string
    events: Record<string, AnnotationEvent[]>
  }

  test.each([
    ['ruby', RUBY],
    ['python', PYTHON],
  ])('as %s looks them up: by source, in order, and gone with their stream', async (_, agent) => {
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

  test('an event tells its times and its words, is changed and deleted alone', async () => {
    const path = 'annotations/rb-deployment'
    const event = {
      title: 'v70',
      description: 'deployed foobar!',
      start_time: seconds() - 120,
      end_time: seconds() - 30,
    }
    const { id }: AnnotationEvent = (await ruby('POST', path, event)).body!
    await ruby('POST', path, { title: 'v71', start_time: seconds() })
    const events = async () => {
      const answer = await ruby('GET', `${path}?start_time=${seconds() - 180}`)
      return (answer.body as unknown as Stream).events['unassigned']
    }
    expect(await events()).toMatchObject([event, { title: 'v71', description: null, end_time: null }])
    expect((await ruby('PUT', `${path}/${id}`, { end_time: seconds() })).status).toBe(204)
    const changed: AnnotationEvent = (await ruby('GET', `${path}/${id}`)).body!
    expect(changed.end_time).toBeGreaterThan(event.end_time)
    expect((await ruby('DELETE', `${path}/${id}`)).status).toBe(204)
    expect(await events()).toMatchObject([{ title: 'v71' }])
  })

  test('streams are listed by a part of their name', async () => {
    for (const name of ['rb-list-backups', 'rb-list-deployment']) {
      await ruby('POST', `annotations/${name}`, { title: 'One', start_time: seconds() })
    }
    const names = async (name: string) => {
      const { annotations }: { annotations: { name: string }[] } = (
        await ruby('GET', `annotations?name=${name}`)
      ).body!
      return annotations.map((stream) => stream.name)
    }
    expect(await names('rb-list')).toEqual(['rb-list-backups', 'rb-list-deployment'])
    expect(await names('list-back')).toEqual(['rb-list-backups'])
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

  test('the gem pages by hundreds, without a length, while the offset is below what was found', async () => {
    const gauges = Array.from({ length: 205 }, (_, n) => ({ name: `rb.page.${n}`, value: n }))
    await ruby('POST', 'metrics', { gauges })
    const sizes: number[] = []
    for (let offset = 0, found = 1; offset < found; offset += 100) {
      const page: { query: { found: number }; metrics: object[] } = (
        await ruby('GET', `metrics?name=rb.page.${offset > 0 ? `&offset=${offset}` : ''}`)
      ).body!
      found = page.query.found
      sizes.push(page.metrics.length)
    }
    expect(sizes).toEqual([100, 100, 5])
  })

  describe('what was submitted has its description and is gone when deleted', () => {
    test.each(['gauge', 'counter'])('a %s', async (type) => {
      const name = `Py_${type}`
      const own = { name, value: '10', description: `Test ${type} to be removed` }
      const body = { gauges: [], counters: [], [`${type}s`]: [own] }
      expect((await python('POST', 'metrics', body)).status).toBe(200)
      const { name: kept, description } = own
      expect((await python('GET', `metrics/${name}`)).body).toMatchObject({ name: kept, type, description })
      expect((await python('DELETE', `metrics/${name}`)).status).toBe(204)
      expect((await python('GET', `metrics/${name}`)).status).toBe(404)
    })
  })

  const LONG = 'a'.repeat(256)
  const ODD = String.raw`I AM #*@#@983221 CRazy((\\\\] invalid`

  test.each([
    ['too long', [LONG]],
    ['of other characters', [ODD]],
    ['both, in a queue', ['a'.repeat(500), String.raw`DSJAK#32102391S,m][][[{{]\\`]],
    ['one among good ones', ['py.good', LONG]],
  ])('names that are %s are refused with 400, and as the library cleans them taken', async (_, names) => {
    const post = (all: string[]) =>
      python('POST', 'metrics', { gauges: all.map((name) => ({ name, value: 10 })), counters: [] })
    expect((await post(names)).status).toBe(400)
    expect((await python('GET', 'metrics/py.good')).status).toBe(404)
    const clean = names.map((name) => name.replaceAll(/[^A-Za-z0-9.:\-_]+/g, '-').slice(0, 255))
    expect((await post(clean)).status).toBe(200)
    for (const name of clean) expect((await python('GET', `metrics/${name}`)).body).toMatchObject({ name })
    expect((await python('DELETE', 'metrics', { names: clean })).status).toBe(204)
    for (const name of clean) expect((await python('GET', `metrics/${name}`)).status).toBe(404)
  })

  test('an update under a name that is far too long is a bad request', async () => {
    const { status } = await python('PUT', `metrics/${'a'.repeat(1000)}`, { attributes: 'different' })
    expect(status).toBe(400)
  })

  test('measurements of one second after another, up to 50 s ahead', async () => {
    const time = Date.now() / 1000
    const gauges = Array.from({ length: 49 }, (_, n) => ({
      name: 'py.temperature',
      value: 20 + n,
      source: 'downstairs',
      measure_time: time + n + 1,
    }))
    expect((await python('POST', 'metrics', { gauges: gauges.toReversed(), counters: [] })).status).toBe(200)
    const query = `resolution=1&start_time=${Math.floor(time)}&end_time=${Math.floor(time) + 60}`
    const { measurements }: { measurements: Record<string, object[]> } = (
      await python('GET', `metrics/py.temperature?${query}`)
    ).body!
    expect(measurements).toMatchObject({
      downstairs: gauges.map(({ value, measure_time }) => ({
        measure_time: Math.floor(measure_time),
        value,
      })),
    })
    expect(measurements['downstairs']).toHaveLength(49)
  })

  test('source and time of a queue are those of every request; of one measurement, its own', async () => {
    const measure_time = seconds() - 3
    const own = { name: 'rb.bar', value: 456, source: 'barsource' }
    const queue = { gauges: [{ name: 'rb.foo', value: 123 }, own], source: 'yogi', measure_time }
    expect((await ruby('POST', 'metrics', queue)).status).toBe(200)
    const latest = async (name: string) => (await ruby('GET', `metrics/${name}?count=1&resolution=1`)).body
    expect(await latest('rb.foo')).toMatchObject({ measurements: { yogi: [{ value: 123, measure_time }] } })
    expect(await latest('rb.bar')).toMatchObject({ measurements: { barsource: [{ value: 456 }] } })
  })

  test('tags of a queue are those of every measurement that has none of its own', async () => {
    const own = { name: 'rb.tagged.2', value: 456, tags: { hostname: 'web-2' }, time: seconds() }
    const measurements = [{ name: 'rb.tagged.1', value: 123, time: seconds() }, own]
    expect((await ruby('POST', 'measurements', { tags: { hostname: 'web-1' }, measurements })).status).toBe(
      202,
    )
    const read = async (name: string) =>
      (await ruby('GET', `measurements/${name}?resolution=1&duration=3600`)).body
    const series = (hostname: string, value: number) => ({
      series: [{ tags: { hostname }, measurements: [{ value }] }],
    })
    expect(await read('rb.tagged.1')).toMatchObject(series('web-1', 123))
    expect(await read('rb.tagged.2')).toMatchObject(series('web-2', 456))
  })

  describe('an update', () => {
    const attributes = { display_max: 1000 }
    const change = { display_name: 'Foo Metric', period: 15, attributes }

    test('of one that exists, and of one that it creates, for which it needs a type', async () => {
      await ruby('POST', 'metrics', { gauges: [{ name: 'rb.old', value: 123 }] })
      expect((await ruby('PUT', 'metrics/rb.old', change)).status).toBe(204)
      expect((await ruby('PUT', 'metrics/rb.new', change)).status).toBe(400)
      expect((await ruby('PUT', 'metrics/rb.new', { ...change, type: 'gauge' })).status).toBe(201)
      for (const name of ['rb.old', 'rb.new']) {
        expect((await ruby('GET', `metrics/${name}`)).body).toMatchObject(change)
      }
    })

    test('of several by a list and by a pattern', async () => {
      const names = ['rb.my.1', 'rb.my.2', 'rb.my.3', 'rb.my.4']
      await ruby('POST', 'metrics', { gauges: names.map((name) => ({ name, value: 1 })) })
      const update = (body: object) => ruby('PUT', 'metrics', body).then(({ status }) => status)
      expect(await update({ names: ['rb.my.1', 'rb.my.3'], period: 60 })).toBe(204)
      expect(await update({ names: 'rb.my.*', exclude: ['rb.my.3'], display_max: 100 })).toBe(204)
      const shown = await Promise.all(names.map(async (name) => (await ruby('GET', `metrics/${name}`)).body))
      expect(shown).toMatchObject([
        { period: 60, attributes: { display_max: 100 } },
        { period: null, attributes: { display_max: 100 } },
        { period: 60, attributes: { created_by_ua: RUBY } },
        { period: null, attributes: { display_max: 100 } },
      ])
      expect(shown[2]).not.toHaveProperty('attributes.display_max')
    })
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
    expect((await ruby('GET', 'metrics?name=rb.fo1')).body).toMatchObject({ metrics: [{ name: 'rb.fo1' }] })
    expect(await remove({ names: ['rb.fo1', 'rb.missing'] })).toBe(204)
    expect((await ruby('GET', 'metrics?name=rb.fo1')).body).toMatchObject({ metrics: [] })
    expect(await remove({ names: ['rb.missing'] })).toBe(204)
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

  test('inactive, rearmed after 20 minutes, of sums, counts and silence; without any of its name there is none', async () => {
    expect(await read()).toBeUndefined()
    const above = { ...condition, type: 'above', threshold: 0 }
    const conditions = [
      { ...above, summary_function: 'sum' },
      { ...above, summary_function: 'count' },
      { ...condition, type: 'absent', summary_function: null, duration: 60 },
    ]
    const body = { ...alert, active: false, rearm_seconds: 1200, conditions }
    expect((await python('POST', 'alerts', body)).status).toBe(201)
    const shown = conditions.map((one) => ({ ...one, tags: [] }))
    expect(await read()).toMatchObject({ active: false, rearm_seconds: 1200, conditions: shown })
  })
})

describe('sources of the gem', () => {
  const path = 'sources/sources_api_test_1795218014.4845'
  const named = async () => (await ruby('GET', path)).body

  test('are created and renamed by PUT, looked up and listed', async () => {
    expect((await ruby('GET', path)).status).toBe(404)
    expect((await ruby('PUT', path, { display_name: 'New Source' })).status).toBe(201)
    expect(await named()).toMatchObject({ display_name: 'New Source' })
    expect((await ruby('PUT', path, { display_name: 'Updated' })).status).toBe(204)
    expect(await named()).toMatchObject({ display_name: 'Updated' })
    const { sources }: { sources: object[] } = (await ruby('GET', 'sources')).body!
    expect(sources).toContainEqual({ name: path.slice(8), display_name: 'Updated' })
  })
})

describe('spaces and charts of python-librato', () => {
  interface Listed {
    query: { length: number; total: number }
    spaces: { id: number; name: string }[]
  }

  test('a space is created, found by its name, listed, renamed and deleted', async () => {
    const { id }: { id: number } = (await python('POST', 'spaces', { name: 'find me', tags: false })).body!
    const list = async (query = '') => (await python('GET', `spaces?${query}`)).body as unknown as Listed
    expect((await list('name=FIND+me')).spaces).toEqual([{ id, name: 'find me' }])
    expect((await list()).query).toMatchObject({ length: 1, total: 1 })
    expect((await python('GET', `spaces/${id}`)).body).toEqual({ id, name: 'find me', charts: [] })
    expect((await python('PUT', `spaces/${id}`, { name: 'renamed' })).status).toBe(204)
    expect((await list('name=renamed')).spaces).toHaveLength(1)
    expect((await python('DELETE', `spaces/${id}`)).status).toBe(204)
    expect((await python('GET', `spaces/${id}`)).status).toBe(404)
  })

  const gauges = ['memory.free', 'memory.used'].map((name) => ({ name: `py.${name}`, value: 100 }))
  const free = { metric: 'py.memory.free', source: '*' }
  const used = {
    metric: 'py.memory.used',
    source: 'foo*',
    group_function: 'breakout',
    summary_function: 'average',
  }

  test.each([
    [
      'a line chart',
      {
        type: 'line',
        streams: [free, used],
        min: 0,
        max: 50,
        label: 'the y axis label',
        use_log_yaxis: true,
        related_space: 1234,
      },
    ],
    ['a stacked chart', { type: 'stacked', streams: [used] }],
    ['a number', { type: 'bignumber', streams: [free], use_last_value: false }],
    ['the last number', { type: 'bignumber', streams: [used], use_last_value: true }],
    ['a composite', { type: 'line', streams: [{ composite: 's("py.memory.free","*")' }] }],
    ['a chart without streams', { type: 'line', streams: [] }],
  ])('%s comes back as it was sent, and may be put back as it came', async (name, chart) => {
    await python('POST', 'metrics', { gauges, counters: [] })
    const { id: space }: { id: number } = (await python('POST', 'spaces', { name, tags: false })).body!
    const charts = `spaces/${space}/charts`
    const made = await python('POST', charts, { name, ...chart })
    const { id }: { id: number } = made.body!
    expect(made).toMatchObject({ status: 201, body: { id, name, ...chart } })
    const path = `${charts}/${id}`
    const read = (await python('GET', path)).body as unknown as object
    expect(read).toEqual(made.body)
    expect([200, 204]).toContain((await python('PUT', path, { ...read, name: 'CPU 2' })).status)
    expect((await python('GET', path)).body).toEqual({ ...read, name: 'CPU 2', version: 2 })
    expect((await python('GET', charts)).body).toMatchObject([{ id, name: 'CPU 2' }])
    expect((await python('DELETE', path)).status).toBe(204)
    expect((await python('GET', charts)).body).toEqual([])
  })

  test('a chart may be without a name', async () => {
    const { id }: { id: number } = (await python('POST', 'spaces', { name: 'nameless' })).body!
    const chart = { name: null, type: 'stacked', streams: [] }
    const made = await python('POST', `spaces/${id}/charts`, chart)
    expect(made).toMatchObject({ status: 201, body: { name: expect.any(String), type: 'stacked' } })
  })
})

test('a picture of an instrument, which came before charts, is a bad request that says what to send', async () => {
  const subject = { instrument: { href: 'http://api.librato.dev/v1/instruments/1' } }
  const answer = await ruby('POST', 'snapshots', { subject })
  expect(answer).toEqual({ status: 400, body: { errors: { params: { 'subject.chart': ['is required'] } } } })
})
