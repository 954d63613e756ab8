import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arranged } from '#web/components/grid/arrange.ts'
import { overlap } from '#space/overlap.ts'
import { changedLayouts, type Place, placesOf } from '#web/components/grid/gridPlaces.ts'
import { movedBy, resizedBy, stepped } from '#web/components/grid/placeMoves.ts'

/** A grid as it is drawn: a letter for each chart, whose number is its place in the alphabet. */
function drawn(...rows: string[]): Place[] {
  const cells = rows.flatMap((row, y) => [...row].map((letter, x) => ({ letter, x, y })))
  const letters = [...new Set(cells.map(({ letter }) => letter))].filter((letter) => letter !== '.')
  return letters.toSorted().map((letter) => {
    const own = cells.filter((cell) => cell.letter === letter)
    const [xs, ys] = [own.map(({ x }) => x), own.map(({ y }) => y)]
    const [x, y] = [Math.min(...xs), Math.min(...ys)]
    return { id: idOf(letter), x, y, w: Math.max(...xs) - x + 1, h: Math.max(...ys) - y + 1 }
  })
}

function asDrawn(places: readonly Place[]): string[] {
  const bottom = Math.max(...places.map(({ y, h }) => y + h))
  return Array.from({ length: bottom }, (_, y) =>
    Array.from({ length: 12 }, (_, x) => {
      const at = places.find((place) => overlap(place, { x, y, w: 1, h: 1 }))
      return at === undefined ? '.' : String.fromCodePoint(96 + at.id)
    })
      .join('')
      .replace(/\.+$/, ''),
  )
}

const idOf = (letter: string) => letter.codePointAt(0)! - 96

const row = (...letters: string[]) => letters.map((letter) => letter.repeat(4)).join('')
const twice = (...rows: string[]) => rows.flatMap((line) => [line, line])

const EVEN = twice(row('a', 'b', 'c'), row('d', 'e', 'f'))
const UNEVEN = twice('aaaaaaaaaaaa', 'bbbb', 'bbbbcccccccc')

test.each<[what: string, start: string[], chart: string, columns: number, rows: number, end: string[]]>([
  ['nowhere', EVEN, 'a', 0, 0, EVEN],
  ['by less than half of its size: it goes back', EVEN, 'a', 1, 0, EVEN],
  [
    'over one of its size: both change places',
    EVEN,
    'a',
    4,
    0,
    twice(row('b', 'a', 'c'), row('d', 'e', 'f')),
  ],
  ['half over it', EVEN, 'a', 2, 0, twice(row('b', 'a', 'c'), row('d', 'e', 'f'))],
  ['over one of its size below', EVEN, 'b', 0, 2, twice(row('a', 'e', 'c'), row('d', 'b', 'f'))],
  ['over one of its size far away', EVEN, 'a', 8, 2, twice(row('f', 'b', 'c'), row('d', 'e', 'a'))],
  ['over a wide one that it does not reach past', UNEVEN, 'b', 0, -1, UNEVEN],
  [
    'over a wide one',
    UNEVEN,
    'b',
    0,
    -2,
    ['bbbb', 'bbbb', 'bbbb', 'bbbb', ...twice('aaaaaaaaaaaa', '....cccccccc')],
  ],
  ['down past the middle of the next', twice('aaaa', 'bbbbbbbb'), 'a', 0, 1, twice('bbbbbbbb', 'aaaa')],
  [
    'down, short of the middle of the next',
    [...twice('aaaa'), ...twice('bbbbbbbb', 'bbbbbbbb')],
    'a',
    0,
    1,
    [...twice('aaaa'), ...twice('bbbbbbbb', 'bbbbbbbb')],
  ],
  ['into free space: it rises', twice('aaaabbbb', 'cccc'), 'c', 8, 0, twice('aaaabbbbcccc')],
  ['away: what was below it rises', twice('aaaabbbb', 'cccc'), 'a', 8, 0, twice('ccccbbbbaaaa')],
  ['past the edge: it stays on the grid', twice('aaaabbbb'), 'b', 99, 0, twice('aaaa....bbbb')],
  [
    'over a gap that was left: the gap stays',
    [...twice('aaaabbbb'), '', ...twice('cccc')],
    'b',
    4,
    0,
    [...twice('aaaa....bbbb'), '', ...twice('cccc')],
  ],
])('a chart is moved %s', (_what, start, chart, columns, rows, end) => {
  const places = drawn(...start)
  const place = places.find(({ id }) => id === idOf(chart))!
  expect(asDrawn(arranged(places, movedBy(place, { columns, rows })))).toEqual(end)
})

