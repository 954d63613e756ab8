import { describe, expect, test } from 'vitest'
import { timeText } from '#chart/timeText.ts'
import { timeTicks } from '#chart/timeTicks.ts'
import { timeFromWall, timeOfWall, wallTime } from '#chart/zone.ts'

const at = (iso: string) => Date.parse(iso) / 1000
const texts = (from: string, to: string, room: number, zone: string) =>
  timeTicks(at(from), at(to), room, zone).map((tick) => tick.text)

describe('marks at round wall-clock times', () => {
  test.each<[string, string, string, number, string, string[]]>([
    [
      '30 minutes',
      '2026-03-02T10:03:20Z',
      '2026-03-02T10:33:20Z',
      6,
      'UTC',
      ['10:05', '10:10', '10:15', '10:20', '10:25', '10:30'],
    ],
    [
      'one minute',
      '2026-03-02T10:00:05Z',
      '2026-03-02T10:01:05Z',
      4,
      'UTC',
      ['10:00:15', '10:00:30', '10:00:45', '10:01:00'],
    ],
    [
      'over midnight in Berlin',
      '2026-01-02T21:30:00Z',
      '2026-01-03T01:30:00Z',
      4,
      'Europe/Berlin',
      ['23:00', '3 Jan', '01:00', '02:00'],
    ],
    [
      'a zone of half hours',
      '2026-01-02T00:10:00Z',
      '2026-01-02T03:10:00Z',
      3,
      'Asia/Kolkata',
      ['06:00', '07:00', '08:00'],
    ],
    [
      'a day',
      '2026-01-02T05:00:00Z',
      '2026-01-03T05:00:00Z',
      4,
      'America/New_York',
      ['2 Jan', '06:00', '12:00', '18:00', '3 Jan'],
    ],
    [
      'a week',
      '2026-01-02T05:00:00Z',
      '2026-01-09T05:00:00Z',
      4,
      'UTC',
      ['3 Jan', '5 Jan', '7 Jan', '9 Jan'],
    ],
    [
      'four weeks, on Mondays',
      '2026-01-01T00:00:00Z',
      '2026-01-29T00:00:00Z',
      5,
      'UTC',
      ['5 Jan', '12 Jan', '19 Jan', '26 Jan'],
    ],
    [
      'over a year',
      '2025-10-15T00:00:00Z',
      '2026-10-15T00:00:00Z',
      5,
      'Europe/Berlin',
      ['2026', 'Apr', 'Jul', 'Oct'],
    ],
  ])('%s', (_name, from, to, room, zone, expected) => {
    expect(texts(from, to, room, zone)).toEqual(expected)
  })
})

