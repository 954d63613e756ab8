import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { chartCreate, chartDelete } from '#api/charts.ts'
import { measurementCreate } from '#api/measurements.ts'
import { metricUpdate } from '#api/metrics.ts'
import { sharedContentView, sharedView } from '#api/sharing.ts'
import {
  snapshotBatchDelete,
  snapshotCreate,
  snapshotDelete,
  snapshotList,
  snapshotView,
  type Snapshot,
} from '#api/snapshots.ts'
import { spaceCreate } from '#api/spaces.ts'
import { readConfig } from '#server/config.ts'
import { removeOldSnapshots } from '#server/jobs/start.ts'
import { startServer } from '#test/helpers/server.ts'
import { workOnAll } from '#test/helpers/workOnAll.ts'

const NOW = Date.parse('2016-02-20T01:18:46Z') / 1000
const { call, deps, inject } = await startServer({ now: () => NOW })

const space = await call(spaceCreate, { body: { name: 'Snapshots' } })
const chart = await call(chartCreate, {
  params: { id: space.id },
  body: { name: 'CPU', type: 'line', streams: [{ metric: 'cpu', source: '*' }] },
})
const ofChart = { subject: { chart: { id: chart.id } } }
const post = (payload: object) => inject({ method: 'POST', url: '/v1/snapshots', payload })

test('its addresses are those that the request came to', async () => {
  const answer = await inject({
    method: 'POST',
    url: '/v1/snapshots',
    headers: { host: 'poise.test:8080' },
    payload: { subject: { chart: { id: chart.id } } },
  })
  const snapshot = answer.json<Snapshot>()
  expect(snapshot.href).toMatch(/^http:\/\/poise\.test:8080\/v1\/snapshots\/\d+$/)
  expect(snapshot.job_href).toMatch(/^http:\/\/poise\.test:8080\/v1\/jobs\/\d+$/)
  expect(answer.headers.location).toBe(snapshot.href)
})

test('a snapshot is drawn by its job, and everyone who knows its address sees it', async () => {
  const snapshot = await call(snapshotCreate, { body: { subject: { chart: { id: chart.id } } } })
  expect((await inject({ url: snapshot.job_href })).json()).toMatchObject({ state: 'queued' })
  expect(snapshot.image_href).toBeNull()
  const seen = async (path: string) => inject({ url: path, headers: { authorization: '' } })
  const before = (await seen(`/v1/shared/${snapshot.slug}`)).json()
  expect(before).toMatchObject({ title: 'CPU', image_href: null })
  const content = `/v1/shared/${snapshot.slug}/content`
  expect((await seen(content)).statusCode).toBe(404)
  expect((await seen(`/s/${snapshot.slug}.png`)).statusCode).toBe(404)

  await workOnAll(deps)
  expect((await inject({ url: snapshot.job_href })).json()).toMatchObject({
    type: 'render_snapshot',
    state: 'complete',
    output: { snapshot_id: snapshot.id },
  })
  const { image_href } = await call(snapshotView, { params: { id: snapshot.id } })
  expect(image_href).toBe(`http://localhost:80/s/${snapshot.slug}.png`)
  const picture = await seen(`/s/${snapshot.slug}.png`)
  expect(picture.headers).toMatchObject({
    'content-type': 'image/png',
    'cache-control': 'private, max-age=3600',
    'x-content-type-options': 'nosniff',
  })
  expect(picture.rawPayload.subarray(1, 4).toString()).toBe('PNG')
  expect((await seen(`/v1/shared/${snapshot.slug}`)).json()).toMatchObject({
    image_href,
    start_time: NOW - 3_600,
    end_time: NOW,
  })
  expect((await seen(content)).json()).toMatchObject({
    chart: { name: 'CPU' },
    events: null,
    lines: [],
    series: { streams: [{ lines: [] }] },
  })
})

test('addresses cannot be guessed, and a wrong one is answered as everything that is not there', async () => {
  const slugs = await Promise.all(
    Array.from({ length: 5 }, async () => (await post(ofChart)).json<Snapshot>().slug),
  )
  expect(new Set(slugs).size).toBe(5)
  for (const slug of slugs) expect(slug).toMatch(/^[\w-]{24}$/)
  const nowhere = await inject({ url: '/nowhere.png', headers: { authorization: '' } })
  for (const url of ['/s/wrong.png', '/s/..png', '/v1/shared/wrong']) {
    const answer = await inject({ url, headers: { authorization: '' } })
    expect([answer.statusCode, answer.body]).toEqual([404, nowhere.body])
  }
})

