import { describe, expect, test } from 'vitest'
import { chartCreate, chartDelete } from '#api/charts.ts'
import type { Job } from '#api/jobs.ts'
import { snapshotCreate, snapshotView, type Snapshot } from '#api/snapshots.ts'
import { spaceCreate } from '#api/spaces.ts'
import { jobTypes } from '#server/jobs/jobTypes.ts'
import { Worker } from '#server/jobs/worker.ts'
import { startServer } from '#test/helpers/server.ts'

const NOW = Date.parse('2016-02-20T01:18:46Z') / 1000
const { call, deps, inject } = await startServer({ now: () => NOW })

const space = await call(spaceCreate, { body: { name: 'Snapshots' } })
const chart = await call(chartCreate, {
  params: { id: space.id },
  body: { name: 'CPU', type: 'line', streams: [{ metric: 'cpu', source: '*' }] },
})
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

test('the job says that there is no renderer, and the snapshot has no image', async () => {
  const snapshot = await call(snapshotCreate, { body: { subject: { chart: { id: chart.id } } } })
  expect((await inject({ url: snapshot.job_href })).json()).toMatchObject({ state: 'queued' })

  const worker = new Worker(deps, jobTypes, (_type, error) => expect.fail(String(error)))
  while (await worker.workOne());

  const job = (await inject({ url: snapshot.job_href })).json<Job>()
  expect(job).toMatchObject({
    type: 'render_snapshot',
    state: 'failed',
    errors: { system: [expect.stringContaining('cannot draw pictures')] },
  })
  expect((await inject({ url: snapshot.href })).json()).toMatchObject({ image_href: null })
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

const ofChart = { subject: { chart: { id: chart.id } } }
test.each([
  ['subject', {}, 'is required'],
  ['subject.chart', { subject: {} }, 'is required'],
  ['subject.chart.id', { subject: { chart: {} } }, 'is required'],
  ['subject.chart.id', { subject: { chart: { id: 1_000_000 } } }, 'is no chart of this account'],
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
