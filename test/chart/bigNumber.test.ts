import { describe, expect, test } from 'vitest'
import type { Chart, ChartStream } from '#api/charts.ts'
import { bigNumber, summarised } from '#chart/bigNumber.ts'
import { chartModel } from '#chart/model.ts'
import { sparkline } from '#chart/sparkline.ts'
import { isolate } from '#chart/isolate.ts'
import { makeAnswer, makeChart, makeLine, makeSeries, makeStream } from './made.ts'

/** The big number of one line with these values. */
function numberOf(
  values: (number | null)[],
  changes: Partial<Chart> = {},
  stream: Partial<ChartStream> = {},
) {
  const chart = makeChart({
    type: 'bignumber',
    streams: [makeStream({ units_short: 'ms', ...stream })],
    ...changes,
  })
  return bigNumber(chart, chartModel(chart, makeAnswer(makeSeries([makeLine(values)]))))
}

describe('the value', () => {
  test.each<[string, Partial<Chart>, Partial<ChartStream>, (number | null)[], number | null]>([
    ['the last that was measured', { use_last_value: true }, {}, [1, 2, null], 2],
    ['the last when nothing is said', {}, {}, [1, 2, null], 2],
    ['else the average', { use_last_value: false }, {}, [1, 2, 6, null], 3],
    [
      "else by the stream's summary function",
      { use_last_value: false },
      { summary_function: 'sum' },
      [1, 5],
      6,
    ],
    ['nothing', { use_last_value: true }, {}, [null, null], null],
    ['transformed', { use_last_value: true }, { transform_function: 'x/1000' }, [1, 5000], 5],
  ])('%s', (_name, changes, stream, values, expected) => {
    expect(numberOf(values, changes, stream)?.value).toBe(expected)
  })

  test('of a chart without lines is none', () => {
    const chart = makeChart({ type: 'bignumber' })
    expect(bigNumber(chart, chartModel(chart, makeAnswer(makeSeries([]))))).toBeNull()
  })

  test('is that of the first visible line', () => {
    const chart = makeChart({ type: 'bignumber' })
    const lines = [makeLine([1], { source: 'a' }), makeLine([2], { source: 'b' })]
    const model = isolate(chartModel(chart, makeAnswer(makeSeries(lines))), ['source=b'])
    expect(bigNumber(chart, model)?.value).toBe(2)
  })
})

test.each([
  ['last', 3],
  ['average', 5],
  ['min', 3],
  ['max', 8],
  ['sum', 15],
  ['count', 15],
])('a window by %s', (summary, expected) => {
  expect(summarised([4, null, 8, 3, null], summary)).toBe(expected)
  expect(summarised([null], summary)).toBeNull()
})

test.each<[number, 'red' | 'yellow' | undefined]>([
  [95, 'red'],
  [85, 'yellow'],
  [80, undefined],
  [5, 'yellow'],
])('thresholds: %d is %s', (value, type) => {
  const thresholds: Chart['thresholds'] = [
    { operator: '>', value: 80, type: 'yellow' },
    { operator: '>', value: 90, type: 'red' },
    { operator: '=', value: 5, type: 'yellow' },
  ]
  expect(numberOf([value], { thresholds })?.reached?.type).toBe(type)
})

describe('the line behind the number', () => {
  test('spans the box, lowest value at its foot', () => {
    expect(sparkline([0, 10, 5])).toEqual({
      line: 'M0,96L50,4L100,50',
      area: 'M0,96L50,4L100,50L100,100L0,100Z',
      dots: '',
    })
  })

  test('leaves gaps open and passes over what is no gap', () => {
    expect(sparkline([0, 1, null, 1, undefined, 0])?.line).toBe('M0,96L20,4M60,4L100,96')
  })

  test('a constant is in the middle; a value alone is a dot; no value is nothing', () => {
    expect(sparkline([7, 7])?.line).toBe('M0,50L100,50')
    expect(sparkline([undefined, 7, undefined])).toEqual({ line: '', area: '', dots: 'M50,50h0' })
    expect(sparkline([1, null, 2])?.dots).toBe('M0,96h0M100,4h0')
    expect(sparkline([])).toBeNull()
    expect(sparkline([null, undefined])).toBeNull()
  })
})