test('what was measured is kept: neither a change of the data nor of the chart changes the snapshot', async () => {
  const point = { name: 'kept', tags: { source: 'a' }, time: NOW - 600, period: 60 }
  await call(measurementCreate, { body: { measurements: [{ ...point, value: 1 }] } })
  const params = { id: space.id }
  const kept = await call(chartCreate, { params, body: { name: 'Kept', streams: [{ metric: 'kept' }] } })
  const { slug } = await call(snapshotCreate, { body: { subject: { chart: { id: kept.id } } } })
  await workOnAll(deps)
  const seen = () =>
    Promise.all([call(sharedView, { params: { slug } }), call(sharedContentView, { params: { slug } })])
  const before = await seen()
  await call(measurementCreate, { body: { measurements: [{ ...point, value: 2 }] } })
  await call(chartDelete, { params: { ...params, chart_id: kept.id } })
  expect(await seen()).toEqual(before)
  const values = before[1].series.streams[0]!.lines[0]!.values
  expect(values.filter((value) => value !== null)).toEqual([1])
})

test('what is chosen on a space stands for what the chart leaves open, and narrows nothing else', async () => {
  for (const [source, value] of [
    ['a', 1],
    ['b', 2],
  ] as const) {
    const point = { name: 'open', tags: { source }, time: NOW - 600, value }
    await call(measurementCreate, { body: { measurements: [point], period: 60 } })
  }
  const params = { id: space.id }
  const streams = [
    { metric: 'open', source: '%' },
    { metric: 'open', source: 'b' },
  ]
  const { id } = await call(chartCreate, { params, body: { name: 'Open', streams } })
  const { slug } = await call(snapshotCreate, {
    body: { subject: { chart: { id, dynamic: { source: 'a' } } } },
  })
  await workOnAll(deps)
  const { series } = await call(sharedContentView, { params: { slug } })
  const values = series.streams.map(({ lines }) => lines[0]?.values.filter((value) => value !== null))
  expect(values).toEqual([[1], [2]])
})

test('everyone sees what is drawn: of lines that are shown alone these, and nothing that leads elsewhere', async () => {
  const [id, name] = [space.id, 'told']
  const measurements = ['a', 'b'].map((source) => ({ name, tags: { source }, time: NOW - 600, value: 1 }))
  await call(measurementCreate, { body: { measurements, period: 60 } })
  await call(metricUpdate, {
    params: { name },
    body: { description: 'Ours', attributes: { color: '#000000' } },
  })
  const body = {
    name: 'Told',
    related_space: id,
    streams: [{ metric: name, group_function: 'breakout' as const, note: 'for us' }],
  }
  const told = await call(chartCreate, { params: { id }, body })
  const take = (lines: string[]) =>
    call(snapshotCreate, { body: { subject: { chart: { id: told.id, lines } } } })
  const [{ slug }, nothing] = [await take(['source=b']), await take(['source=c'])]
  await workOnAll(deps)
  expect((await inject({ url: nothing.job_href })).json()).toMatchObject({
    state: 'failed',
    errors: { 'subject.chart.lines': ['are none of the lines that the chart shows'] },
  })
  await expect(call(sharedContentView, { params: { slug: nothing.slug } })).rejects.toMatchObject({
    status: 404,
  })
  const { chart: shown, series, lines } = await call(sharedContentView, { params: { slug } })
  expect(lines).toEqual([])
  expect(series.streams.map((one) => [one.found, one.lines.map(({ tags }) => tags)])).toEqual([
    [1, [{ source: 'b' }]],
  ])
  expect(Object.keys(shown).toSorted()).toEqual(['id', 'name', 'streams', 'type'])
  expect(Object.keys(shown.streams[0]!).toSorted()).toEqual(['group_function', 'id', 'metric'])
  expect(series.streams[0]!.metric).toEqual({
    name,
    display_name: null,
    description: null,
    type: 'gauge',
    period: 60,
    source_lag: null,
    attributes: { color: '#000000' },
  })
})

