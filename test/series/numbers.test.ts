import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { combineBuckets, meanOf, stddevOf } from '#series/bucket.ts'
import { bucketsOf, gridOf, timesOf } from '#series/grid.ts'
import { intervalOf } from '#series/interval.ts'
import { chooseResolution, nearestStep } from '#series/resolution.ts'
import { chooseRollUp } from '#series/rollUp.ts'
import { roundValue } from '#series/round.ts'
import { defaultSummary, summaryOf } from '#series/summary.ts'

test.each([
  [0, 0],
  [42, 42],
  [9_007_199_254_740_991, 9_007_199_254_740_991],
  [-1_234_567_890_123, -1_234_567_890_123],
  [12.345678912, 12.34568],
  [-0.000123456789, -0.0001234568],
  [1 / 3, 0.3333333],
  [99_999_999.9, 100_000_000],
  [123_456_789.4, 123_456_800],
  [9.9999999, 10],
  [1.5e-30, 1.5e-30],
  [1.23456789e100, 1.23456789e100],
  [0.1 + 0.2, 0.3],
])('%d is rounded to %d', (value, rounded) => {
  expect(roundValue(value)).toBe(rounded)
})

test('rounding changes a value by less than one in a million, and rounding again by nothing', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: 1e-100, max: 1e100 }), (value) => {
      const rounded = roundValue(value)
      expect(Math.abs(rounded - value)).toBeLessThanOrEqual(Math.abs(value) * 5.1e-7)
      expect(roundValue(rounded)).toBe(rounded)
    }),
  )
})

test.each([
  [100, 220, 60, [60, 120, 180]],
  [120, 240, 60, [120, 180]],
  [120, 241, 60, [120, 180, 240]],
  [5, 5, 60, [0]],
  [60, 60, 60, []],
])('the grid from %d to %d by %d', (start, end, resolution, times) => {
  const grid = gridOf(start, end, resolution)
  expect(timesOf(grid)).toEqual(times)
  expect(bucketsOf(grid)).toBe(times.length)
})

test.each([
  [1_800, 720, [], 5],
  [1_800, 720, [60], 60],
  [1_800, 720, [300, 60], 60],
  [86_400, 720, [60], 120],
  [86_400, 1_440, [60], 60],
  [28 * 86_400, 720, [60], 3_600],
  [3_600, 720, [45], 60],
  [1e9, 10, [], 604_800],
])('%d seconds in %d points of metrics every %j: %d', (seconds, points, periods, expected) => {
  expect(chooseResolution(seconds, points, periods)).toBe(expected)
})

test.each([
  [59.7, 60],
  [61, 60],
  [10.2, 10],
  [0.4, 1],
  [290, 300],
])('measurements %d seconds apart come every %d', (distance, step) => {
  expect(nearestStep(distance)).toBe(step)
})

test.each([
  [1, 1],
  [60, 1],
  [900, 900],
  [1_800, 900],
  [3_600, 3_600],
  [5_400, 900],
  [86_400, 3_600],
  [3_599, 1],
])('buckets of %d are put together from %d', (resolution, rollUp) => {
  expect(chooseRollUp(resolution)).toBe(rollUp)
})

test.each([
  [{ duration: 60 }, { start: 940, end: 1_000 }],
  [{ start_time: 10 }, { start: 10, end: 1_000 }],
  [
    { start_time: 10, end_time: 20 },
    { start: 10, end: 20 },
  ],
  [
    { end_time: 500, duration: 60 },
    { start: 440, end: 500 },
  ],
  [
    { start_time: 10, duration: 60 },
    { start: 10, end: 70 },
  ],
  [{ duration: 5_000 }, { start: 0, end: 1_000 }],
  [{ start_time: 2_000 }, { start: 2_000, end: 2_000 }],
  [{}, { start_time: ['is required unless duration is given'] }],
  [{ end_time: 5 }, { start_time: ['is required unless duration is given'] }],
  [{ start_time: 6, end_time: 5 }, { end_time: ['must not be before start_time'] }],
  [
    { start_time: 1, end_time: 5, duration: 4 },
    { duration: ['may not be given together with start_time and end_time'] },
  ],
])('the interval of %j at 1000', (query, expected) => {
  expect(intervalOf(query, 1_000)).toEqual(expected)
})

test('summaries by type', () => {
  expect(summaryOf('derivative', 'counter')).toEqual({ statistic: 'last', change: 'increase' })
  expect(summaryOf('derivative', 'gauge')).toEqual({ statistic: 'last', change: 'difference' })
  expect(summaryOf('absolute_value', 'counter')).toEqual({ statistic: 'last', change: 'none' })
  expect(summaryOf('average', 'gauge')).toEqual({ statistic: 'mean', change: 'none' })
  expect(defaultSummary({ type: 'counter', attributes: {} })).toBe('derivative')
  expect(defaultSummary({ type: 'gauge', attributes: { summarize_function: 'sum' } })).toBe('sum')
  expect(defaultSummary({ type: 'gauge', attributes: { summarize_function: null } })).toBe('average')
})

test('buckets combined are the bucket of all their values, also far from zero', () => {
  const values = fc.array(fc.integer({ min: -1_000, max: 1_000 }), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(values, fc.integer({ min: 0, max: 20 }), fc.constantFrom(0, 1e9), (list, cut, offset) => {
      const single = list.map((value, time) => one(value + offset, time))
      const [first, ...others] = single
      const cutAt = Math.min(cut, others.length)
      const left = combineBuckets([first!, ...others.slice(0, cutAt)])
      const [next, ...rest] = others.slice(cutAt)
      const combined = next === undefined ? left : combineBuckets([left, combineBuckets([next, ...rest])])
      const mean = list.reduce((total, value) => total + value, 0) / list.length
      const spread = list.reduce((total, value) => total + (value - mean) ** 2, 0)
      expect(combined.count).toBe(list.length)
      expect(meanOf(combined) - offset).toBeCloseTo(mean, 5)
      expect(combined.last).toBe(list.at(-1)! + offset)
      expect(stddevOf(combined)).toBeCloseTo(Math.sqrt(spread / list.length), 4)
    }),
  )
})

function one(value: number, time: number) {
  return { time, sum: value, count: 1, min: value, max: value, last: value, m2: 0 }
}
