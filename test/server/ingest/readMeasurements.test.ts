import { describe, expect, test } from 'vitest'
import { ApiError } from '#api/errors.ts'
import { readMeasurements } from '#server/ingest/readMeasurements.ts'

const NOW = 1_700_000_000.75

/** Reads one measurement under the top members of a body. */
function readOne(measurement: object, top: object = {}) {
  return readMeasurements({ ...top, measurements: [{ name: 'cpu', value: 1, ...measurement }] }, NOW)[0]
}

function faultsOf(body: unknown) {
  try {
    readMeasurements(body, NOW)
  } catch (error) {
    if (error instanceof ApiError && error.status === 400) return error.body.errors
    throw error
  }
  return undefined
}

/** The faults of one measurement, by their paths below it. */
function faultsOfOne(measurement: object) {
  const { params = {} } = faultsOf({ measurements: [{ name: 'cpu', value: 1, ...measurement }] }) ?? {}
  return Object.keys(params).map((path) => path.replace('measurements[0].', ''))
}

/** A sample that is one value. */
const one = (value: number) => ({ sum: value, count: 1, min: value, max: value, last: value, m2: 0 })

/** Tags t`from` to t`to`, the last one left out. */
const many = (from: number, to: number) =>
  Object.fromEntries(Array.from({ length: to - from }, (_, n) => [`t${from + n}`, 'x']))

test('the whole sample of the reference', () => {
  const body = {
    measurements: [
      {
        name: 'cpu',
        time: 1421530163,
        period: 60,
        attributes: { aggregate: false },
        sum: 35.0,
        count: 3,
        min: 4.5,
        max: 6.7,
        last: 2.5,
        stddev: 1.34,
        tags: { region: 'us-east-1', az: 'b' },
      },
    ],
  }
  expect(readMeasurements(body, NOW)).toEqual([
    {
      name: 'cpu',
      type: undefined,
      tags: { az: 'b', region: 'us-east-1' },
      time: 1421530163,
      sum: 35,
      count: 3,
      min: 4.5,
      max: 6.7,
      last: 2.5,
      m2: 1.34 * 1.34 * 3,
      creation: { period: 60, attributes: { aggregate: false } },
    },
  ])
})

describe('tags', () => {
  const top = { tags: { region: 'us-west', name: 'web-prod-3' } }
  test.for<[string, object, object, object]>([
    ['are those of the top', {}, top, { name: 'web-prod-3', region: 'us-west' }],
    ['are merged', { tags: { az: 'g' } }, top, { az: 'g', name: 'web-prod-3', region: 'us-west' }],
    ['override', { tags: { region: 'eu' } }, top, { name: 'web-prod-3', region: 'eu' }],
    ['clear with null', { tags: { name: null } }, top, { region: 'us-west' }],
    [
      'are unassigned when all are cleared',
      { tags: { name: null, region: null } },
      top,
      { source: 'unassigned' },
    ],
    ['are unassigned when none are given', {}, {}, { source: 'unassigned' }],
    ['are unassigned when empty', { tags: {} }, { tags: {} }, { source: 'unassigned' }],
    ['may be null', { tags: null }, { tags: null }, { source: 'unassigned' }],
    ['ignore null at the top', {}, { tags: { a: null, b: 'x' } }, { b: 'x' }],
    ['are lower-cased', { tags: { Host: 'Web-1.EXAMPLE' } }, {}, { host: 'web-1.example' }],
    ['override in any case', { tags: { REGION: 'EU' } }, top, { name: 'web-prod-3', region: 'eu' }],
    [
      'take numbers and booleans as text',
      { tags: { port: 8080, up: true } },
      {},
      { port: '8080', up: 'true' },
    ],
    ['take every allowed character', { tags: { '-.:_a': 'a?\\/b c' } }, {}, { '-.:_a': 'a?\\/b c' }],
  ])('%s', ([, measurement, body, tags]) => {
    const read = readOne(measurement, body)?.tags ?? {}
    expect(read).toEqual(tags)
    expect(Object.keys(read)).toEqual(Object.keys(tags).toSorted())
  })

  test('50 are taken, 51 are not, however they come together', () => {
    expect(Object.keys(readOne({ tags: many(20, 50) }, { tags: many(0, 30) })?.tags ?? {})).toHaveLength(50)
    expect(faultsOfOne({ tags: many(0, 51) })).toEqual(['tags'])
    const body = { tags: many(0, 30), measurements: [{ name: 'a', value: 1, tags: many(30, 51) }] }
    expect(faultsOf(body)?.params).toEqual({ 'measurements[0].tags': ['must be 50 tags or fewer'] })
  })

  test('a name that objects inherit is a name like any other', () => {
    const tags = JSON.parse('{"__proto__":"a","constructor":"b"}') as object
    expect(Object.entries(readOne({ tags })?.tags ?? {})).toEqual([
      ['__proto__', 'a'],
      ['constructor', 'b'],
    ])
  })
})

