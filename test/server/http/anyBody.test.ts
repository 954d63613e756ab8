import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { alertCreate } from '#api/alerts.ts'
import { annotationCreate } from '#api/annotations.ts'
import { chartCreate } from '#api/charts.ts'
import { addressOf } from '#api/client.ts'
import type { Endpoint } from '#api/endpoint.ts'
import { endpoints } from '#api/endpoints.ts'
import { serviceCreate } from '#api/services.ts'
import { spaceLinkCreate } from '#api/spaceLinks.ts'
import { spaceCreate } from '#api/spaces.ts'
import { tokenCreate } from '#api/tokens.ts'
import { startServer } from '#test/helpers/server.ts'

/*
 * Real clients send a request again for ever when it is answered with a 5xx, so that no body may cause one. Bodies that
 * are right but for one odd value get furthest; wholly random ones go where nobody thought of.
 */

const { call, inject } = await startServer()
const { id } = await call(spaceCreate, { body: { name: 'any' } })
const documented = await call(spaceCreate, { body: { name: 'documented' } })
const chart = await call(chartCreate, { params: { id }, body: { name: 'any' } })
const linked = await call(spaceCreate, { body: { name: 'linked' } })
const shared = await call(chartCreate, {
  params: { id: linked.id },
  body: { name: 'any', streams: [{ metric: 'any.gauge' }] },
})
const spaceLink = await call(spaceLinkCreate, { body: { space: linked.id, name: 'any' } })
const event = await call(annotationCreate, { params: { name: 'any' }, body: { title: 'any' } })
const settings = { addresses: 'a@example.com' }
const service = await call(serviceCreate, { body: { type: 'mail', title: 'any', settings } })
const alert = await call(alertCreate, { body: { name: 'any.alert' } })
const token = await call(tokenCreate, { body: { name: 'any', role: 'viewer' } })

/** What is there to be written to, by the noun of the endpoint's name. */
const ids: Readonly<Record<string, number | string>> = {
  spaceLink: spaceLink.id,
  spaceDocument: documented.id,
  spaceVersion: documented.id,
  annotation: event.id,
  service: service.id,
  alert: alert.id,
  token: token.id,
}
const urlOf = ({ name, path }: Pick<Endpoint, 'name' | 'path'>) => {
  // A document may take the chart out of its space, which others write to.
  const noun = /^space(Document|Version|Link)|^[a-z]+/.exec(name)?.[0] ?? ''
  const slug = spaceLink.url.slice(-24)
  return addressOf(
    { path },
    { params: { id: ids[noun] ?? id, chart_id: chart.id, name: 'any', number: 1, slug } },
  )
}
const writes = endpoints.filter(({ method }) => method === 'POST' || method === 'PUT')

