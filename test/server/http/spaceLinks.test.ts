import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import type { InjectOptions } from 'fastify'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { annotationCreate } from '#api/annotations.ts'
import {
  type Chart,
  chartCreate,
  chartList,
  type ChartStream,
  chartUpdate,
  type ChartWrite,
} from '#api/charts.ts'
import { endpoints } from '#api/endpoints.ts'
import { addressOf } from '#api/client.ts'
import { measurementCreate } from '#api/measurements.ts'
import { metricUpdate } from '#api/metrics.ts'
import type { SeriesAnswer } from '#api/series.ts'
import { sharedEventList, type SharedSpace } from '#api/sharing.ts'
import { snapshotCreate } from '#api/snapshots.ts'
import {
  spaceLinkBatchDelete,
  spaceLinkCreate,
  spaceLinkDelete,
  spaceLinkList,
  spaceLinkUpdate,
  type SpaceLink,
} from '#api/spaceLinks.ts'
import { spaceCreate, spaceDelete, spaceRestore } from '#api/spaces.ts'
import { buildApp } from '#server/app.ts'
import { packed, readContent } from '#server/snapshot/readContent.ts'
import { findSnapshot, saveSnapshotContent, saveSnapshotPicture } from '#server/store/snapshots.ts'
import { sharedRate } from '#server/http/sharedRate.ts'
import { startServer } from '#test/helpers/server.ts'

/*
 * A read-only link, and everything that who has one may try with it. `nobody` calls without signing in, as they do.
 */

const NOW = Date.parse('2026-02-20T12:00:00Z') / 1_000
let later = 0
const { call, deps, inject, app } = await startServer({ now: () => NOW + later })
const nobody = (options: InjectOptions) =>
  inject({ ...options, headers: { authorization: '', ...options.headers } })

for (const [name, value] of [
  ['mine', 1],
  ['secret', 7],
] as const) {
  const measurements = ['a', 'b'].map((region, i) => ({
    name,
    tags: { region, source: `${region}-1` },
    time: NOW - 600,
    value: value + i,
  }))
  await call(measurementCreate, { body: { measurements, period: 60 } })
}
for (const [name, source] of [
  ['deploys', 'a-1'],
  ['deploys', 'b-1'],
  ['incidents', 'a-1'],
] as const) {
  const body = { title: `${name} of ${source}`, source, start_time: NOW - 600 }
  await call(annotationCreate, { params: { name }, body })
}

const space = await spaceWith('Shared', [
  {
    name: 'Dynamic',
    streams: [{ metric: 'mine', tags: [{ name: 'region', dynamic: true, grouped: true }] }],
  },
  { name: 'Sources', streams: [{ metric: 'mine', source: '%' }], related_space: 1 },
  { name: 'Events', streams: [{ type: 'annotation', metric: 'deploys', source: '%' }] },
])
const other = await spaceWith('Other', [{ name: 'Secret', streams: [{ metric: 'secret' }] }])

async function spaceWith(name: string, charts: readonly ChartWrite[]) {
  const { id } = await call(spaceCreate, { body: { name } })
  for (const body of charts) await call(chartCreate, { params: { id }, body })
  return { id, charts: await call(chartList, { params: { id } }) }
}

const make = (body: object = {}) =>
  call(spaceLinkCreate, { body: { space: space.id, name: 'A link', ...body } })
const slugOf = ({ url }: SpaceLink) => url.slice(url.lastIndexOf('/') + 1)
const named = (chart: Chart) => ({ chart: chart.id, stream: chart.streams[0]!.id! })
const read = (link: SpaceLink | string, payload: object) =>
  nobody({
    method: 'POST',
    url: `/v1/shared/${typeof link === 'string' ? link : slugOf(link)}/series`,
    payload: { duration: 3_600, streams: [named(space.charts[0]!)], ...payload },
  })
const pass = (seconds: number) => {
  later = seconds
  onTestFinished(() => {
    later = 0
  })
}
const view = (link: SpaceLink) => nobody({ url: `/v1/shared/${slugOf(link)}` })

