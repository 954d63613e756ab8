import { describe, expect, test } from 'vitest'
import type { Chart, ChartStream } from '#api/charts.ts'
import { bigNumber } from '#chart/bigNumber.ts'
import { sparkline } from '#chart/sparkline.ts'
import { makeAnswer, makeChart, makeLine, makeSeries, makeStream } from './made.ts'

const chart = (changes: Partial<Chart> = {}, stream: Partial<ChartStream> = {}) =>
  makeChart({ type: 'bignumber', streams: [makeStream({ units_short: 'ms', ...stream })], ...changes })
const answer = (...values: (number | null)[]) => makeAnswer(makeSeries([makeLine(values)]))

describe('the value', () => {
  test.each<[string, Partial<Chart>, Partial<ChartStream>, (number | null)[], number | null]>([
    ['the last that was measured', { use_last_value: true }, {}, [1, 2, null], 2],
    ['else the average', {}, {}, [1, 2, 6, null], 3],
    ['the sum', {}, { summary_function: 'sum' }, [1, 2, null, 3], 6],
    ['the count', {}, { summary_function: 'count' }, [4, 4], 8],
    ['the least', {}, { summary_function: 'min' }, [4, 2, 8], 2],
    ['the most', {}, { summary_function: 'max' }, [4, 2, 8], 8],
    ['nothing', { use_last_value: true }, {}, [null, null], null],
    ['transformed', { use_last_value: true }, { transform_function: 'x/1000' }, [1, 5000], 5],
  ])('%s', (_name, changes, stream, values, expected) => {
    expect(bigNumber(chart(changes, stream), answer(...values)).value).toBe(expected)
  })

  test('with number and unit apart', () => {
    expect(bigNumber(chart(), answer(1500)).shown).toEqual({ number: '1.5', unit: 's' })
  })

  test('without any line', () => {
    const none = bigNumber(chart(), makeAnswer(makeSeries([])))
    expect(none).toMatchObject({ value: null, shown: null, change: null, state: null, sparkline: null })
  })
})

describe('the change', () => {
  test('of a last value is against the start', () => {
    const { change } = bigNumber(chart({ use_last_value: true }), answer(null, 10, 11, 15))
    expect(change).toMatchObject({ by: 5, ratio: 0.5, against: 'start of interval' })
  })

  test('of a summary is of the second half against the first', () => {
    const { change } = bigNumber(chart(), answer(10, 10, 5, 5))
    expect(change).toMatchObject({ by: -5, ratio: -0.5, against: 'first half of interval' })
  })

  test('is against the interval before when there is one', () => {
    const { change } = bigNumber(chart(), answer(10, 20), answer(5, 5))
    expect(change).toMatchObject({ by: 10, ratio: 2, against: 'previous interval' })
  })

  test('has no ratio to zero, and needs something to compare with', () => {
    expect(bigNumber(chart(), answer(3, 3), answer(0, 0)).change?.ratio).toBeNull()
    expect(bigNumber(chart(), answer(3, 3), answer(null, null)).change).toBeNull()
    expect(bigNumber(chart(), answer(null, 3)).change).toBeNull()
  })
})

test.each<[number, 'red' | 'yellow' | null]>([
  [95, 'red'],
  [85, 'yellow'],
  [80, null],
  [5, 'yellow'],
])('thresholds: %d is %s', (value, state) => {
  const thresholds: Chart['thresholds'] = [
    { operator: '>', value: 80, type: 'yellow' },
    { operator: '>', value: 90, type: 'red' },
    { operator: '=', value: 5, type: 'yellow' },
  ]
  expect(bigNumber(chart({ use_last_value: true, thresholds }), answer(value)).state).toBe(state)
})

describe('the line behind the number', () => {
  test('spans the box, lowest value at its foot', () => {
    expect(sparkline([0, 10, 5])).toEqual({
      line: 'M0,96L50,4L100,50',
      area: 'M0,96L50,4L100,50L100,100L0,100Z',
    })
  })

  test('leaves gaps open and passes over what is no gap', () => {
    expect(sparkline([0, 1, null, 1, undefined, 0])?.line).toBe('M0,96L20,4M60,4L100,96')
  })

  test('a constant is in the middle; less than two values are nothing', () => {
    expect(sparkline([7, 7])?.line).toBe('M0,50L100,50')
    expect(sparkline([7])).toBeNull()
    expect(sparkline([1, null, 2])).toBeNull()
    expect(sparkline([])).toBeNull()
  })
})
