import { expect, test } from 'vitest'
import type { MetricType } from '#api/metrics.ts'
import { ChartDocument } from '#api/spaceDocument.ts'
import { suggestSpaces } from '#space/suggestSpaces.ts'

const metrics = (names: readonly string[], type: MetricType = 'gauge') =>
  names.map((name) => ({ name, type, attributes: {} }))

/** What is suggested, each chart as its name, type, and the metrics, functions and units of its streams. */
const suggested = (given: ReturnType<typeof metrics>) =>
  suggestSpaces(given).map(({ prefix, charts }) => ({
    prefix,
    charts: charts.map(({ name, type, streams }) => ({
      [`${name}${type ? ` (${type})` : ''}`]: (streams ?? []).map(
        ({ name, metric, group_function, summary_function, transform_function, units_short }) =>
          [name, metric, group_function, summary_function, transform_function, units_short]
            .filter((part) => part !== undefined)
            .join(' '),
      ),
    })),
  }))

test('the agent of a machine: parts of a whole are stacked, what one looks at first comes first', () => {
  const agent = metrics([
    'librato.interface.eth0.if_octets.rx',
    'librato.interface.eth0.if_octets.tx',
    'librato.memory.memory.used',
    'librato.memory.memory.free',
    'librato.load.load.shortterm',
    'librato.load.load.longterm',
    'librato.cpu.percent.user',
    'librato.cpu.percent.idle',
  ])
  expect(suggested(agent)).toEqual([
    {
      prefix: 'librato',
      charts: [
        {
          'cpu percent (stacked)': [
            'user librato.cpu.percent.user average average %',
            'idle librato.cpu.percent.idle average average %',
          ],
        },
        {
          load: [
            'shortterm librato.load.load.shortterm average average',
            'longterm librato.load.load.longterm average average',
          ],
        },
        {
          'memory (stacked)': [
            'used librato.memory.memory.used sum average B',
            'free librato.memory.memory.free sum average B',
          ],
        },
        {
          'interface if_octets': [
            'rx librato.interface.eth0.if_octets.rx sum average B',
            'tx librato.interface.eth0.if_octets.tx sum average B',
          ],
        },
      ],
    },
  ])
})

test('counters of collectd are rates, and the cores of a machine share a chart', () => {
  const collectd = metrics(
    ['collectd.cpu.0.cpu.user', 'collectd.cpu.1.cpu.user', 'collectd.disk.sda.disk_octets.read'],
    'counter',
  )
  expect(suggested(collectd)[0]?.charts).toEqual([
    { 'cpu user': ['collectd.cpu.0.cpu.user sum x/p %', 'collectd.cpu.1.cpu.user sum x/p %'] },
    { 'disk sda disk_octets read': ['collectd.disk.sda.disk_octets.read sum x/p B/s'] },
  ])
})

test('a service whose name ends in a digit is no instance of another', () => {
  const aws = metrics(['aws.ec2.disk_write_bytes', 'aws.ec2.network_bytes', 'aws.s3.bytes'])
  expect(suggestSpaces(aws)[0]?.charts.map(({ name }) => name)).toEqual(['ec2', 's3 bytes'])
})

test('timers of statsd stand on one chart, counts are added up', () => {
  const statsd = metrics([
    'web.checkout.mean_90',
    'web.checkout.upper_90',
    'web.checkout.count',
    'web.signups',
  ])
  expect(suggested(statsd)[0]?.charts).toEqual([
    {
      checkout: [
        'mean_90 web.checkout.mean_90 average average ms',
        'upper_90 web.checkout.upper_90 average average ms',
      ],
    },
    { 'checkout count': ['web.checkout.count sum sum'] },
    { signups: ['web.signups sum sum'] },
  ])
})

test('a time alone shows its peaks too, in the unit that its name says', () => {
  const charts = suggested(metrics(['api.latency', 'api.queue.wait_seconds']))[0]?.charts
  expect(charts).toEqual([
    { latency: ['average api.latency average average ms', 'max api.latency max max ms'] },
    {
      'queue wait_seconds': [
        'average api.queue.wait_seconds average average s',
        'max api.queue.wait_seconds max max s',
      ],
    },
  ])
})

test('what a metric says of itself counts more than its name', () => {
  const own = { display_units_short: 'req', summarize_function: 'max' as const }
  const given = ['a.requests', 'a.x'].map((name) => ({ name, type: 'gauge' as const, attributes: own }))
  expect(suggested(given)[0]?.charts).toEqual([
    { requests: ['a.requests sum req'] },
    { x: ['a.x average req'] },
  ])
})

test('names without dots, names alone, and none', () => {
  const names = metrics(['jobs_done', 'jobs_failed', 'temperature', 'queue'])
  expect(suggested(names)).toEqual([
    {
      prefix: '',
      charts: [{ temperature: ['temperature average average'] }, { queue: ['queue average average'] }],
    },
    {
      prefix: 'jobs',
      charts: [{ done: ['jobs_done average average'] }, { failed: ['jobs_failed average average'] }],
    },
  ])
  expect(suggestSpaces([])).toEqual([])
  expect(suggested(metrics(['...', ':']))).toHaveLength(1)
})

test('a crowd of metrics becomes no more charts than fit a space, each a chart that can be stored', () => {
  const crowd = metrics(Array.from({ length: 500 }, (_, i) => `crowd.part${i % 50}x.value${i}`))
  const [suggestion] = suggestSpaces(crowd)
  expect(suggestion).toMatchObject({ prefix: 'crowd', metrics: 500 })
  expect(suggestion?.charts).toHaveLength(24)
  expect(suggestion?.charts.map((chart) => ChartDocument.safeParse(chart).success)).not.toContain(false)
})
