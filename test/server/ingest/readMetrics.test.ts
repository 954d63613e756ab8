import qs from 'qs'
import { describe, expect, test } from 'vitest'
import { ApiError } from '#api/errors.ts'
import { readMetrics } from '#server/ingest/readMetrics.ts'

const NOW = 1_700_000_000.75

/** What tells the measurements of a body apart. */
function read(body: unknown) {
  return readMetrics(body, NOW).map(({ name, type, sum, tags, time }) => [name, type, sum, tags.source, time])
}

function faultsOf(body: unknown): string[] {
  try {
    readMetrics(body, NOW)
  } catch (error) {
    if (error instanceof ApiError && error.status === 400) return Object.keys(error.body.errors.params ?? {})
    throw error
  }
  return []
}

describe('every format', () => {
  const expected = [
    ['login-delay', 'gauge', 3.5, 'foo1.bar.com', 1_700_000_000],
    ['login-delay', 'gauge', 2.6, 'foo2.bar.com', 1_700_000_000],
  ]
  const both = [
    { name: 'login-delay', value: 3.5, source: 'foo1.bar.com' },
    { name: 'login-delay', value: 2.6, source: 'foo2.bar.com' },
  ]
  test('array', () => expect(read({ gauges: both })).toEqual(expected))
  test('hash by index', () => expect(read({ gauges: { '0': both[0], '1': both[1] } })).toEqual(expected))
  test('hash by name', () => {
    const body = { gauges: { 'login-delay': { value: 3.5, source: 'foo1.bar.com' } } }
    expect(read(body)).toEqual(expected.slice(0, 1))
  })
  test('a name inside wins over the key', () => {
    const body = { gauges: { x: { name: 'login-delay', value: 3.5, source: 'foo1.bar.com' } } }
    expect(read(body)).toEqual(expected.slice(0, 1))
  })
  test('the form of the reference', () => {
    const form =
      'measure_time=1234567950&source=prod-us-west&counters[0][name]=conn_servers&counters[0][value]=5' +
      '&counters[1][name]=write_fails&counters[1][value]=3&gauges[0][name]=cpu_temp&gauges[0][value]=88.4' +
      '&gauges[0][source]=prod-us-east&gauges[0][measure_time]=1234567949'
    expect(read(qs.parse(form))).toEqual([
      ['cpu_temp', 'gauge', 88.4, 'prod-us-east', 1_234_567_949],
      ['conn_servers', 'counter', 5, 'prod-us-west', 1_234_567_950],
      ['write_fails', 'counter', 3, 'prod-us-west', 1_234_567_950],
    ])
  })
  test('a long form, which becomes a hash by index', () => {
    const form = Array.from(
      { length: 40 },
      (_, n) => `gauges[${n}][name]=m${n}&gauges[${n}][value]=${n}`,
    ).join('&')
    expect(read(qs.parse(form)).map(([name]) => name)).toEqual(Array.from({ length: 40 }, (_, n) => `m${n}`))
  })
})

describe('members', () => {
  test.for<[string, object, object]>([
    ['no source', { value: 1 }, { tags: { source: 'unassigned' } }],
    ['null and empty source', { value: 1, source: null }, { tags: { source: 'unassigned' } }],
    ['an empty source', { value: 1, source: '' }, { tags: { source: 'unassigned' } }],
    [
      'a source in lower case',
      { value: 1, source: 'Web-1.Example:80' },
      { tags: { source: 'web-1.example:80' } },
    ],
    ['a number as source', { value: 1, source: 77025 }, { tags: { source: '77025' } }],
    ['a time with a fraction', { value: 1, measure_time: 1_600_000_000.484 }, { time: 1_600_000_000 }],
    ['a time 50 s ahead', { value: 1, measure_time: 1_700_000_050 }, { time: 1_700_000_050 }],
    [
      'a summary',
      { count: 2, sum: 4, min: 1, max: 3, sum_squares: 10 },
      { sum: 4, count: 2, min: 1, max: 3, m2: 2 },
    ],
    ['members nobody knows', { value: 1, foo: {}, tags: 'x' }, { sum: 1 }],
    [
      'properties of a new metric',
      { value: 1, period: 10, description: 'd', display_name: 'D', attributes: { display_min: '0' } },
      { creation: { period: 10, description: 'd', display_name: 'D', attributes: { display_min: 0 } } },
    ],
    ['a description that is no text', { value: 1, description: 5 }, { creation: {} }],
  ])('%s', ([, gauge, measurement]) => {
    expect(readMetrics({ gauges: [{ name: 'm', ...gauge }] }, NOW)[0]).toMatchObject(measurement)
  })

  test('gauges and counters may each be absent, empty or null', () => {
    expect(read({ gauges: [], counters: [{ name: 'a', value: 1 }] })).toHaveLength(1)
    expect(read({ gauges: [{ name: 'a', value: 1 }], counters: null })).toHaveLength(1)
  })
})

describe('faults are named by their path', () => {
  test.for<[object, string[]]>([
    [{}, ['gauges']],
    [{ gauges: [], counters: [] }, ['gauges']],
    [{ gauges: 'x' }, ['gauges']],
    [{ gauges: [{ name: 'a' }] }, ['gauges[0].value']],
    [{ gauges: { 'login-delay': { value: 'x' } } }, ['gauges.login-delay.value']],
    [{ gauges: { 'login delay': { value: 1 } } }, ['gauges.login delay.name']],
    [{ gauges: { '0': { value: 1 } } }, ['gauges[0].name']],
    [{ gauges: { cpu: 5 } }, ['gauges.cpu']],
    [
      {
        counters: [
          { name: 'a', value: 1 },
          { name: '', value: 1 },
        ],
      },
      ['counters[1].name'],
    ],
    [{ gauges: [{ name: 'a', value: 1, source: 'a b' }] }, ['gauges[0].source']],
    [{ gauges: [{ name: 'a', value: 1, source: 'ALL' }] }, ['gauges[0].source']],
    [{ gauges: [{ name: 'a', value: 1, source: 'x'.repeat(256) }] }, ['gauges[0].source']],
    [{ gauges: [{ name: 'a', value: 1, source: {} }] }, ['gauges[0].source']],
    [{ gauges: [{ name: 'a', value: 1, measure_time: 'x' }] }, ['gauges[0].measure_time']],
    [
      { source: 'all', measure_time: -5, period: 'x', gauges: [{ name: 'a', value: 1 }] },
      ['source', 'measure_time', 'period'],
    ],
  ])('%j', ([body, paths]) => {
    expect(faultsOf(body)).toEqual(paths)
  })
})
