import { expect, test } from 'vitest'
import {
  batchOf,
  type ChosenMetrics,
  chosenWhere,
  countChosen,
  countText,
  isChosen,
  NOTHING_CHOSEN,
  withChosen,
} from '#web/components/chosenMetrics.ts'

const named = (...names: string[]): ChosenMetrics => ({ found: null, names: new Set(names) })
const allBut = (found: string, ...names: string[]): ChosenMetrics => ({ found, names: new Set(names) })

test.each<[string, ChosenMetrics, string[], boolean, ChosenMetrics]>([
  ['one of none', NOTHING_CHOSEN, ['a'], true, named('a')],
  ['a second time', named('a'), ['a'], true, named('a')],
  ['several', named('a'), ['b', 'c'], true, named('a', 'b', 'c')],
  ['one less', named('a', 'b'), ['a', 'x'], false, named('b')],
  ['one less than all', allBut('cpu'), ['a'], false, allBut('cpu', 'a')],
  ['all again', allBut('cpu', 'a'), ['a'], true, allBut('cpu')],
])('choosing %s', (_, before, names, choose, after) => {
  expect(withChosen(before, names, choose)).toEqual(after)
  for (const name of names) expect(isChosen(after, name)).toBe(choose)
})

test.each<[ChosenMetrics, number, number, object]>([
  [NOTHING_CHOSEN, 5, 0, { names: [] }],
  [named('a', 'b'), 1, 2, { names: ['a', 'b'] }],
  [allBut('cpu user'), 5, 5, { names: ['*'], search: 'cpu user' }],
  [allBut('', 'a'), 5, 4, { names: ['*'], search: '', exclude: ['a'] }],
  [allBut('cpu', 'a', 'b'), 1, 0, { names: ['*'], search: 'cpu', exclude: ['a', 'b'] }],
])('%j of %d found', (chosen, found, count, batch) => {
  expect(countChosen(chosen, found)).toBe(count)
  expect(batchOf(chosen)).toEqual(batch)
})

test('another search keeps names, and lets go of all that was found', () => {
  expect(chosenWhere(named('a'), 'mem')).toEqual(named('a'))
  expect(chosenWhere(allBut('cpu'), 'cpu')).toEqual(allBut('cpu'))
  expect(chosenWhere(allBut('cpu'), 'mem')).toEqual(NOTHING_CHOSEN)
})

test.each([
  [1, '1 metric'],
  [0, '0 metrics'],
  [1_234, '1,234 metrics'],
])('%d', (count, text) => expect(countText(count)).toBe(text))
