import { describe, expect, test } from 'vitest'
import { alignedRange, alignedTicks } from '#chart/alignedAxis.ts'
import { parseUnit } from '#chart/units.ts'

type Range = [number, number]

describe('a second axis', () => {
  test.each<[string, Range, number, Range, string, Range]>([
    ['from zero', [0, 50], 20, [0, 49], 'ms', [0, 50]],
    ['in larger steps', [0, 50], 20, [0, 110], '', [0, 125]],
    ['around values far from zero', [0, 100], 25, [4021, 4099], '', [4020, 4100]],
    ['below a first axis far from zero', [400, 440], 10, [0, 35], '', [0, 40]],
    ['with both signs', [-10, 20], 10, [-4, 9], '', [-5, 10]],
    ['in powers of two for bytes', [0, 100], 25, [0, 60], 'B', [0, 64]],
    ['as it was where that would be much longer', [0, 45], 40, [0, 2.3], 'B', [0, 2.3]],
  ])('is put on the lines of the first: %s', (_, first, step, range, unit, expected) => {
    expect(alignedRange(first, step, range, parseUnit(unit))).toEqual(expected)
  })

  test.each<[string, Range, number[], Range, number[]]>([
    ['on the lines', [0, 50], [0, 20, 40], [0, 125], [0, 50, 100]],
    ['round ones of its own where the lines are at odd values', [0, 50], [0, 20, 40], [0, 110], [0, 50, 100]],
    ['its own beside a first axis with one line', [0, 50], [40], [0, 100], [0, 50, 100]],
  ])('has its ticks %s', (_, first, lines, range, ticks) => {
    expect(alignedTicks(first, lines, range, 3, parseUnit(''))).toEqual(ticks)
  })
})
