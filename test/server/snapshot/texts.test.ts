import { describe, expect, test } from 'vitest'
import type { ChartStream } from '#api/charts.ts'
import { flow } from '#chart/picture/flow.ts'
import { fitted, plainText } from '#chart/picture/pen.ts'
import { narrowed } from '#server/snapshot/subjectChart.ts'

describe('a text in a picture', () => {
  test.each([
    ['is one line', 'a\nb\r\n\tc\u2028d', 'a b c d'],
    ['has no control characters', 'a\u0000\u001b[31mb\u0085', 'a [31mb'],
    ['does not turn what follows', 'a\u202eb\u2066c\u200f', 'abc'],
    ['keeps narrow spaces of numbers', '1\u202f234', '1\u202f234'],
    ['keeps markup as it is', '<b>&amp;</b>', '<b>&amp;</b>'],
  ])('%s', (_, text, shown) => {
    expect(plainText(text)).toBe(shown)
  })

  test.each([
    ['abcdef', 6, 'abcdef'],
    ['abcdef', 5, 'abcd…'],
    ['abc def', 5, 'abc…'],
    ['😀😀😀', 4, '😀…'],
    ['abcdef', 0, '…'],
    ['a'.repeat(10_000), 1_000, `${'a'.repeat(399)}…`],
  ])('%s in %d', (text, width, shown) => {
    expect(fitted(text, width, (part) => part.length)).toBe(shown)
  })
})

describe('what stands in rows', () => {
  const items = (...widths: number[]) => widths.map((width) => ({ width }))
  const places = (...args: Parameters<typeof flow>) => {
    const { placed, rows, leftOut, end } = flow(...args)
    return { at: placed.map(({ x, row }) => [x, row]), rows, leftOut, end: [end.x, end.row] }
  }

  test.each([
    ['nothing takes no row', [], { width: 100, rows: 3 }, { at: [], rows: 0, leftOut: 0, end: [0, 0] }],
    [
      'wraps where there is no room',
      [40, 40, 40],
      { width: 100, rows: 3 },
      {
        at: [
          [0, 0],
          [56, 0],
          [0, 1],
        ],
        rows: 2,
        leftOut: 0,
        end: [56, 1],
      },
    ],
    [
      'begins behind what stands before it',
      [40, 40],
      { width: 100, rows: 3, first: 50 },
      {
        at: [
          [50, 0],
          [0, 1],
        ],
        rows: 2,
        leftOut: 0,
        end: [56, 1],
      },
    ],
    [
      'keeps room to say what is left out',
      [40, 40, 40],
      { width: 100, rows: 1 },
      { at: [[0, 0]], rows: 1, leftOut: 2, end: [56, 0] },
    ],
    ['has no rows at all', [40], { width: 100, rows: 0 }, { at: [], rows: 0, leftOut: 1, end: [0, 0] }],
    [
      'is wider than a row',
      [400, 10],
      { width: 100, rows: 2 },
      {
        at: [
          [0, 0],
          [0, 1],
        ],
        rows: 2,
        leftOut: 0,
        end: [26, 1],
      },
    ],
  ])('%s', (_, widths, room, expected) => {
    expect(places(items(...widths), { reserve: 30, ...room })).toEqual(expected)
  })
})

describe('a chart of some sources and tags', () => {
  const chart = (...streams: ChartStream[]) => ({ id: 1, name: 'CPU', type: 'line' as const, streams })
  const region = [{ name: 'region', values: ['us-*'] }]
  const bySource = { name: 'source', values: ['a', 'b*'] }

  test.each<[string, ChartStream, string[], typeof region, ChartStream]>([
    ['all of them', { metric: 'm', source: '*' }, ['*'], [], { metric: 'm', source: '*' }],
    ['in place of all', { metric: 'm', source: '*' }, ['a', 'b*'], [], { metric: 'm', source: 'a OR b*' }],
    [
      'in place of the chosen',
      { metric: 'm', source: '%' },
      ['a', 'b*'],
      [],
      { metric: 'm', source: 'a OR b*' },
    ],
    [
      'of those it has',
      { metric: 'm', source: 'web-*' },
      ['a', 'b*'],
      [],
      { metric: 'm', source: 'web-*', tags: [bySource] },
    ],
    ['where it says nothing', { metric: 'm' }, ['a', 'b*'], [], { metric: 'm', tags: [bySource] }],
    [
      'by tags, beside its own',
      { metric: 'm', tags: [{ name: 'role', grouped: true }] },
      ['*'],
      region,
      { metric: 'm', tags: [{ name: 'role', grouped: true }, ...region] },
    ],
    ['a composite', { composite: 's("m", "%")' }, ['a'], region, { composite: 's("m", "%")' }],
    ['annotations', { type: 'annotation', metric: 'd' }, ['a'], region, { type: 'annotation', metric: 'd' }],
  ])('%s', (_, stream, sources, tags, expected) => {
    expect(narrowed(chart(stream), 'line', { sources, tags }).chart.streams).toEqual([expected])
  })

  test('what stands for % and dynamic tags', () => {
    expect(narrowed(chart(), 'stacked', { sources: ['a', 'b'], tags: region })).toEqual({
      chart: { ...chart(), type: 'stacked' },
      source: 'a OR b',
      tags: { region: ['us-*'] },
    })
  })
})
