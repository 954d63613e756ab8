import { expect, test } from 'vitest'
import { halfAround, keyStep } from '#web/plot/keyStep.ts'

test.each<[string, boolean, number | null, number | null | undefined]>([
  ['ArrowRight', false, null, 0],
  ['ArrowLeft', false, null, 99],
  ['ArrowRight', false, 5, 6],
  ['ArrowRight', false, 99, 99],
  ['ArrowLeft', false, 0, 0],
  ['ArrowLeft', true, 25, 15],
  ['ArrowRight', true, 95, 99],
  ['Home', false, 50, 0],
  ['End', false, 50, 99],
  ['Escape', false, 50, null],
  ['Escape', false, null, undefined],
  ['Tab', false, 50, undefined],
])('%s (shift: %s) takes the cursor from %j to %j', (key, shift, at, expected) => {
  expect(keyStep(key, shift, at, 100)).toBe(expected)
  expect(keyStep(key, shift, at, 0)).toBeUndefined()
})

test.each<[number, [number, number]]>([
  [500, [250, 750]],
  [0, [0, 500]],
  [1000, [500, 1000]],
])('the half of an interval around %d', (time, expected) => {
  expect(halfAround(time, 0, 1000)).toEqual(expected)
})
