import { describe, expect, test } from 'vitest'
import { logRange, logThreshold, logTicks, symlog, symlogInverse } from '#chart/log.ts'

test.each([0, 0.001, 1, 12_345, -0.5, -1e9])('%d goes to a position and back', (value) => {
  const back = symlogInverse(symlog(value, 0.1), 0.1)
  expect(Math.abs(back - value)).toBeLessThanOrEqual(Math.abs(value) * 1e-12)
})

test('zero is in the middle, order is kept, and signs mirror', () => {
  const positions = [-100, -1, 0, 1, 100].map((value) => symlog(value, 1))
  expect(positions).toEqual([...positions].sort((a, b) => a - b))
  expect(positions[2]).toBe(0)
  expect(positions[0]).toBe(-positions[4]!)
})

test.each<[(number | null)[][], number]>([
  [[[3, 40, 500]], 1],
  [[[0, 0.02, 5]], 0.01],
  [[[-700, null, 30]], 10],
  [[[1e-9, 1e6]], 1],
  [[[0, null]], 1],
  [[], 1],
])('the threshold of %j is %d', (columns, threshold) => {
  expect(logThreshold(columns)).toBeCloseTo(threshold, 12)
})

test.each<[number, number, [number, number]]>([
  [3, 400, [2, 500]],
  [0, 90, [0, 100]],
  [-30, 4000, [-50, 5000]],
  [-80, -3, [-100, -2]],
  [0, 0, [0, 1]],
  [100, 100, [50, 100]],
])('values of %d to %d are shown on %j', (min, max, range) => {
  expect(logRange(min, max)).toEqual(range)
})

describe('ticks', () => {
  test.each<[number, number, number, number, number[]]>([
    [0, 1000, 1, 4, [0, 10, 100, 1000]],
    [-1000, 1000, 1, 4, [-1000, 0, 1000]],
    [1, 50, 1, 9, [1, 2, 5, 10, 20, 50]],
  ])('from %d to %d (threshold %d, room for %d): %j', (min, max, threshold, room, ticks) => {
    expect(logTicks(min, max, threshold, room)).toEqual(ticks)
  })
})