const anyChart = {
  name: 'a',
  type: 'line',
  streams: [
    {
      id: 1,
      metric: 'a',
      source: '*',
      group_function: 'sum',
      summary_function: 'max',
      color: '#000000',
      min: 0,
      period: 60,
      transform_function: 'x/p',
      tags: [{ name: 'a', values: ['b'], grouped: true, dynamic: false, more: { deep: [1] } }],
      more: { deep: [1] },
    },
    { composite: 'sum(s("a","*"))', downsample_function: 'sum' },
  ],
  min: 1,
  label: 'a',
  related_space: 1,
  thresholds: [{ operator: '>', value: 1, type: 'red' }],
  use_log_yaxis: true,
  layout: { x: 0, y: 0, w: 1, h: 1 },
}
const { related_space: _, ...unrelated } = anyChart
const anySpace = { poise: 1, name: 'any', charts: [unrelated, { name: 'b', related_space: 'any' }] }
const link = { rel: 'a', href: 'http://a', label: 'a' }
const anyAlert = {
  description: 'a',
  version: 2,
  active: true,
  rearm_seconds: 600,
  rearm_per_signal: false,
  md: true,
  attributes: { runbook_url: 'http://a', more: { deep: [1] } },
  conditions: [
    {
      id: 1,
      type: 'above',
      metric_name: 'a',
      source: '*',
      threshold: 1.5,
      summary_function: 'max',
      duration: 60,
      detect_reset: true,
      tags: [{ name: 'a', values: ['b'], grouped: true, dynamic: false }],
    },
    { condition_type: 'absent', metric_name: 'a', duration: 60, tags: {} },
  ],
  services: [service.id, { id: service.id }],
}
const attributes = {
  color: '#000000',
  display_max: 1,
  summarize_function: 'sum',
  aggregate: true,
  more: { a: 1 },
}
const right: Readonly<Record<string, unknown>> = {
  metricSubmit: {
    gauges: [
      {
        name: 'any.gauge',
        value: 1,
        source: 'a',
        measure_time: 1_700_000_000,
        period: 60,
        attributes,
        description: 'a',
      },
      { name: 'any.gauge', count: 2, sum: 3, min: 1, max: 2, sum_squares: 5 },
    ],
    counters: { 'any.counter': { value: 1 } },
    source: 'a',
    measure_time: 1_700_000_000,
  },
  measurementCreate: {
    tags: { a: 'b' },
    time: 1_700_000_000,
    period: 60,
    measurements: [
      { name: 'any.tagged', value: 1, tags: { c: 'd' }, time: 1_700_000_000, attributes },
      { name: 'any.tagged', count: 2, sum: 3, min: 1, max: 2, last: 1, stddev_m2: 0.5 },
    ],
  },
  metricUpdate: { type: 'gauge', display_name: 'a', description: 'a', period: 60, source_lag: 1, attributes },
  metricBatchUpdate: { names: ['any.*'], exclude: ['b'], display_max: 1, period: 60, attributes },
  spaceCreate: { name: 'a', tags: false },
  spaceUpdate: { name: 'a' },
  spaceDocumentCreate: anySpace,
  spaceDocumentUpdate: anySpace,
  chartCreate: anyChart,
  chartUpdate: anyChart,
  chartLayoutUpdate: { charts: [{ id: chart.id, layout: anyChart.layout }] },
  annotationCreate: {
    title: 'a',
    source: 'a',
    description: 'a',
    start_time: 1,
    end_time: 2,
    links: [link],
  },
  annotationUpdate: { display_name: 'a' },
  annotationEventUpdate: {
    title: 'a',
    source: 'a',
    description: 'a',
    start_time: 1,
    end_time: 2,
    links: [link],
  },
  annotationLinkCreate: { ...link, rel: 'b' },
  seriesRead: {
    start_time: 1_700_000_000,
    end_time: 1_700_003_600,
    resolution: 60,
    points: 100,
    streams: [
      { metric: 'any.gauge', source: '%', tags: [{ name: 'a', values: ['*'] }], group_function: 'breakout' },
    ],
    source: 'a*',
    tags: { a: 'b' },
  },
  sharedSeriesRead: {
    start_time: 1_700_000_000,
    end_time: 1_700_003_600,
    resolution: 60,
    points: 100,
    streams: [{ chart: shared.id, stream: shared.streams[0]!.id }],
  },
  spaceLinkCreate: {
    space: id,
    name: 'a',
    source: 'a*',
    tags: { a: ['b'] },
    start_time: 1_700_000_000,
    end_time: 1_700_003_600,
    expires_at: 4_000_000_000,
  },
  spaceLinkUpdate: { name: 'b', expires_at: 4_000_000_000 },
  sourceUpdate: { display_name: 'a' },
  snapshotCreate: {
    subject: {
      chart: {
        id: chart.id,
        definition: { ...anyChart, streams: [{ metric: 'any.gauge', transform_function: 'x*2' }] },
        source: '*',
        tags: [{ name: 'a', values: ['b'] }],
        type: 'line',
        lines: ['a=b'],
        annotations: ['*'],
      },
    },
    duration: 60,
    end_time: 1_700_003_600,
    title: 'a',
    zone: 'Europe/Berlin',
    scheme: 'dark',
    width: 800,
    height: 400,
    scale: 1,
  },
  alertCreate: { name: 'any.other', ...anyAlert },
  alertUpdate: { name: 'any.alert', ...anyAlert },
  alertServiceAdd: { service: service.id },
  alertMute: { seconds: 3_600 },
  alertBacktest: {
    start_time: 1_700_000_000,
    end_time: 1_700_003_600,
    conditions: anyAlert.conditions.map((condition) => ({ ...condition, metric_name: 'any.gauge' })),
    rearm_seconds: 600,
    rearm_per_signal: true,
  },
  serviceCreate: { type: 'mail', title: 'a', settings: { ...settings, more: 1 } },
  serviceUpdate: { type: 'mail', title: 'a', settings },
  servicePreview: { type: 'webhook', settings: { url: 'http://a:b@c' }, alert: 'any.alert', event: 'test' },
  tokenCreate: { name: 'a', role: 'viewer', active: true },
  tokenUpdate: { name: 'a', role: 'viewer', active: true },
  sessionCreate: { email: 'a', token: 'b' },
}

