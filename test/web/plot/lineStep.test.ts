import { expect, test } from 'vitest'
import { lineStep } from '#web/plot/lineStep.ts'

test.each<[string, number | null, number | undefined]>([
  ['ArrowDown', null, 7],
  ['ArrowUp', null, 5],
  ['ArrowDown', 7, 2],
  ['ArrowUp', 2, 7],
  ['ArrowDown', 5, 5],
  ['ArrowUp', 7, 7],
  ['ArrowDown', 99, 7],
  ['ArrowLeft', 7, undefined],
])('%s goes from line %j to %j', (key, chosen, expected) => {
  expect(lineStep(key, [7, 2, 5], chosen)).toBe(expected)
  expect(lineStep(key, [], chosen)).toBeUndefined()
})