/** The lines of the first stream by their region, each with the values that it has. */
const linesOf = ({ streams }: SeriesAnswer) =>
  Object.fromEntries(
    streams[0]!.lines.map(({ tags, values }) => [tags.region, values.filter((value) => value !== null)]),
  )

const OPEN = await make()
const LOCKED = await make({ name: 'Of b', source: 'b-*', tags: { Region: ['b'] }, duration: 600 })
const FIXED = await make({ start_time: NOW - 900, end_time: NOW - 300 })

test('a link shows its space as it is stored, and nobody else can tell what it is called', async () => {
  expect(OPEN).toMatchObject({
    url: expect.stringMatching(/^http:\/\/localhost:80\/s\/[\w-]{24}$/),
    space: { id: space.id, name: 'Shared' },
    duration: 3_600,
    last_used_at: null,
    created_at: NOW,
  })
  const shared = (await view(OPEN)).json<SharedSpace>()
  expect(shared.charts.map(({ name }) => name)).toEqual(['Dynamic', 'Sources', 'Events'])
  expect(JSON.stringify(shared)).not.toMatch(/A link|related_space/)
  expect(linesOf((await read(OPEN, {})).json())).toEqual({ a: [1], b: [2] })
  const [listed] = (await call(spaceLinkList, { query: { space: space.id } })).space_links.toReversed()
  expect(listed).toMatchObject({ id: OPEN.id, url: OPEN.url, last_used_at: NOW })
})

test('what is locked is locked: for streams, sources and annotations alike', async () => {
  expect((await view(LOCKED)).json()).toMatchObject({ source: 'b-*', tags: { region: ['b'] }, duration: 600 })
  expect(linesOf((await read(LOCKED, {})).json())).toEqual({ b: [2] })
  const ofSource = (await read(LOCKED, { streams: [named(space.charts[1]!)] })).json<SeriesAnswer>()
  expect(ofSource.streams[0]!.lines[0]!.values.filter((value) => value !== null)).toEqual([2])
  const events = await call(sharedEventList, {
    params: { slug: slugOf(LOCKED) },
    query: { duration: 3_600 },
  })
  expect([events.found, events.events.map(({ title }) => title)]).toEqual([1, ['deploys of b-1']])
})

test('very many annotations of other sources are not counted, and leave room for those that are shown', async () => {
  const { db } = deps
  await db.execute(sql`
    INSERT INTO annotation_events (stream_id, title, source, start_time, links)
    SELECT stream_id, 'Other', 'a-2', start_time + 60, links
    FROM annotation_events, generate_series(1, 1000) WHERE title = 'deploys of a-1'`)
  const query = { duration: 3_600 }
  const events = await call(sharedEventList, { params: { slug: slugOf(LOCKED) }, query })
  expect([events.found, events.events.map(({ title }) => title)]).toEqual([1, ['deploys of b-1']])
})

describe('what is locked is locked, however a chart leaves it open', async () => {
  await call(metricUpdate, {
    params: { name: 'mine.saved' },
    body: { type: 'composite', composite: 's("mine", {Region: "%"})' },
  })
  const tries: [string, ChartStream][] = [
    ['a tag in another case', { metric: 'mine', tags: [{ name: 'REGION', dynamic: true }] }],
    ['% among its values', { metric: 'mine', tags: [{ name: 'Region', values: ['a', '%'] }] }],
    ['the source as a tag', { metric: 'mine', tags: [{ name: 'Source', dynamic: true }] }],
    ['the source of a composite', { composite: 's("mine", "%")' }],
    ['the source as a tag of a composite', { composite: 's("mine", {Source: "%"})' }],
    ['a tag of a composite', { composite: 's("mine", {region: "%"})' }],
    ['one in another case', { composite: 'sum(s("mine", {Region: "%"}))' }],
    ['a composite that is saved', { metric: 'mine.saved' }],
  ]
  const { id, charts } = await spaceWith(
    'Open',
    tries.map(([name, stream]) => ({ name, streams: [stream] })),
  )
  const [locked, open] = [
    await make({ space: id, source: 'b-*', tags: { Region: ['b'] } }),
    await make({ space: id }),
  ]
  const valuesBy = async (link: SpaceLink, chart: Chart) => {
    const { streams } = (await read(link, { streams: [named(chart)] })).json<SeriesAnswer>()
    return streams[0]!.lines.flatMap(({ values }) => values.filter((value) => value !== null))
  }
  test.each(charts.map((chart) => [chart.name, chart] as const))('%s', async (_, chart) => {
    expect(await valuesBy(locked, chart)).toEqual([2])
    expect(await valuesBy(open, chart)).not.toEqual([2])
  })
})

