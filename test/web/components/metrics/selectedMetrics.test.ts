import { expect, test } from 'vitest'
import {
  batchOf,
  type SelectedMetrics,
  selectedWhere,
  countSelected,
  countText,
  isSelected,
  NOTHING_SELECTED,
  withSelected,
} from '#web/components/metrics/selectedMetrics.ts'

const named = (...names: string[]): SelectedMetrics => ({ found: null, names: new Set(names) })
const allBut = (found: string, ...names: string[]): SelectedMetrics => ({ found, names: new Set(names) })

test.each<[string, SelectedMetrics, string[], boolean, SelectedMetrics]>([
  ['one of none', NOTHING_SELECTED, ['a'], true, named('a')],
  ['a second time', named('a'), ['a'], true, named('a')],
  ['several', named('a'), ['b', 'c'], true, named('a', 'b', 'c')],
  ['one less', named('a', 'b'), ['a', 'x'], false, named('b')],
  ['one less than all', allBut('cpu'), ['a'], false, allBut('cpu', 'a')],
  ['all again', allBut('cpu', 'a'), ['a'], true, allBut('cpu')],
])('choosing %s', (_, before, names, select, after) => {
  expect(withSelected(before, names, select)).toEqual(after)
  for (const name of names) expect(isSelected(after, name)).toBe(select)
})

test.each<[SelectedMetrics, number, number, object]>([
  [NOTHING_SELECTED, 5, 0, { names: [] }],
  [named('a', 'b'), 1, 2, { names: ['a', 'b'] }],
  [allBut('cpu user'), 5, 5, { names: ['*'], search: 'cpu user' }],
  [allBut('', 'a'), 5, 4, { names: ['*'], search: '', exclude: ['a'] }],
  [allBut('cpu', 'a', 'b'), 1, 0, { names: ['*'], search: 'cpu', exclude: ['a', 'b'] }],
])('%j of %d found', (selected, found, count, batch) => {
  expect(countSelected(selected, found)).toBe(count)
  expect(batchOf(selected)).toEqual(batch)
})

test('another search keeps names, and lets go of all that was found', () => {
  expect(selectedWhere(named('a'), 'mem')).toEqual(named('a'))
  expect(selectedWhere(allBut('cpu'), 'cpu')).toEqual(allBut('cpu'))
  expect(selectedWhere(allBut('cpu'), 'mem')).toEqual(NOTHING_SELECTED)
})

test.each([
  [1, '1 metric'],
  [0, '0 metrics'],
  [1_234, '1,234 metrics'],
])('%d', (count, text) => expect(countText(count)).toBe(text))