describe('times and periods', () => {
  test.for<[string, object, object, number]>([
    ['is now, cut off', {}, {}, 1_700_000_000],
    ['is that of the top', {}, { time: 1_600_000_000 }, 1_600_000_000],
    ['is its own', { time: 1_600_000_001 }, { time: 1_600_000_000 }, 1_600_000_001],
    ['loses its fraction', { time: 1_600_000_000.99 }, {}, 1_600_000_000],
    ['may be text', { time: '1600000000' }, {}, 1_600_000_000],
    ['may be null', { time: null }, { time: null }, 1_700_000_000],
    ['may be long ago', { time: 0 }, {}, 0],
    ['may be a day ahead', { time: 1_700_086_400 }, {}, 1_700_086_400],
  ])('the time %s', ([, measurement, top, time]) => {
    expect(readOne(measurement, top)?.time).toBe(time)
  })

  test('the period of the top is that of every measurement that has none', () => {
    const body = {
      period: 30,
      measurements: [
        { name: 'a', value: 1 },
        { name: 'b', value: 1, period: '10' },
      ],
    }
    expect(readMeasurements(body, NOW).map(({ creation }) => creation.period)).toEqual([30, 10])
  })
})

describe('samples', () => {
  test.for<[string, object, object]>([
    ['a value', { value: 4.5 }, one(4.5)],
    ['a value as text', { value: '-4.5e1' }, one(-45)],
    ['a value beside members that are null', { value: 1, count: null, sum: null }, one(1)],
    ['a value with companions that add nothing', { value: 1, min: 0, stddev: 2 }, one(1)],
    [
      'count and sum',
      { value: null, count: 4, sum: 10 },
      { sum: 10, count: 4, min: 2.5, max: 2.5, last: 2.5, m2: 0 },
    ],
    [
      'a summary',
      { value: null, count: 2, sum: 4, min: 1, max: 3, last: 3, stddev_m2: 2 },
      { sum: 4, count: 2, min: 1, max: 3, last: 3, m2: 2 },
    ],
    [
      'a deviation',
      { value: null, count: 2, sum: 4, stddev: 1 },
      { sum: 4, count: 2, min: 2, max: 2, last: 2, m2: 2 },
    ],
    [
      'squares',
      { value: null, count: 2, sum: 4, sum_squares: 10 },
      { sum: 4, count: 2, min: 2, max: 2, last: 2, m2: 2 },
    ],
    [
      'squares that rounding made too small',
      { value: null, count: 2, sum: 4, sum_squares: 7.99 },
      { sum: 4, count: 2, min: 2, max: 2, last: 2, m2: 0 },
    ],
    ['the largest', { value: -1e126 }, one(-1e126)],
    ['the smallest', { value: 1e-130 }, one(1e-130)],
    ['less than the smallest', { value: 9.9e-131 }, one(0)],
    ['minus zero', { value: -0 }, one(0)],
  ])('%s', ([, measurement, sample]) => {
    expect(readOne(measurement)).toMatchObject(sample)
  })
})