describe('what else is tried with a link', () => {
  const stream = { metric: 'secret' }
  test.each<[string, object, number, string]>([
    ['another space', { streams: [named(other.charts[0]!)] }, 400, 'streams[0]'],
    [
      'a stream of another chart',
      { streams: [{ ...named(space.charts[0]!), chart: space.charts[1]!.id }] },
      400,
      'streams[0]',
    ],
    [
      'a stream that is no more',
      { streams: [{ ...named(space.charts[0]!), stream: 1_000_000 }] },
      400,
      'streams[0]',
    ],
    ['a metric', { streams: [stream] }, 400, 'streams[0].chart'],
    ['a composite', { streams: [{ composite: 's("secret","*")' }] }, 400, 'streams[0].chart'],
    ['a stream twice', { streams: Array(2).fill(named(space.charts[0]!)) }, 400, 'streams[1]'],
    ['more streams than there may be', { streams: Array(101).fill(named(space.charts[0]!)) }, 400, 'streams'],
    ['no time', { duration: undefined }, 400, 'start_time'],
    ['ever finer values', { duration: 31_536_000, resolution: 1 }, 400, 'resolution'],
  ])('%s: refused, and the field is named', async (_, payload, status, field) => {
    const answer = await read(OPEN, payload)
    expect([answer.statusCode, Object.keys(answer.json().errors.params)]).toEqual([
      status,
      expect.arrayContaining([field]),
    ])
  })

  test.each<[string, object]>([
    ['tags', { tags: { region: ['a', '*'] } }],
    ['the source', { source: '*' }],
    [
      'a stream beside its ids',
      { streams: [{ ...named(space.charts[0]!), ...stream, tags: [], source: 'a-1' }] },
    ],
  ])('%s of its own: passed over', async (_, payload) => {
    expect(linesOf((await read(LOCKED, payload)).json())).toEqual({ b: [2] })
  })

  test.each<[string, object, number]>([
    ['within it', { start_time: NOW - 900, end_time: NOW - 300, duration: undefined }, 200],
    ['before it', { start_time: NOW - 901, end_time: NOW - 300, duration: undefined }, 400],
    ['after it', { start_time: NOW - 900, end_time: NOW - 299, duration: undefined }, 400],
    ['up to now', { duration: 60 }, 400],
    ['round a corner', { start_time: NOW - 300, duration: 1 }, 400],
  ])('of a fixed time, %s', async (_, payload, status) => {
    expect((await read(FIXED, payload)).statusCode).toBe(status)
    const {
      duration = '',
      start_time = '',
      end_time = '',
    } = { duration: 3_600, ...payload } as Record<string, number>
    const query = Object.entries({ duration, start_time, end_time })
      .filter(([, value]) => value !== '')
      .map(([name, value]) => `${name}=${value}`)
    const url = `/v1/shared/${slugOf(FIXED)}/annotation_events?${query.join('&')}`
    expect((await nobody({ url })).statusCode).toBe(status)
  })

  test('of a fixed time, buckets that hold more than that are left out', async () => {
    const interval = { start_time: NOW - 900, end_time: NOW - 300, duration: undefined }
    const lines = async (resolution: number) =>
      linesOf((await read(FIXED, { ...interval, resolution })).json())
    expect(await lines(60)).toEqual({ a: [1], b: [2] })
    expect(await lines(3_600)).toEqual({})
  })

  test('of a fixed time, nothing that is computed knows of another', async () => {
    const measurements = Array.from({ length: 60 }, (_, i) => ({
      name: 'steady',
      tags: { region: i < 40 ? 'then' : 'now' },
      time: NOW - 3_600 + i * 60,
      value: 1,
    }))
    await call(measurementCreate, { body: { measurements, period: 60 } })
    const { id, charts } = await spaceWith(
      'Steady',
      [
        { metric: 'steady', group_function: 'breakout' as const },
        { composite: 'integrate(sum(s("steady", "*")))' },
      ].map((stream) => ({ streams: [stream] })),
    )
    const times = { start_time: NOW - 910, end_time: NOW - 290 }
    const link = await make({ space: id, ...times })
    const body = { ...times, duration: undefined, resolution: 60, streams: charts.map(named) }
    const { times: columns, streams } = (await read(link, body)).json<SeriesAnswer>()
    expect([columns[0], columns.at(-1)]).toEqual([NOW - 900, NOW - 360])
    const [plain, integral] = streams
    expect([plain!.found, plain!.lines.map(({ tags, last_time }) => [tags, last_time])]).toEqual([
      1,
      [[{ region: 'now' }, NOW - 360]],
    ])
    expect(integral!.lines[0]!.values).toEqual(columns.map((_, i) => i + 1))
  })

  test('every other endpoint, with the slug as whatever may be asked for', async () => {
    const slug = slugOf(OPEN)
    const closed = endpoints.filter(({ roles }) => roles !== 'everyone')
    const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`
    const tries = [basic(`token:${slug}`), basic(`${slug}:`), `Bearer ${slug}`, '']
    const params = {
      id: space.id,
      chart_id: 1,
      service_id: 1,
      incident_id: 1,
      name: 'mine',
      link: 'a',
      number: 1,
      slug,
    }
    for (const endpoint of closed) {
      for (const authorization of tries) {
        const answer = await app.inject({
          method: endpoint.method,
          url: addressOf(endpoint, { params }),
          headers: { authorization, cookie: `poise_session=${slug}` },
          ...(endpoint.method !== 'GET' && { payload: {} }),
        })
        expect([endpoint.name, answer.statusCode]).toEqual([endpoint.name, 401])
      }
    }
    const [first, ...others] = [
      slug,
      `${slug}x`,
      slug.slice(1),
      slug.toUpperCase(),
      '%',
      `${OPEN.id}`,
      "' OR 1=1",
    ]
    expect((await read(first!, {})).statusCode).toBe(200)
    for (const wrong of others) {
      expect((await read(encodeURIComponent(wrong), {})).statusCode).toBe(404)
    }
    // A snapshot's slug opens no space.
    const body = { subject: { chart: { id: space.charts[0]!.id } } }
    expect((await read((await call(snapshotCreate, { body })).slug, {})).statusCode).toBe(404)
  })

  test('it writes nothing', async () => {
    for (const method of ['PUT', 'POST', 'PATCH', 'DELETE'] as const) {
      for (const path of ['', '/annotation_events']) {
        const answer = await nobody({ method, url: `/v1/shared/${slugOf(OPEN)}${path}`, payload: {} })
        expect(answer.statusCode).toBe(404)
      }
    }
    expect((await nobody({ method: 'DELETE', url: `/v1/space_links/${OPEN.id}` })).statusCode).toBe(401)
  })

  test('no cache keeps an answer', async () => {
    const answers = [
      await view(OPEN),
      await read(OPEN, {}),
      await nobody({ url: `/v1/shared/${slugOf(OPEN)}/annotation_events?duration=60` }),
    ]
    for (const { headers } of answers) expect(headers['cache-control']).toBe('no-store')
  })

  test('a chart that is changed to show something else shows that, and one that is moved out nothing', async () => {
    const [, chart] = space.charts
    const params = { id: space.id, chart_id: chart!.id }
    await call(chartUpdate, { params, body: { streams: [{ metric: 'gone' }] } })
    expect((await read(OPEN, { streams: [named(chart!)] })).json()).toMatchObject({
      errors: { params: { 'streams[0]': ['is no stream of this space'] } },
    })
    await call(chartUpdate, { params, body: { streams: chart!.streams } })
  })
})

test('very many reads are refused for a while, of that link only', () => {
  let now = NOW + 15
  const count = sharedRate(() => now, 2)
  count('a')
  count('a')
  expect(() => count('a')).toThrow('Too many are reading this just now. Try again in a minute.')
  expect(() => count('a')).toThrow(expect.objectContaining({ status: 429, headers: { 'retry-after': '45' } }))
  count('b')
  now += 45
  count('a')
})

describe('the end of a link', () => {
  test('it expires, and that can be changed', async () => {
    const link = await make({ expires_at: NOW + 60 })
    pass(60)
    const events = () => nobody({ url: `/v1/shared/${slugOf(link)}/annotation_events?duration=60` })
    for (const answer of [await view(link), await read(link, {}), await events()]) {
      expect([answer.statusCode, answer.json()]).toEqual([
        410,
        { errors: { request: ['This link has expired.'] } },
      ])
    }
    await call(spaceLinkUpdate, { params: { id: link.id }, body: { name: ' Again ', expires_at: null } })
    expect((await view(link)).statusCode).toBe(200)
    expect((await call(spaceLinkList)).space_links[0]).toMatchObject({ name: 'Again', expires_at: null })
  })

  test('it is deleted, alone or with others: at once nothing is to be seen', async () => {
    const [one, two, three] = [await make(), await make(), await make()]
    await call(spaceLinkDelete, { params: { id: one.id } })
    await call(spaceLinkBatchDelete, { body: { ids: [two.id, three.id, 1_000_000] } })
    for (const link of [one, two, three]) {
      const url = `/v1/shared/${slugOf(link)}/annotation_events?duration=60`
      const answers = [await view(link), await read(link, {}), await nobody({ url })]
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404])
    }
    await expect(call(spaceLinkDelete, { params: { id: one.id } })).rejects.toMatchObject({ status: 404 })
  })

  test('with its space, until that is brought back', async () => {
    const { id } = await spaceWith('Passing', [])
    const link = await make({ space: id })
    await call(spaceDelete, { params: { id } })
    expect((await view(link)).statusCode).toBe(404)
    await call(spaceRestore, { params: { id } })
    expect((await view(link)).statusCode).toBe(200)
  })
})

test.each<[string, object, string]>([
  ['space', { space: 1_000_000 }, 'is no space of this account'],
  ['name', { name: ' ' }, "can't be blank"],
  ['expires_at', { expires_at: NOW }, 'must be in the future'],
  // It would lock nothing.
  ['tags.region', { tags: { region: [] } }, 'must hold a value'],
  // Charts that take the source by `%` would show all.
  ['tags.Source', { tags: { Source: ['a-1'] } }, 'must be given as source'],
  ['tags.region', { tags: { Region: ['a'], region: ['b'] } }, 'is given twice'],
  ['end_time', { start_time: NOW }, 'is required with start_time'],
  ['start_time', { end_time: NOW }, 'is required with end_time'],
  ['end_time', { start_time: NOW, end_time: NOW }, 'must be after start_time'],
  ['start_time', { start_time: 0, end_time: NOW }, 'must be 366 days or less before end_time'],
  ['duration', { duration: 31_622_401 }, 'must be 31622400 (366 days) or less'],
  [
    'duration',
    { start_time: 1, end_time: 2, duration: 3 },
    'may not be given together with start_time and end_time',
  ],
])('%s that is wrong is refused', async (field, body, message) => {
  await expect(make(body)).rejects.toMatchObject({
    status: 400,
    body: { errors: { params: { [field]: [message] } } },
  })
})

test('a misspelt field is refused, and does not leave open what was to be locked', async () => {
  await expect(make({ tag: { region: ['a'] } })).rejects.toThrow('The body may not have: tag')
  const again = { method: 'PUT' as const, url: `/v1/space_links/${OPEN.id}`, payload: { expires: NOW + 60 } }
  expect((await inject(again)).json()).toEqual({ errors: { request: ['The body may not have: expires'] } })
})

describe('the page of an address', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'poise-shared-'))
  await writeFile(join(folder, 'index.html'), '<head><title>Poise</title></head>')
  const embed = ['https://wiki.example.com', 'https://b.example.com']
  const page = buildApp(deps, { logger: false, page: folder })
  const framed = buildApp({ ...deps, config: { ...deps.config, embed } }, { logger: false, page: folder })
  afterAll(async () => {
    await Promise.all([page.close(), framed.close()])
    await rm(folder, { recursive: true })
  })
  const policy = (headers: Record<string, unknown>) =>
    /frame-ancestors ([^;]*)/.exec(String(headers['content-security-policy']))?.[1]

  test('says what it is, with a picture of a snapshot, and takes no name for HTML', async () => {
    const title = '"><script>alert(1)</script> $& CPU'
    const body = {
      subject: { chart: { id: space.charts[0]!.id } },
      title,
      zone: 'Europe/Berlin',
    }
    const { id, slug } = await call(snapshotCreate, { body })
    const seen = () => page.inject({ url: `/s/${slug}`, headers: { host: 'poise.test' } })
    // Chats remember that there was no picture.
    expect((await seen()).body).not.toContain('og:image')
    await saveSnapshotPicture(deps.db, id, Buffer.of(1), NOW)
    const { body: html, headers } = await seen()
    expect(html).toContain(
      '<title>&#34;&#62;&#60;script&#62;alert(1)&#60;/script&#62; $&#38; CPU · Poise</title>',
    )
    expect(html).toContain('<meta property="og:description" content="Fri 20 Feb 2026 12:00 – 13:00 CET" />')
    expect(html).toContain(`<meta property="og:image" content="http://poise.test/s/${slug}.png" />`)
    expect(html).not.toContain('<script>')
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex',
      'referrer-policy': 'same-origin',
    })
    const ofSpace = await page.inject({ url: `/s/${slugOf(OPEN)}` })
    expect(ofSpace.body).toContain('<meta property="og:title" content="Shared" />')
    expect(ofSpace.body).not.toContain('og:image')
  })

  test('is shown in frames of the origins that the operator allows, and of no other', async () => {
    const { slug } = await call(snapshotCreate, {
      body: { subject: { chart: { id: space.charts[0]!.id } } },
    })
    for (const url of [`/s/${slugOf(OPEN)}`, `/s/${slug}`]) {
      expect(policy((await page.inject({ url })).headers)).toBe("'none'")
      expect(policy((await framed.inject({ url })).headers)).toBe(embed.join(' '))
    }
    for (const elsewhere of ['/', '/spaces', '/docs', '/signin']) {
      expect(policy((await framed.inject({ url: elsewhere })).headers)).toBe("'none'")
    }
  })

  test('counts together with its picture and all that is read of it', async () => {
    const count = sharedRate(deps.now, 4)
    const counting = buildApp(deps, { logger: false, page: folder, count })
    onTestFinished(() => counting.close())
    const link = slugOf(await make())
    const body = { subject: { chart: { id: space.charts[0]!.id } } }
    const { id, slug } = await call(snapshotCreate, { body })
    const asked = await findSnapshot(deps.db, id)
    await saveSnapshotContent(deps.db, id, await packed(await readContent(deps, asked!)))
    await saveSnapshotPicture(deps.db, id, Buffer.of(1), NOW)
    const payload = { duration: 60, streams: [] }
    const ofLink: InjectOptions[] = [
      { url: `/s/${link}` },
      { url: `/v1/shared/${link}` },
      { method: 'POST', url: `/v1/shared/${link}/series`, payload },
      { url: `/v1/shared/${link}/annotation_events?duration=60` },
    ]
    const ofSnapshot = [`/s/${slug}`, `/v1/shared/${slug}`, `/v1/shared/${slug}/content`, `/s/${slug}.png`]
    for (const calls of [ofLink, ofSnapshot.map((url) => ({ url }))]) {
      for (const status of [200, 429]) {
        for (const one of calls)
          expect([one.url, (await counting.inject(one)).statusCode]).toEqual([one.url, status])
      }
    }
  })

  test('answers what is wrong with it', async () => {
    const link = await make({ expires_at: NOW + 60 })
    const statusOf = async (slug: string) => (await page.inject({ url: `/s/${slug}` })).statusCode
    expect([await statusOf(slugOf(link)), await statusOf('wrong')]).toEqual([200, 404])
    pass(60)
    expect(await statusOf(slugOf(link))).toBe(410)
  })
})