test.each<[what: string, start: string[], chart: string, columns: number, rows: number, end: string[]]>([
  ['wider over a neighbour', EVEN, 'a', 1, 0, twice('aaaaa...cccc', 'ddddbbbbffff', '....eeee')],
  ['taller', EVEN, 'a', 0, 1, ['aaaabbbbcccc', 'aaaabbbbcccc', 'aaaaeeeeffff', 'ddddeeeeffff', 'dddd']],
  ['narrower: nobody moves', EVEN, 'a', -1, 0, twice('aaa.bbbbcccc', 'ddddeeeeffff')],
  ['wider than the grid', EVEN, 'c', 9, 0, EVEN],
  ['smaller than can be read', EVEN, 'a', -9, -9, twice('aa..bbbbcccc', 'ddddeeeeffff')],
])('a chart is made %s', (_what, start, chart, columns, rows, end) => {
  const places = drawn(...start)
  const place = places.find(({ id }) => id === idOf(chart))!
  expect(asDrawn(arranged(places, resizedBy(place, { columns, rows })))).toEqual(end)
})

const sizes = fc.record({ w: fc.integer({ min: 1, max: 12 }), h: fc.integer({ min: 2, max: 8 }) })
const flowing = fc.array(sizes, { minLength: 1, maxLength: 12 })

/** Charts of these sizes one after the other, wherever they fit. */
const laid = (list: readonly { w: number; h: number }[]): Place[] =>
  list.reduce<Place[]>((places, { w, h }, index) => {
    const first = Array.from({ length: 1_200 }, (_, cell) => ({
      id: index + 1,
      x: cell % 12,
      y: Math.floor(cell / 12),
      w,
      h,
    })).find((place) => place.x + w <= 12 && !places.some((other) => overlap(place, other)))
    return places.concat(first!)
  }, [])

test('whatever is moved where: nothing overlaps, nothing leaves the grid, and back again nothing has moved', () => {
  fc.assert(
    fc.property(
      flowing,
      fc.nat(),
      fc.integer({ min: -12, max: 12 }),
      fc.integer({ min: -20, max: 20 }),
      (list, at, columns, rows) => {
        const start = laid(list)
        const place = start[at % start.length]!
        for (const wanted of [movedBy(place, { columns, rows }), resizedBy(place, { columns, rows })]) {
          const end = arranged(start, wanted)
          expect(end.map(({ id }) => id)).toEqual(start.map(({ id }) => id))
          for (const [index, one] of end.entries()) {
            expect(one.x >= 0 && one.y >= 0 && one.x + one.w <= 12).toBe(true)
            expect(end.slice(index + 1).some((other) => overlap(one, other))).toBe(false)
          }
        }
        expect(arranged(start, place)).toEqual(start)
      },
    ),
    { numRuns: 300 },
  )
})

describe('by keys', () => {
  test.each<[key: string, chart: string, end: string[]]>([
    ['ArrowRight', 'a', twice(row('b', 'a', 'c'), row('d', 'e', 'f'))],
    ['ArrowLeft', 'c', twice(row('a', 'c', 'b'), row('d', 'e', 'f'))],
    ['ArrowDown', 'b', twice(row('a', 'e', 'c'), row('d', 'b', 'f'))],
    ['ArrowUp', 'f', twice(row('a', 'b', 'f'), row('d', 'e', 'c'))],
  ])('%s moves as far as makes a difference', (key, chart, end) => {
    const start = drawn(...EVEN)
    const wanted = stepped(
      start,
      start.find(({ id }) => id === idOf(chart))!,
      key,
      false,
    )
    expect(asDrawn(arranged(start, wanted!))).toEqual(end)
  })

  test.each([
    ['ArrowLeft', false],
    ['ArrowUp', false],
    ['ArrowUp', true],
    ['x', false],
  ])('%s (resizes: %s) does nothing at the edge', (key, resizes) => {
    const start = drawn(...EVEN)
    expect(stepped(start, start[0]!, key, resizes)).toBeNull()
  })
})

describe('charts that nobody placed', () => {
  const chart = (id: number, layout?: [number, number, number, number]) => {
    const [x, y, w, h] = layout ?? []
    return layout === undefined ? { id } : { id, layout: { x: x!, y: y!, w: w!, h: h! } }
  }
  test('follow each other around those that have a place', () => {
    const charts = [chart(1), chart(2, [0, 0, 8, 4]), chart(3), chart(4)]
    expect(placesOf(charts)).toEqual([
      { id: 2, x: 0, y: 0, w: 8, h: 4 },
      { id: 1, x: 8, y: 0, w: 4, h: 4 },
      { id: 3, x: 0, y: 4, w: 4, h: 4 },
      { id: 4, x: 4, y: 4, w: 4, h: 4 },
    ])
  })

  test('get one with the first change, of the others those that moved', () => {
    const charts = [chart(1), chart(2, [0, 0, 8, 4])]
    expect([...changedLayouts(charts, placesOf(charts))]).toEqual([[1, { x: 8, y: 0, w: 4, h: 4 }]])
  })
})
