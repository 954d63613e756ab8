import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  decodeViewing,
  encodeViewing,
  keepOthers,
  type Viewing,
} from '#web/components/viewing/spaceAddress.ts'
import { intervalOf, PRESETS, rangeInWords, secondsOf } from '#chart/timeRange.ts'

const plain: Viewing = {
  range: '60m',
  fixed: null,
  paused: null,
  zone: null,
  compare: null,
  source: null,
  tags: {},
  lines: [],
  events: null,
}
const decode = (query: string) => decodeViewing(new URLSearchParams(query))
const encode = (viewing: Partial<Viewing>) => encodeViewing({ ...plain, ...viewing }).toString()

describe('the address of a space', () => {
  it.each<[string, Partial<Viewing>]>([
    ['', {}],
    ['range=4w', { range: '4w' }],
    ['from=1700000000&to=1700003600', { fixed: { from: 1_700_000_000, to: 1_700_003_600 } }],
    ['from=1700000000&to=1700086400', { fixed: { from: 1_700_000_000, to: 1_700_086_400 } }],
    [
      'from=1700000000&to=1700086400&paused=1700086400',
      { range: '24h', fixed: { from: 1_700_000_000, to: 1_700_086_400 }, paused: 1_700_086_400 },
    ],
    ['zone=America%2FNew_York&compare=week', { zone: 'America/New_York', compare: 'week' }],
    ['source=web*+OR+%21db', { source: 'web* OR !db' }],
    ['tags.region=eu&tags.role=a&tags.role=b', { tags: { region: ['eu'], role: ['a', 'b'] } }],
    ['tags.__proto__=a&tags.constructor=b', { tags: { ['__proto__']: ['a'], constructor: ['b'] } }],
    ['line=region%3Deu', { lines: ['region=eu'] }],
    ['line=a&line=b%2Cc', { lines: ['a', 'b,c'] }],
    ['events=*', { events: '*' }],
    ['events=none', { events: [] }],
    ['events=none%2C', { events: ['none'] }],
    ['events=app-deploys%2Cincidents', { events: ['app-deploys', 'incidents'] }],
  ])('reads and writes %j', (query, viewing) => {
    expect(decode(query)).toEqual({ ...plain, ...viewing })
    expect(encode(viewing)).toBe(query)
  })

  it('has a range or an interval, not both; reads both', () => {
    const both = 'range=7d&from=1700000000&to=1700003600'
    const read = decode(both)
    expect(read).toMatchObject({ range: '7d', fixed: { from: 1_700_000_000, to: 1_700_003_600 } })
    expect(encode(read)).toBe('from=1700000000&to=1700003600')
    expect(decodeViewing(encodeViewing(read), '7d')).toEqual(read)
  })

  it.each([
    'range=soon',
    'range=0m',
    'range=3h;drop',
    'from=1700000000',
    'from=9&to=3',
    'from=-1&to=5',
    'from=a&to=b',
    'paused=1700003600',
    'zone=Middle/Earth&compare=yesterday',
    'zone=%2B02:00',
    'tags.=x&tags.region=',
    'source=&line=',
    'events=',
    'events=,%3Cscript%3E,',
    'unknown=1',
  ])('passes over %j', (query) => {
    expect(decode(query)).toEqual(plain)
  })

  it('reads back whatever it wrote', () => {
    const word = fc.string({ minLength: 1, maxLength: 12 })
    const viewing: fc.Arbitrary<Viewing> = fc.record({
      paused: fc.constant(null),
      zone: fc.constantFrom(null, 'UTC', 'Asia/Kolkata'),
      compare: fc.constantFrom(null, 'before', 'day', 'week'),
      range: fc.constantFrom(...PRESETS, '45m', '10d'),
      fixed: fc.option(
        fc
          .tuple(fc.nat(2_000_000_000), fc.integer({ min: 1, max: 1e6 }))
          .map(([a, b]) => intervalOf(a, a + b)),
      ),
      source: fc.option(word),
      tags: fc.dictionary(
        fc.constantFrom('region', 'role', 'a.b-c'),
        fc.array(word, { minLength: 1, maxLength: 3 }),
        {
          noNullPrototype: true,
        },
      ),
      lines: fc.uniqueArray(word, { maxLength: 3 }),
      events: fc.oneof(
        fc.constantFrom(null, '*' as const),
        fc.uniqueArray(fc.constantFrom('none', 'app-deploys', 'a.b:c_d', 'x')),
      ),
    })
    fc.assert(
      fc.property(viewing, (one) => {
        expect(decodeViewing(encodeViewing(one), one.range)).toEqual(one)
      }),
    )
  })
})

it('leaves what an address says of other things: the chart, the wall and its spaces', () => {
  const old = '?range=6h&tags.host=a&source=b&line=c&wall=30&spaces=1%2C2&chart.type=stacked'
  expect(keepOthers(old, encodeViewing({ ...plain, range: '7d' }))).toBe(
    'range=7d&wall=30&spaces=1%2C2&chart.type=stacked',
  )
})

describe('time ranges', () => {
  it.each([
    ['30m', 1_800, 'Last 30 minutes'],
    ['60m', 3_600, 'Last 60 minutes'],
    ['3h', 10_800, 'Last 3 hours'],
    ['1d', 86_400, 'Last 1 day'],
    ['4w', 2_419_200, 'Last 4 weeks'],
  ])('%s', (range, seconds, words) => {
    expect(secondsOf(range)).toBe(seconds)
    expect(rangeInWords(range)).toBe(words)
  })

  it('makes whole seconds of two times in any order, never an empty interval', () => {
    expect(intervalOf(20.2, 10.7)).toEqual({ from: 10, to: 21 })
    expect(intervalOf(5, 5)).toEqual({ from: 5, to: 6 })
  })
})
