import { describe, expect, test } from 'vitest'
import { cadence, fillWithinCadence, joinWithinCadence } from '#chart/gaps.ts'

const _ = null
const U = undefined

describe('cadence in steps of the grid', () => {
  test.each<[string, (number | null)[], number, number, number]>([
    ['every bucket', [1, 2, 3, 4], 60, 60, 1],
    ['declared period of five buckets', [1, _, _, _, _, 2], 300, 60, 5],
    ['every third, undeclared', [1, _, _, 2, _, _, 3, _, _, 4], 60, 60, 3],
    ['every bucket with one missing', [1, 2, _, 4, 5, 6], 60, 60, 1],
    ['too little to tell', [1, _, _, _, 2], 60, 60, 1],
    ['nothing', [_, _], 60, 60, 1],
    ['a period finer than the grid', [1, 2, 3], 10, 60, 1],
  ])('%s', (_name, values, period, resolution, steps) => {
    expect(cadence(values, period, resolution)).toBe(steps)
  })
})

describe('an absence within the cadence is passed over, a longer one breaks the line', () => {
  test.each<[string, (number | null)[], number, (number | null | undefined)[]]>([
    ['one missing of a line in every bucket', [1, 2, _, 4, 5], 60, [1, 2, _, 4, 5]],
    ['period of three', [1, _, _, 4, _, _, 7], 180, [1, U, U, 4, U, U, 7]],
    ['period of three, slipped by one', [1, _, _, _, 5, _, _, 8], 180, [1, U, U, U, 5, U, U, 8]],
    [
      'period of three, one report missing',
      [1, _, _, _, _, _, 7, _, _, 9],
      180,
      [1, _, _, _, _, _, 7, U, U, 9],
    ],
    ['edges are never joined', [_, 1, _, _, 4, _], 180, [_, 1, U, U, 4, _]],
    ['its own spacing', [1, _, 2, _, 3, _, 4, _, _, _, _, 5], 60, [1, U, 2, U, 3, U, 4, _, _, _, _, 5]],
  ])('%s', (_name, values, period, expected) => {
    expect(joinWithinCadence(values, period, 60)).toEqual(expected)
  })

  test('columns without such absences are not copied', () => {
    const whole = [1, 2, 3]
    const broken = [1, 2, null, 4, 5, 6]
    expect(joinWithinCadence(whole, 60, 60)).toBe(whole)
    expect(joinWithinCadence(broken, 60, 60)).toBe(broken)
  })
})

test('filled on the straight line within the cadence, left open beyond it', () => {
  expect(fillWithinCadence([0, _, _, 3, _, _, _, _, _, 9], 180, 60)).toEqual([0, 1, 2, 3, _, _, _, _, _, 9])
})
