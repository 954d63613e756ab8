import { describe, expect, test } from 'vitest'
import { nextSpace, readWall, withWall } from '#web/components/frame/wallAddress.ts'

describe('what an address asks of the wall', () => {
  test.each([
    ['', null],
    ['?range=3h', null],
    ['?wall=', null],
    ['?wall=soon', null],
    ['?wall=-5', null],
    ['?wall=30', { seconds: 30, spaces: null }],
    ['?wall=0', { seconds: 5, spaces: null }],
    ['?wall=999999999', { seconds: 86_400, spaces: null }],
    ['?wall=30&spaces=12,15', { seconds: 30, spaces: [12, 15] }],
    ['?wall=30&spaces=12,x,,-1,15', { seconds: 30, spaces: [12, 15] }],
    ['?wall=30&spaces=', { seconds: 30, spaces: null }],
  ])('%s', (search, wall) => {
    expect(readWall(new URLSearchParams(search))).toEqual(wall)
  })
})

test.each([
  ['', 30, '?wall=30'],
  ['?range=3h&source=web', 30, '?range=3h&source=web&wall=30'],
  ['?wall=60&range=3h&spaces=1', null, '?range=3h'],
  ['?wall=60', null, ''],
])('%s with a wall of %s s is %s', (search, seconds, expected) => {
  expect(withWall(search, seconds)).toBe(expected)
})

test.each([
  [[1, 2, 3], 1, 2],
  [[1, 2, 3], 3, 1],
  [[1, 2, 3], 9, 1],
  [[7], 7, 7],
  [[], 7, 7],
])('of %j, after %d comes %d', (ids, shown, next) => {
  expect(nextSpace(ids, shown)).toBe(next)
})