describe('the subject', () => {
  const shown = async (wanted: object) => {
    const answer = await post({ subject: { chart: { id: chart.id, ...wanted } } })
    return answer.json<Snapshot>().subject.chart
  }

  test.each([
    ['alone: all sources, as the chart is drawn', {}, { sources: ['*'], type: 'line' }],
    ['of one source', { source: 'web-*' }, { sources: ['web-*'], type: 'line' }],
    ['of several', { sources: ['a', 'b'] }, { sources: ['a', 'b'], type: 'line' }],
    [
      'by tags',
      { tags: [{ name: 'region', values: ['us-*'] }], type: 'bignumber' },
      { sources: ['*'], tags: [{ name: 'region', values: ['us-*'] }], type: 'bignumber' },
    ],
    [
      'a chart of its own',
      { id: null, definition: { name: 'Own', type: 'stacked', streams: [{ metric: 'cpu' }] } },
      { id: null, sources: ['*'], type: 'stacked' },
    ],
  ])('%s', async (_, wanted, expected) => {
    expect(await shown(wanted)).toEqual({ id: chart.id, ...expected })
  })
})

test.each([
  ['Unix seconds', 1_455_930_000, '2016-02-20T01:00:00Z'],
  ['text of a form', '1455930000', '2016-02-20T01:00:00Z'],
  ['the form of the answer', '2016-02-20T01:00:00Z', '2016-02-20T01:00:00Z'],
  ['another zone', '2016-02-20T02:00:00.5+01:00', '2016-02-20T01:00:00Z'],
  ['nothing', null, '2016-02-20T01:18:46Z'],
])('end_time as %s', async (_, end_time, expected) => {
  const answer = await post({ subject: { chart: { id: chart.id } }, duration: '7200', end_time })
  expect(answer.json()).toMatchObject({ duration: 7200, end_time: expected })
})

test.each([
  ['subject', {}, 'is required'],
  ['subject.chart', { subject: {} }, 'is required'],
  ['subject.chart.id', { subject: { chart: {} } }, 'is required'],
  ['subject.chart.id', { subject: { chart: { id: 1_000_000 } } }, 'is no chart of this account'],
  [
    'subject.chart.definition.streams[0].composite',
    { subject: { chart: { definition: { streams: [{ composite: 'sum(' }] } } } },
    expect.stringContaining('at'),
  ],
  [
    'subject.chart',
    {
      subject: { chart: { definition: { streams: Array.from({ length: 101 }, () => ({ metric: 'cpu' })) } } },
    },
    'must have 100 streams or fewer',
  ],
  ['title', { ...ofChart, title: 'a'.repeat(1_001) }, 'must have 1000 characters or fewer'],
  ['zone', { ...ofChart, zone: 'Mars/Olympus' }, 'must be the IANA name of a zone, such as Europe/Berlin'],
  ['scheme', { ...ofChart, scheme: 'pink' }, 'must be one of: light, dark'],
  ['width', { ...ofChart, width: 100_000 }, 'must be a whole number from 300 to 1600'],
  ['height', { ...ofChart, height: 20 }, 'must be a whole number from 200 to 1200'],
  ['scale', { ...ofChart, scale: 3 }, 'must be a whole number from 1 to 2'],
  ['end_time', { ...ofChart, start_time: 100, end_time: 50 }, 'must not be before start_time'],
  ['end_time', { ...ofChart, start_time: 100, end_time: 100 }, 'must be after start_time'],
  ['start_time', { ...ofChart, start_time: 0 }, 'must be 366 days or less before end_time'],
  [
    'subject.chart.type',
    { subject: { chart: { id: chart.id, type: 'pie' } } },
    'must be one of: line, stacked, bignumber',
  ],
  [
    'subject.chart.tags[0].values',
    { subject: { chart: { id: chart.id, tags: [{ name: 'region' }] } } },
    'is required',
  ],
  ['duration', { ...ofChart, duration: 0 }, 'must be a whole number of 1 or more'],
  ['duration', { ...ofChart, duration: 31_622_401 }, 'must be 31622400 (366 days) or less'],
  ['end_time', { ...ofChart, end_time: 'soon' }, 'must be a time in Unix seconds or ISO form'],
  ['end_time', { ...ofChart, end_time: -1 }, 'must be a Unix time in seconds'],
  ['end_time', { ...ofChart, end_time: '1066-10-14T09:00:00Z' }, 'must be a Unix time in seconds'],
])('a wrong %s is named', async (path, payload, message) => {
  const answer = await post(payload)
  expect(answer.statusCode).toBe(400)
  expect(answer.json()).toEqual({ errors: { params: { [path]: [message] } } })
})

