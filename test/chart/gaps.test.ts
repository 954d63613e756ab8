import { describe, expect, test } from 'vitest'
import { fillWithinCadence, joinWithinCadence } from '#chart/gaps.ts'

/** `#` is a measurement, `.` an empty bucket, `-` an empty bucket that the line passes over. */
const valuesOf = (text: string) => [...text].map((mark, i) => (mark === '#' ? i : null))
const marksOf = (column: readonly (number | null | undefined)[]) =>
  column.map((value) => (value === undefined ? '-' : value === null ? '.' : '#')).join('')

describe('an absence is a gap where it is clearly longer than the spacing around it', () => {
  test.each<[string, number, number, string, string]>([
    ['every bucket', 60, 60, '######', '######'],
    ['one measurement that slipped', 60, 60, '###.###', '###-###'],
    ['two missing', 60, 60, '###..###', '###..###'],
    ['one bucket of twelve measurements', 10, 120, '###.###', '###.###'],
    ['declared period', 180, 60, '#..#..#..#', '#--#--#--#'],
    ['declared period, one slipped', 180, 60, '#...#..#', '#---#--#'],
    ['declared period, one missing', 180, 60, '#..#.....#..#', '#--#-----#--#'],
    ['declared period, an outage', 180, 60, '#..#........#..#', '#--#........#--#'],
    ['slower than declared', 60, 60, '#....#....#....#', '#----#----#----#'],
    ['a slow metric beside a fast one', 300, 10, `#${'.'.repeat(29)}#`, `#${'-'.repeat(29)}#`],
    ['from coarse to fine', 10, 120, '#.#..#.#..#.#####', '#-#--#-#--#-#####'],
    ['from fine to coarse', 10, 120, '#####.#..#.#..#.#', '#####-#--#-#--#-#'],
    [
      'an outage in coarse data',
      10,
      60,
      '#....#....#.............#....#....#',
      '#----#----#.............#----#----#',
    ],
    ['an outage where coarse turns fine', 10, 60, '#.#.#.........####', '#-#-#.........####'],
    ['two outages close to each other', 10, 60, '#.#.#.......#.......#.#.#', '#-#-#.......#.......#-#-#'],
    ['a lone measurement in an outage', 60, 60, '###......#......###', '###......#......###'],
    ['bursts', 60, 60, '##.....##.....##', '##.....##.....##'],
    ['start and end', 180, 60, '..#..#..', '..#--#..'],
    ['two measurements far apart', 60, 60, '#....#', '#....#'],
    ['one measurement', 60, 60, '..#..', '..#..'],
    ['none', 60, 60, '...', '...'],
  ])('%s', (_name, period, resolution, text, expected) => {
    expect(marksOf(joinWithinCadence(valuesOf(text), period, resolution))).toBe(expected)
  })

  test('columns without such absences are not copied', () => {
    const whole = [1, 2, 3]
    const broken = [1, 2, null, null, 5, 6]
    expect(joinWithinCadence(whole, 60, 60)).toBe(whole)
    expect(joinWithinCadence(broken, 60, 60)).toBe(broken)
  })
})

test('filled on the straight line within the cadence, left open beyond it', () => {
  const open = Array<null>(8).fill(null)
  expect(fillWithinCadence([0, null, null, 3, ...open, 9], 180, 60)).toEqual([0, 1, 2, 3, ...open, 9])
})
