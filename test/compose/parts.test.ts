import { expect, test } from 'vitest'
import { partAt, parts } from '#compose/parts.ts'

const textsOf = (text: string) => parts(text).map(({ start, end }) => text.slice(start, end))

/** Texts and the expressions inside them. */
const PARTS: [text: string, found: string[]][] = [
  ['', []],
  ['s("a")', ['s("a")']],
  ['sum( s("a") )', ['s("a")', 'sum( s("a") )']],
  [
    'divide([sum(s("a", {"x": "(1)"})), s("b")])',
    [
      's("a", {"x": "(1)"})',
      'sum(s("a", {"x": "(1)"}))',
      's("b")',
      '[sum(s("a", {"x": "(1)"})), s("b")]',
      'divide([sum(s("a", {"x": "(1)"})), s("b")])',
    ],
  ],
  ['divide([sum(s("a")), max(s("b', ['s("a")', 'sum(s("a"))']],
  ['sum (s("a"))', ['s("a")']],
  ['))s("a")', ['s("a")']],
]

test.each(PARTS)('the parts of %j', (text, found) => expect(textsOf(text)).toEqual(found))

/** A place, marked by |, and the part that is previewed there; nothing when none makes sense. */
const PLACES: [text: string, part: string | undefined][] = [
  ['divide([sum(s("|a")), s("b")])', 's("a")'],
  ['divide([su|m(s("a")), s("b")])', 'sum(s("a"))'],
  ['divide([sum(s("a")),| s("b")])', '[sum(s("a")), s("b")]'],
  ['|divide([sum(s("a")), s("b")])', 'divide([sum(s("a")), s("b")])'],
  ['divide([sum(s("a|")), nonsense(s("b")), ', 's("a")'],
  ['sum(nonsense(s("b"), |))', undefined],
  ['scale(s("a"), {fac|tor: "2"})', 'scale(s("a"), {factor: "2"})'],
  ['|', undefined],
]

test.each(PLACES)('the part at | of %j', (marked, part) => {
  const at = marked.indexOf('|')
  const text = marked.replace('|', '')
  const found = partAt(text, { start: at, end: at })
  expect(found && text.slice(found.start, found.end)).toBe(part)
})

test('what is selected is inside the part', () => {
  const text = 'divide([sum(s("a")), s("b")])'
  const found = partAt(text, { start: text.indexOf('sum'), end: text.indexOf(', s') })
  expect(found && text.slice(found.start, found.end)).toBe('sum(s("a"))')
  const over = partAt(text, { start: text.indexOf('"a"'), end: text.indexOf('"b"') })
  expect(over && text.slice(over.start, over.end)).toBe('[sum(s("a")), s("b")]')
})
