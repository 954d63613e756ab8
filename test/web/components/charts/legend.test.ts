import { expect, test } from 'vitest'
import { chartModel } from '#chart/model.ts'
import { makeAnswer, makeChart, makeLine, makeSeries } from '#test/chart/made.ts'
import { orderAt, rowsAt } from '#web/components/charts/cursorRows.ts'
import { lineFinder } from '#web/components/charts/findLines.ts'
import { isolate, lineKeys } from '#chart/isolate.ts'
import { addsLine, chosen } from '#web/components/viewing/chosen.ts'
import { orderAfter, orderedLines } from '#chart/lineOrder.ts'
import { placeBeside } from '#web/components/charts/tooltipPlace.ts'

const lines = (...values: (number | null)[]) =>
  chartModel(
    makeChart(),
    makeAnswer(makeSeries(values.map((value, i) => makeLine([value], { source: `s${i}`, zone: 'eu' })))),
  )

test.each<[string[], string, boolean, string[]]>([
  [[], 'a', false, ['a']],
  [['a'], 'a', false, []],
  [['b'], 'a', false, ['a']],
  [['a', 'b'], 'a', false, ['a']],
  [[], 'a', true, ['a']],
  [['b'], 'a', true, ['b', 'a']],
  [['a', 'b'], 'a', true, ['b']],
  [['a'], 'a', true, []],
])('of %j alone, a press on %s (adds: %s) leaves %j', (isolated, key, adds, expected) => {
  expect(chosen(isolated, key, adds)).toEqual(expected)
})

test.each([
  ['a plain press', {}, 'mouse', true, false],
  ['shift', { shiftKey: true }, 'mouse', false, true],
  ['control', { ctrlKey: true }, 'mouse', false, true],
  ['command', { metaKey: true }, 'mouse', false, true],
  ['the first tap', {}, 'touch', false, false],
  ['a further tap', {}, 'touch', true, true],
])('%s adds or not', (_name, keys, pointerType, anyAlone, expected) => {
  const nativeEvent = Object.assign(new Event('click'), { pointerType })
  const press = { ctrlKey: false, metaKey: false, shiftKey: false, nativeEvent, ...keys }
  expect(addsLine(press, anyAlone)).toBe(expected)
})

test('several lines are shown alone; a chart that draws none of them stays as it is', () => {
  const model = lines(1, 2, 3)
  const names = lineKeys(model.lines)
  expect(names[0]).toBe('source=s0,zone=eu')
  const visible = isolate(model, [names[0]!, names[2]!, 'elsewhere']).lines.map(({ visible }) => visible)
  expect(visible).toEqual([true, false, true])
  expect(isolate(model, ['elsewhere'])).toBe(model)
})

test('lines of the same tags are called by their labels', () => {
  const same = [makeLine([1], { source: 'a' }), makeLine([2], { source: 'a' })]
  const model = chartModel(makeChart(), makeAnswer(makeSeries(same)))
  expect(lineKeys(model.lines)).toEqual(model.lines.map(({ label }) => label))
})

test('rows are ordered by value, gaps last; the nearest line is always among them', () => {
  const model = lines(2, null, 9, 4)
  const order = orderAt(model, 0)
  expect(order).toEqual([2, 3, 0, 1])
  const shown = (most: number, near: number | null) =>
    rowsAt(model, order, 0, most, near).map(({ index, value }) => [index, value])
  expect(shown(9, null)).toEqual([
    [2, 9],
    [3, 4],
    [0, 2],
    [1, null],
  ])
  expect(shown(2, 0)).toEqual([
    [2, 9],
    [0, 2],
  ])
  expect(shown(2, 3)).toEqual([
    [2, 9],
    [3, 4],
  ])
})

test.each([
  ['', true],
  ['S1', true],
  ['eu s1', true],
  ['s1 us', false],
])('a search for %j', (text, expected) => {
  expect(lineFinder(text)(lines(1, 2).lines[1]!)).toBe(expected)
})

test('a table is ordered by any figure, those without one last', () => {
  const of = (last: number | null) => ({ last, min: 0, average: 0, max: 0 })
  const stats = [of(2), of(null), of(5), of(2)]
  expect(orderedLines(stats, [], { by: 'last', descending: true })).toEqual([2, 0, 3, 1])
  expect(orderedLines(stats, [], { by: 'last', descending: false })).toEqual([0, 3, 2, 1])
  const names = ['web-10', 'web-9', 'db', 'api']
  expect(orderedLines(stats, names, { by: null, descending: false })).toEqual([3, 2, 1, 0])
  expect(orderedLines(stats, names, { by: null, descending: true })).toEqual([0, 1, 2, 3])
  const first = orderAfter({ by: null, descending: false }, 'max')
  expect(first).toEqual({ by: 'max', descending: true })
  expect(orderAfter(first, 'max')).toEqual({ by: 'max', descending: false })
  expect(orderAfter(first, null)).toEqual({ by: null, descending: false })
})

test.each([
  ['right of a card at the left', [80, 100, 500, 300], [1440, 900], { left: 506, top: 100 }],
  ['left of a card at the right', [900, 100, 1430, 300], [1440, 900], { right: 546, top: 100 }],
  ['level with the bottom of a low card', [80, 600, 500, 880], [1440, 900], { left: 506, bottom: 62 }],
  ['below where a phone has no sides', [12, 60, 378, 330], [390, 844], { left: 12, top: 336 }],
  ['above where there is more room', [12, 500, 378, 780], [390, 844], { left: 12, bottom: 350 }],
  ['inside, away from the cursor', [10, 10, 1430, 890], [1440, 900], { right: 16, top: 10 }],
] as const)('a tooltip stands %s', (_name, [left, top, right, bottom], [width, height], expected) => {
  const place = placeBeside({ left, top, right, bottom }, { width, height, bar: 56 }, 0.2)
  expect(place).toMatchObject(expected)
  const low = place.top ?? place.bottom!
  expect(low + place.maxHeight).toBeLessThanOrEqual(height)
})
