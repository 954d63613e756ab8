import { describe, expect, test } from 'vitest'
import { parseTransform } from '#api/transform.ts'
import { transformValues } from '#chart/transformValues.ts'

describe('a formula of x and p', () => {
  test.each<[string, number, number, number]>([
    ['x', 7, 60, 7],
    ['x/p', 120, 60, 2],
    ['x*8', 3, 1, 24],
    ['(x-32)*5/9', 212, 1, 100],
    [' x + 1 - 2 * 3 ', 10, 1, 5],
    ['x/2/2', 8, 1, 2],
    ['-x', 5, 1, -5],
    ['2*-x', 5, 1, -10],
    ['+x', 5, 1, 5],
    ['x*.5', 8, 1, 4],
    ['((x))', 8, 1, 8],
    ['x/1024/1024', 1048576, 1, 1],
    ['100-x', 30, 1, 70],
  ])('%s of x=%d, p=%d is %d', (text, x, p, expected) => {
    expect(parseTransform(text).transform?.(x, p)).toBe(expected)
  })

  test.each([
    ['', 'it is empty'],
    ['  ', 'it is empty'],
    ['x +', 'it ends too early'],
    ['(x', 'a ")" is missing'],
    ['x)', '")" is not expected here'],
    ['x x', '"x" is not expected here'],
    ['2x', '"x" is not expected here'],
    ['*x', '"*" is not expected here'],
    ['y', '"y" is not one of'],
    ['alert(1)', '"a" is not one of'],
    ['('.repeat(1_001), 'it is longer than 1000 characters'],
  ])('%j is refused: %s', (text, reason) => {
    const { transform, error } = parseTransform(text)
    expect(transform).toBeNull()
    expect(error).toContain(reason)
  })
})

test('gaps stay gaps, and what is not finite becomes one', () => {
  const { transform } = parseTransform('1/x')
  expect(transformValues([1, null, 0, 4], transform!, 60)).toEqual([1, null, null, 0.25])
})