describe('over a change of daylight saving', () => {
  test('Berlin, spring: the hour that is skipped has no mark, midnight stays midnight', () => {
    expect(texts('2026-03-28T23:00:00Z', '2026-03-29T03:00:00Z', 5, 'Europe/Berlin')).toEqual([
      '29 Mar',
      '01:00',
      '03:00 CEST',
      '04:00',
      '05:00',
    ])
    expect(texts('2026-03-27T23:00:00Z', '2026-03-30T22:00:00Z', 4, 'Europe/Berlin')).toEqual([
      '28 Mar',
      '29 Mar',
      '30 Mar',
      '31 Mar',
    ])
  })

  test('Berlin, autumn: the hour that comes twice has two marks, which differ', () => {
    expect(texts('2026-10-24T23:00:00Z', '2026-10-25T03:00:00Z', 5, 'Europe/Berlin')).toEqual([
      '01:00',
      '02:00',
      '02:00 CET',
      '03:00',
      '04:00',
    ])
  })

  test('New York: marks of six hours stay on 00, 06, 12 and 18', () => {
    for (const [from, to, zone] of [
      ['2026-03-07T05:00:00Z', '2026-03-09T04:00:00Z', 'EDT'],
      ['2026-10-31T04:00:00Z', '2026-11-02T05:00:00Z', 'EST'],
    ] as const) {
      const clocks = texts(from, to, 9, 'America/New_York').filter((text) => text.includes(':'))
      expect(clocks).toEqual(['06:00', '12:00', '18:00', `06:00 ${zone}`, '12:00', '18:00'])
    }
  })

  test('Havana, where midnight comes twice: a date and a time', () => {
    expect(texts('2026-11-01T03:30:00Z', '2026-11-01T06:30:00Z', 3, 'America/Havana')).toEqual([
      '1 Nov',
      '00:00 GMT-5',
      '01:00',
    ])
  })

  test.each<[string, string, string, number, string[]]>([
    ['days', '2026-04-22T22:00:00Z', '2026-04-25T22:00:00Z', 4, ['23 Apr', '24 Apr', '25 Apr', '26 Apr']],
    ['hours', '2026-04-23T16:00:00Z', '2026-04-24T07:00:00Z', 3, ['18:00', '24 Apr EEST', '06:00']],
  ])('Cairo, where midnight is skipped: %s', (_, from, to, room, expected) => {
    expect(texts(from, to, room, 'Africa/Cairo')).toEqual(expected)
  })

  test('a month whose first midnight is skipped begins when the clocks go on', () => {
    const ticks = timeTicks(at('2017-09-15T00:00:00Z'), at('2017-11-15T00:00:00Z'), 3, 'America/Asuncion')
    expect(ticks).toEqual([
      { time: at('2017-10-01T04:00:00Z'), text: 'Oct' },
      { time: at('2017-11-01T03:00:00Z'), text: 'Nov' },
    ])
  })
})

describe('wall time', () => {
  test.each<[string, string, string]>([
    ['Europe/Berlin', '2026-03-29T00:59:59Z', '2026-03-29T01:59:59Z'],
    ['Europe/Berlin', '2026-03-29T01:00:00Z', '2026-03-29T03:00:00Z'],
    ['America/New_York', '2026-11-01T05:59:59Z', '2026-11-01T01:59:59Z'],
    ['America/New_York', '2026-11-01T06:00:00Z', '2026-11-01T01:00:00Z'],
    ['Asia/Kathmandu', '2026-01-01T00:00:00Z', '2026-01-01T05:45:00Z'],
    ['UTC', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'],
  ])('in %s at %s clocks show %s', (zone, time, wall) => {
    expect(wallTime(at(time), zone)).toBe(at(wall))
  })

  test.each<[string, string, string]>([
    ['Europe/Berlin', '2026-03-29T02:30:00Z', '2026-03-29T01:00:00Z'],
    ['Africa/Cairo', '2026-04-24T00:00:00Z', '2026-04-23T22:00:00Z'],
    ['Australia/Lord_Howe', '2026-10-04T02:15:00Z', '2026-10-03T15:30:00Z'],
    ['Pacific/Apia', '2011-12-30T12:00:00Z', '2011-12-30T10:00:00Z'],
    ['Europe/Berlin', '2026-10-25T02:30:00Z', '2026-10-25T00:30:00Z'],
  ])('in %s at %s or later, which is skipped or comes twice', (zone, wall, time) => {
    expect(timeFromWall(at(wall), zone)).toBe(at(time))
  })

  test('a wall time that is skipped is at no time, one that comes twice at the first', () => {
    expect(timeOfWall(at('2026-03-29T02:30:00Z'), 'Europe/Berlin')).toBeNull()
    expect(timeOfWall(at('2026-10-25T02:30:00Z'), 'Europe/Berlin')).toBe(at('2026-10-25T00:30:00Z'))
  })
})

test('a moment in words, with seconds where the grid is finer than minutes', () => {
  const time = at('2026-03-29T01:05:00Z')
  expect(timeText(time, 'Europe/Berlin')).toBe('Sun 29 Mar 03:05')
  expect(timeText(time + 7, 'Europe/Berlin', 1)).toBe('Sun 29 Mar 03:05:07')
})

test('an interval without length has at most its own mark', () => {
  expect(timeTicks(60, 60, 5, 'UTC').length).toBeLessThanOrEqual(1)
})