describe('faults are named by their path', () => {
  test.for<[object, string[]]>([
    [{ name: undefined }, ['name']],
    [{ name: '' }, ['name']],
    [{ name: 'a b' }, ['name']],
    [{ name: 'café' }, ['name']],
    [{ name: 'a\n' }, ['name']],
    [{ name: 5 }, ['name']],
    [{ name: 'a'.repeat(400) }, ['name']],
    [{ value: undefined }, ['value']],
    [{ value: null }, ['value']],
    [{ value: 'NaN' }, ['value']],
    [{ value: 'Infinity' }, ['value']],
    [{ value: '' }, ['value']],
    [{ value: '0x10' }, ['value']],
    [{ value: true }, ['value']],
    [{ value: [1] }, ['value']],
    [{ value: { a: 1 } }, ['value']],
    [{ value: 1e200 }, ['value']],
    [{ value: Number.POSITIVE_INFINITY }, ['value']],
    [{ count: 1, sum: 1 }, ['value']],
    [{ value: null, count: 1 }, ['sum']],
    [{ value: null, sum: 1 }, ['count']],
    [{ value: null, sum: 1, count: 0 }, ['count']],
    [{ value: null, sum: 1, count: -1 }, ['count']],
    [
      { value: null, sum: 'x', count: 'y', min: 'z', max: {}, last: [] },
      ['count', 'sum', 'min', 'max', 'last'],
    ],
    [{ value: null, sum: 1, count: 1, stddev: 1, stddev_m2: 1 }, ['stddev']],
    [{ value: null, sum: 1, count: 1e126, stddev: 1e126 }, ['stddev']],
    [{ value: null, sum: 1, count: 1, sum_squares: 'x' }, ['sum_squares']],
    [{ time: -1 }, ['time']],
    [{ time: 'yesterday' }, ['time']],
    [{ time: 1_700_000_000_000 }, ['time']],
    [{ time: 1_700_000_000 + 86_402 }, ['time']],
    [{ period: 0 }, ['period']],
    [{ period: 1.5 }, ['period']],
    [{ period: 3e9 }, ['period']],
    [{ period: [] }, ['period']],
    [{ tags: 'a=b' }, ['tags']],
    [{ tags: ['a'] }, ['tags']],
    [{ tags: { region: 'a,b' } }, ['tags.region']],
    [{ tags: { region: '' } }, ['tags.region']],
    [{ tags: { region: 'x'.repeat(256) } }, ['tags.region']],
    [{ tags: { region: {} } }, ['tags.region']],
    [{ tags: { region: 'zürich', 'a b': 'x' } }, ['tags.region', 'tags.a b']],
    [{ tags: { ['x'.repeat(65)]: 'x' } }, [`tags.${'x'.repeat(65)}`]],
    [{ attributes: 'aggregate' }, ['attributes']],
    [{ attributes: { color: 'red', display_max: 'many' } }, ['attributes.color', 'attributes.display_max']],
    [{ name: '!', value: 'x', time: 'y', tags: { a: '!' } }, ['tags.a', 'time', 'value', 'name']],
  ])('%j', ([measurement, paths]) => {
    expect(faultsOfOne(measurement)).toEqual(paths)
  })

  test('of every measurement and of the top', () => {
    const body = {
      tags: { region: '!' },
      time: 'x',
      period: -1,
      measurements: [{ name: 'a', value: 1 }, { name: 'b' }, 7, { name: 'c', value: 'x', tags: { z: '' } }],
    }
    expect(Object.keys(faultsOf(body)?.params ?? {}).toSorted()).toEqual([
      'measurements[1].value',
      'measurements[2]',
      'measurements[3].tags.z',
      'measurements[3].value',
      'period',
      'tags.region',
      'time',
    ])
  })

  test.for<[unknown, string]>([
    [{}, 'measurements'],
    [{ measurements: [] }, 'measurements'],
    [{ measurements: null }, 'measurements'],
    [{ measurements: 'x' }, 'measurements'],
    [{ measurements: Array.from({ length: 10_001 }, () => ({ name: 'a', value: 1 })) }, 'measurements'],
  ])('a body without a fitting list of measurements', ([body, path]) => {
    expect(Object.keys(faultsOf(body)?.params ?? {})).toEqual([path])
  })

  test.for<[unknown]>([[undefined], [null], [[]], ['x'], [5]])('a body that is no hash: %j', ([body]) => {
    expect(faultsOf(body)?.request).toHaveLength(1)
  })
})
