import { beforeEach, describe, expect, test } from 'vitest'
import { Chart } from '#api/charts.ts'
import { edgeSpeed } from '#web/components/grid/scrollAtEdges.ts'
import { chartsIn, clipboardText, copyBody, layoutsBehind } from '#web/components/grid/spaceClipboard.ts'
import { noteStep, putStep, startSteps, stepBack, stepForth, useSteps } from '#web/stores/spaceSteps.ts'
import { selectNone, selectRange, toggleSelected, useSelected } from '#web/stores/selectedCharts.ts'

const chart = Chart.parse({
  id: 7,
  version: 3,
  name: 'CPU <b>',
  type: 'stacked',
  related_space: 9,
  streams: [{ id: 11, metric: 'cpu', tags: [{ name: 'host', grouped: true }] }],
})
const place = { id: 7, x: 4, y: 0, w: 4, h: 4 }
const layout = { x: 4, y: 0, w: 4, h: 4 }

describe('the clipboard', () => {
  test('holds charts with the places they have, and no ids', () => {
    const text = clipboardText([chart], [place], (id) => (id === 9 ? 'Other' : undefined))
    expect(text).not.toMatch(/"id"|"version"|\b(7|9|11)\b/)
    expect(chartsIn(text)).toEqual([
      {
        name: 'CPU <b>',
        type: 'stacked',
        layout,
        related_space: 'Other',
        streams: [{ metric: 'cpu', tags: [{ name: 'host', grouped: true }] }],
      },
    ])
  })

  test.each([
    '',
    'null',
    '[]',
    '{}',
    '{"poise":1}',
    '{"poise":1,"charts":[]}',
    '{"poise":1,"charts":[{"id":1}]}',
  ])('holds no charts in %j', (text) => expect(chartsIn(text)).toBeNull())

  test('takes a whole space as it is exported', () => {
    expect(chartsIn('{"poise":1,"name":"A space","charts":[{"name":"A"}]}')).toEqual([{ name: 'A' }])
  })
})

test('a copy has none of the ids', () => {
  const { id, version, streams, ...rest } = chart
  expect([id, version]).toEqual([7, 3])
  expect(copyBody(chart)).toEqual({ ...rest, streams: [{ metric: 'cpu', tags: streams[0]!.tags }] })
})

test.each([
  ['beside the last ones, where there is room for all of them', 4, { x: 4, y: 2 }],
  ['below the last ones in the first column, where there is none', 9, { x: 0, y: 6 }],
])('added charts stand as they stood to each other: %s', (_where, w, { x, y }) => {
  const there = [
    { id: 1, layout: { x: 0, y: 0, w: 4, h: 2 } },
    { id: 2, layout: { x: 0, y: 2, w, h: 4 } },
  ]
  const added = [{ layout: { ...layout, x: 5, y: 9 } }, {}, { layout: { ...layout, x: 5, y: 5 } }]
  expect(layoutsBehind(there, added)).toEqual([{ ...layout, x, y: y + 4 }, null, { ...layout, x, y }])
})

test.each([
  [400, 0],
  [64, 0],
  [32, -9],
  [0, -18],
  [-500, -18],
  [736, 0],
  [768, 9],
  [900, 18],
])('with the pointer at %d of 800 the page scrolls by %d', (y, speed) => {
  expect(edgeSpeed(y, 800) + 0).toBe(speed)
})

describe('the selection', () => {
  beforeEach(selectNone)
  const selected = () => useSelected.getState().ids

  test.each<[what: string, act: () => void, ids: number[]]>([
    ['one', () => toggleSelected(2), [2]],
    ['one, twice', () => [2, 2].forEach(toggleSelected), []],
    ['a range with nothing before it', () => selectRange([1, 2, 3], 2), [2]],
    ['a range forwards', () => (toggleSelected(1), selectRange([1, 2, 3], 3)), [1, 2, 3]],
    ['a range backwards', () => (toggleSelected(3), selectRange([1, 2, 3], 2)), [3, 2]],
    ['a range from one that is gone', () => (toggleSelected(9), selectRange([1, 2, 3], 2)), [9, 2]],
  ])('of %s', (_what, act, ids) => {
    act()
    expect(selected()).toEqual(ids)
  })
})

describe('the steps of a visit', () => {
  const step = (what: string) => ({ what, forth: {}, back: {} })
  const whats = () => {
    const { past, future } = useSteps.getState()
    return [past.map(({ what }) => what), future.map(({ what }) => what)]
  }

  test('go back and forth, and end at another space', () => {
    startSteps(-1)
    startSteps(1)
    noteStep(1, step('a'))
    noteStep(1, step('b'))
    expect(stepBack(1)?.what).toBe('b')
    expect(whats()).toEqual([['a'], ['b']])
    expect(stepForth(1)?.what).toBe('b')
    expect(stepForth(1)).toBeUndefined()
    const back = stepBack(1)!
    putStep(1, back, 'past')
    expect(whats()).toEqual([['a', 'b'], []])
    stepBack(1)
    expect(noteStep(2, step('of another space'))).toBe(false)
    expect([stepBack(2), stepForth(2)]).toEqual([undefined, undefined])
    expect(noteStep(1, step('c'))).toBe(true)
    expect(whats()).toEqual([['a', 'c'], []])
    startSteps(1)
    expect(whats()).toEqual([['a', 'c'], []])
    startSteps(2)
    expect(whats()).toEqual([[], []])
  })
})
