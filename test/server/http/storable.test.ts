import { expect, test } from 'vitest'
import { unstorable } from '#server/http/storable.ts'

const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)])

test.each([
  ['nothing', undefined, []],
  ['what any body holds', { a: ['text', 1, null, true, 'é 𝄞 \n\t'] }, []],
  ['NUL', { a: { b: ['', 'x\0'] } }, ['a.b[1]']],
  ['the first half of a character', { a: '\uD834' }, ['a']],
  ['the second half of a character', { a: 'x\uDD1E' }, ['a']],
  ['NUL in a name', { a: { 'x\0': 1 } }, ['a.x\0']],
  ['as deep as it may be', nested(20), []],
])('%s', (_, value, paths) => {
  expect(Object.keys(unstorable(value))).toEqual(paths)
})

test('deeper than it may be', () => {
  expect(Object.values(unstorable(nested(21)))).toEqual([['is nested too deep']])
})