const odd = fc.constantFrom<unknown>(
  null,
  '',
  ' ',
  '0',
  '-1',
  '1e999',
  '%',
  '*',
  'a\0b',
  '\uD800',
  '😀',
  "'; --",
  'a'.repeat(5_000),
  0,
  -1,
  1.5,
  2 ** 31,
  2 ** 32,
  2 ** 53,
  -(2 ** 63),
  1e308,
  5e-324,
  true,
  false,
  [],
  {},
  [[]],
  [null],
)
const value = fc.oneof(
  { arbitrary: odd, weight: 3 },
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.double(),
  fc.jsonValue({ maxDepth: 3 }),
)

/** The same value but for the member at the `at`-th place of a walk, which is `replacement`. */
function replaced(root: unknown, at: number, replacement: unknown): unknown {
  let place = 0
  const walk = (part: unknown): unknown => {
    if (place++ === at) return replacement
    if (Array.isArray(part)) return part.map(walk)
    if (typeof part !== 'object' || part === null) return part
    return Object.fromEntries(Object.entries(part).map(([name, member]) => [name, walk(member)]))
  }
  return walk(root)
}

test('a right body is there for every endpoint that takes one, and is right', async () => {
  const taking = writes.filter(({ name }) => !/(Restore|Clear|Test|Send)$|^favorite/.test(name))
  expect(taking.map(({ name }) => name).toSorted()).toEqual(Object.keys(right).toSorted())
  for (const { name, method, path } of taking) {
    const payload = right[name] as object
    const answer = await inject({ method, url: urlOf({ name, path }), payload })
    expect(answer.statusCode, `${name} ${answer.body}`).toBeLessThan(name === 'sessionCreate' ? 402 : 300)
  }
})

test.each(writes)('no body makes $name answer 5xx', { timeout: 60_000 }, async ({ name, method, path }) => {
  const url = urlOf({ name, path })
  const almostRight = fc.tuple(fc.nat(60), value).map(([at, part]) => replaced(right[name], at, part))
  await fc.assert(
    fc.asyncProperty(fc.oneof({ arbitrary: almostRight, weight: 4 }, value), async (body) => {
      const payload = JSON.stringify(body) ?? ''
      const answer = await inject({ method, url, headers: { 'content-type': 'application/json' }, payload })
      expect(answer.statusCode, `${payload} ${answer.body}`).toBeLessThan(500)
    }),
    { numRuns: 20 },
  )
})

test.each(writes)('no form makes $name answer 5xx', { timeout: 60_000 }, async ({ name, method, path }) => {
  const url = urlOf({ name, path })
  const names = [
    '0',
    '',
    '__proto__',
    'constructor',
    'length',
    ...(JSON.stringify(right[name] ?? {}).match(/\w+/g) ?? []),
  ]
  const key = fc
    .array(fc.constantFrom(...names), { minLength: 1, maxLength: 4 })
    .map(([first, ...rest]) => `${first}${rest.map((part) => `[${part}]`).join('')}`)
  const form = fc.array(fc.tuple(key, fc.oneof(odd.map(String), fc.string())), { maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(form, async (fields) => {
      const payload = new URLSearchParams(fields).toString()
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      const answer = await inject({ method, url, headers, payload })
      expect(answer.statusCode, `${payload} ${answer.body}`).toBeLessThan(500)
    }),
    { numRuns: 10 },
  )
})
