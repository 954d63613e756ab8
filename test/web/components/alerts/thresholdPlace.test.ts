import { describe, expect, test } from 'vitest'
import {
  placeOfThreshold,
  steppedThreshold,
  suggestedThreshold,
  thresholdAt,
} from '#web/components/alerts/thresholdPlace.ts'

const axis = { low: 0, high: 100, height: 400 }

test.each([
  [0, 400],
  [100, 0],
  [25, 300],
  [-10, 400],
  [1e9, 0],
])('a threshold of %d stands %d pixels from the top', (threshold, place) => {
  expect(placeOfThreshold(threshold, axis)).toBe(place)
})

test.each([
  [axis, 0, 100],
  [axis, 400, 0],
  [axis, 102, 74.5],
  [axis, -50, 100],
  [axis, 900, 0],
  [{ low: 0, high: 0.01, height: 300 }, 100, 0.00665],
  [{ low: -3e6, high: 3e6, height: 300 }, 149, 20_000],
  [{ low: 7, high: 8, height: 300 }, 150, 7.5],
])('on %j, %d pixels from the top are %d', (given, place, threshold) => {
  expect(thresholdAt(place, given)).toBe(threshold)
})

test('what a pixel stands for is found again within a step', () => {
  for (let place = 0; place <= axis.height; place += 7) {
    expect(Math.abs(placeOfThreshold(thresholdAt(place, axis), axis) - place)).toBeLessThan(1.01)
  }
})

test.each([
  [50, 1, 50.5],
  [50, -10, 45],
  [0, -1, -0.5],
  [100, 1, 100.5],
  [0.3, 1, 1],
])('from %d, %d steps lead to %d', (threshold, steps, next) => {
  expect(steppedThreshold(threshold, steps, axis)).toBe(next)
})

describe('a threshold to begin with is just beyond what was measured', () => {
  test.each([
    [[1, 5, null, 9.2], 'above' as const, 10],
    [[1, 5, null, 9.2], 'below' as const, 0],
    [[40, 90], 'above' as const, 100],
    [[40, 90], 'below' as const, 30],
    [[7, 7], 'above' as const, 8],
    [[0], 'above' as const, 0.1],
    [[null], 'above' as const, undefined],
    [[], 'below' as const, undefined],
  ])('%j %s: %s', (values, type, threshold) => {
    expect(suggestedThreshold(values, type)).toBe(threshold)
  })
})
