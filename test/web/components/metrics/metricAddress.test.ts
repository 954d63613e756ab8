import { describe, expect, test } from 'vitest'
import type { Metric } from '#api/metrics.ts'
import { chartOf, decodeChart, toggled, withChart, withValue } from '#web/components/metrics/metricAddress.ts'

const GAUGE: Metric = {
  name: 'cpu.load',
  display_name: null,
  description: null,
  type: 'gauge',
  period: null,
  source_lag: null,
  attributes: {},
}
const PLAIN = { type: null, group: null, summary: null, by: [], filter: {} } as const
const read = (query: string) => decodeChart(new URLSearchParams(query))

describe('an address says what is drawn', () => {
  test.each([
    ['', PLAIN],
    ['range=6h&tags.region=x', PLAIN],
    [
      'chart.type=stacked&chart.group=max&chart.summary=sum',
      { ...PLAIN, type: 'stacked', group: 'max', summary: 'sum' },
    ],
    ['chart.type=pie&chart.group=median&chart.summary=', PLAIN],
    ['chart.by=host&chart.by=&chart.by=host', { ...PLAIN, by: ['host'] }],
    [
      'chart.tags.Region=n&chart.tags.region=s&chart.tags.=x&chart.tags.y=',
      { ...PLAIN, filter: { region: ['n', 's'] } },
    ],
    ['chart.tags.constructor=a', { ...PLAIN, filter: { constructor: ['a'] } }],
  ])('%s', (query, shown) => {
    expect(JSON.parse(JSON.stringify(read(query)))).toEqual(shown)
  })

  test('and comes back as it was written, with what else the address holds', () => {
    const query =
      'range=6h&line=a&chart.type=bignumber&chart.by=host&chart.tags.region=%3Cb%3E&chart.tags.region=s'
    expect(withChart('range=6h&line=a&chart.by=old&chart.by=older', read(query))).toBe(query)
    expect(withChart(query, PLAIN as never)).toBe('range=6h&line=a')
  })
})

describe('the chart that is drawn', () => {
  test.each([
    ['', { streams: [{ metric: 'cpu.load' }] }],
    ['chart.type=stacked', { type: 'stacked', streams: [{ metric: 'cpu.load', group_function: 'sum' }] }],
    [
      'chart.by=host&chart.tags.host=a&chart.tags.region=n&chart.summary=max',
      {
        streams: [
          {
            metric: 'cpu.load',
            tags: [
              { name: 'host', grouped: true, values: ['a'] },
              { name: 'region', values: ['n'] },
            ],
            summary_function: 'max',
          },
        ],
      },
    ],
  ])('%s', (query, chart) => {
    expect(chartOf(GAUGE, read(query))).toEqual({ name: 'cpu.load', type: 'line', ...chart })
  })

  test.each<[Metric['type'], boolean | undefined, string, string]>([
    ['gauge', undefined, '', 'line'],
    ['gauge', true, '', 'stacked'],
    ['gauge', true, 'chart.type=line', 'line'],
    ['counter', undefined, '', 'stacked'],
    ['counter', false, '', 'line'],
    ['composite', undefined, '', 'line'],
    ['composite', true, 'chart.type=bignumber', 'bignumber'],
  ])('of a %s with display_stacked %s and "%s" is a %s', (type, display_stacked, query, expected) => {
    expect(chartOf({ ...GAUGE, type, attributes: { display_stacked } }, read(query)).type).toBe(expected)
  })

  test('has the display name, and of a composite only what it is', () => {
    const composite: Metric = { ...GAUGE, type: 'composite', display_name: 'All', composite: 's("a","%")' }
    expect(chartOf(composite, read('chart.by=host&chart.group=max'))).toEqual({
      name: 'All',
      type: 'line',
      streams: [{ metric: 'cpu.load' }],
    })
  })
})

test('what is pressed goes in, and pressed again goes out', () => {
  expect(toggled(['a'], 'b')).toEqual(['a', 'b'])
  expect(toggled(['a', 'b'], 'a')).toEqual(['b'])
  const filter = withValue({}, 'region', 'n')
  expect(filter).toEqual({ region: ['n'] })
  expect(withValue(filter, 'region', 's')).toEqual({ region: ['n', 's'] })
  expect(withValue(filter, 'region', 'n')).toEqual({})
})