test('a chart that was deleted cannot be drawn any more, and what never was is not found', async () => {
  const { id } = await call(chartCreate, { params: { id: space.id }, body: { name: 'gone', type: 'line' } })
  await call(chartDelete, { params: { id: space.id, chart_id: id } })
  expect((await post({ subject: { chart: { id } } })).statusCode).toBe(400)
  await expect(call(snapshotView, { params: { id: 1_000_000 } })).rejects.toMatchObject({ status: 404 })
})

test('a list of them, the newest first; deleted ones are gone, with their pictures', async () => {
  const [first, second, third] = [await post(ofChart), await post(ofChart), await post(ofChart)].map(
    (answer) => answer.json<Snapshot>(),
  )
  await workOnAll(deps)
  const { query, snapshots } = await call(snapshotList, { query: { length: 2 } })
  expect(query).toEqual({ found: query.total, length: 2, offset: 0, total: query.total })
  expect(snapshots.map(({ id }) => id)).toEqual([third!.id, second!.id])
  await call(snapshotDelete, { params: { id: first!.id } })
  await expect(call(snapshotDelete, { params: { id: first!.id } })).rejects.toMatchObject({ status: 404 })
  await call(snapshotBatchDelete, { body: { ids: [second!.id, third!.id, 1_000_000] } })
  for (const { id, slug } of [first!, second!, third!]) {
    await expect(call(snapshotView, { params: { id } })).rejects.toMatchObject({ status: 404 })
    expect((await inject({ url: `/s/${slug}.png` })).statusCode).toBe(404)
  }
})

test('one that is deleted before its turn is not drawn, and its job ends', async () => {
  const { id, job_href } = (await post(ofChart)).json<Snapshot>()
  await call(snapshotDelete, { params: { id } })
  await workOnAll(deps)
  expect((await inject({ url: job_href })).json()).toMatchObject({ state: 'complete' })
})

test('old ones go where the operator set a limit', async () => {
  const { id } = (await post(ofChart)).json<Snapshot>()
  const later = (days: number) => ({ ...deps, now: () => NOW + days * 86_400 })
  await removeOldSnapshots(later(400))
  const limited = (days: number) => ({ ...later(days), config: { ...deps.config, snapshotDays: 30 } })
  await removeOldSnapshots(limited(30))
  expect(await call(snapshotView, { params: { id } })).toMatchObject({ id })
  await removeOldSnapshots(limited(31))
  await expect(call(snapshotView, { params: { id } })).rejects.toMatchObject({ status: 404 })
})

test('more than can wait are refused with a 429', async () => {
  await deps.db.execute(sql`
    INSERT INTO jobs (type, input, state, done, attempts, created_at, updated_at)
    SELECT 'render_snapshot', '{"snapshot_id": 0}', 'queued', 0, 0, ${NOW}, ${NOW} FROM generate_series(1, 500)`)
  const answer = await post(ofChart)
  expect(answer.statusCode).toBe(429)
  expect(answer.json()).toEqual({
    errors: { request: ['500 snapshots wait to be drawn already. Try again in a minute.'] },
  })
  await deps.db.execute(sql`DELETE FROM jobs WHERE state = 'queued'`)
  expect((await post(ofChart)).statusCode).toBe(202)
})

test('a limit of days has to be one', () => {
  expect(readConfig({ POISE_SNAPSHOT_DAYS: '30' }).snapshotDays).toBe(30)
  expect(() => readConfig({ POISE_SNAPSHOT_DAYS: 'ten' })).toThrow(
    'POISE_SNAPSHOT_DAYS must be a whole number of 1 or more, but is "ten"',
  )
})
