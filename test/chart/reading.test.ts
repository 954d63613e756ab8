import { describe, expect, test } from 'vitest'
import { cursorText, shownText } from '#chart/cursorText.ts'
import { legendStats } from '#chart/legend.ts'
import { chartModel } from '#chart/model.ts'
import { measuredNear, nearestIndex, valuesAt } from '#chart/nearest.ts'
import { isolate } from '#chart/isolate.ts'
import { makeAnswer, makeChart, makeLine, makeSeries, makeStream } from './made.ts'

const _ = null
const U = undefined

test.each<[string, (number | null)[], ReturnType<typeof legendStats>]>([
  ['all', [1, _, 5, 3], { last: 3, min: 1, average: 3, max: 5 }],
  ['the last that was measured', [4, 2, _], { last: 2, min: 2, average: 3, max: 4 }],
  ['nothing', [_, _], { last: null, min: null, average: null, max: null }],
])('statistics over %s', (_name, values, stats) => {
  expect(legendStats(values)).toEqual(stats)
})

test.each([
  [0, 0],
  [14, 0],
  [16, 1],
  [40, 3],
  [99, 3],
])('the time nearest to %d', (time, index) => {
  expect(nearestIndex([10, 20, 30, 40], time)).toBe(index)
  expect(nearestIndex([], time)).toBeNull()
})

test.each<[(number | null | undefined)[], number, number | null]>([
  [[1, 2, 3], 1, 1],
  [[1, _, 3], 1, null],
  [[1, U, U, 4], 1, 0],
  [[1, U, U, 4], 2, 3],
  [[1, U, 3], 1, 0],
])('%j at %d was measured at %j', (column, index, expected) => {
  expect(measuredNear(column, index)).toBe(expected)
})

describe('at the cursor', () => {
  const answer = makeAnswer(
    makeSeries([
      makeLine([1, 2, 3], { source: 'a' }),
      makeLine([9, 8, null], { source: 'b' }),
      makeLine([4, 5, 6], { source: 'c' }),
    ]),
  )
  const shown = (type: 'line' | 'stacked', index: number, alone: string[] = []) =>
    valuesAt(isolate(chartModel(makeChart({ type }), answer), alone), index).map(({ line, value }) => [
      line.short,
      value,
    ])

  test('values come largest first, those in a gap are left out', () => {
    expect(shown('line', 1)).toEqual([
      ['b', 8],
      ['c', 5],
      ['a', 2],
    ])
    expect(shown('line', 2)).toEqual([
      ['c', 6],
      ['a', 3],
    ])
  })

  test('a stack gives what its layers measured, not where they end', () => {
    expect(shown('stacked', 0)).toEqual([
      ['b', 9],
      ['c', 4],
      ['a', 1],
    ])
  })

  test('lines that are off are left out', () => {
    expect(shown('line', 0, ['source=a', 'source=c'])).toEqual([
      ['c', 4],
      ['a', 1],
    ])
  })

  test('in words, with the rest only counted', () => {
    const many = makeAnswer(
      makeSeries(Array.from({ length: 7 }, (__, i) => makeLine([i], { source: `s${i}` }))),
    )
    const model = chartModel(makeChart({ streams: [makeStream({ units_short: 'ms' })] }), many)
    expect(cursorText(model, 0, 'UTC')).toBe(
      'Thu 1 Jan 00:10: s6 6 ms, s5 5 ms, s4 4 ms, s3 3 ms, s2 2 ms, 2 more',
    )
    expect(cursorText(chartModel(makeChart(), makeAnswer(makeSeries([makeLine([null])]))), 0, 'UTC')).toBe(
      'Thu 1 Jan 00:10: no measurement',
    )
    expect(cursorText({ ...model, earlier: { shift: 0, model } }, 0, 'UTC', 6)).toBe(
      'Thu 1 Jan 00:10: s6 6 ms (before: 6 ms), 1 of 7',
    )
    expect(cursorText({ ...model, earlier: { shift: 9_000, model } }, 0, 'UTC', 6)).toBe(
      'Thu 1 Jan 00:10: s6 6 ms (before: no measurement), 1 of 7',
    )
    expect(shownText(model, 'Europe/Berlin')).toBe('Thu 1 Jan 01:10 to Thu 1 Jan 01:11')
  })
})
