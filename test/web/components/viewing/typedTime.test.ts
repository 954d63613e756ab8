import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { intervalText } from '#web/components/viewing/intervalText.ts'
import { secondsOf } from '#chart/timeRange.ts'
import { readTypedTime } from '#web/components/viewing/typedTime.ts'

const at = (iso: string) => Date.parse(iso) / 1_000
/** A Wednesday. */
const NOW = at('2026-03-04T12:30:20Z')

describe('a live range', () => {
  test.each([
    ['3h', '3h'],
    ['90m', '90m'],
    ['60m', '60m'],
    ['90 s', '90s'],
    ['1.5h', '90m'],
    ['last 2 days', '2d'],
    ['Past 15 Minutes', '15m'],
    ['last hour', '1h'],
    ['the last 4 weeks', '4w'],
    ['2 hrs', '2h'],
    ['now-1h', '1h'],
    ['now - 30m to now', '30m'],
    ['-2d', '2d'],
  ])('%j is %s', (text, range) => {
    expect(readTypedTime(text, NOW, 'UTC')).toEqual({ range })
    expect(secondsOf(range)).not.toBeNull()
  })
})

describe('an interval', () => {
  test.each<[string, string, string]>([
    ['today', '2026-03-04T00:00', '2026-03-04T12:30:20'],
    ['yesterday', '2026-03-03T00:00', '2026-03-04T00:00'],
    ['monday', '2026-03-02T00:00', '2026-03-03T00:00'],
    ['last friday', '2026-02-27T00:00', '2026-02-28T00:00'],
    ['last monday', '2026-02-23T00:00', '2026-02-24T00:00'],
    ['last sunday', '2026-03-01T00:00', '2026-03-02T00:00'],
    ['sunday', '2026-03-01T00:00', '2026-03-02T00:00'],
    ['wednesday', '2026-03-04T00:00', '2026-03-04T12:30:20'],
    ['last wednesday', '2026-02-25T00:00', '2026-02-26T00:00'],
    ['yesterday to today', '2026-03-03T00:00', '2026-03-04T12:30:20'],
    ['this week', '2026-03-02T00:00', '2026-03-04T12:30:20'],
    ['this month', '2026-03-01T00:00', '2026-03-04T12:30:20'],
    ['last week', '2026-02-23T00:00', '2026-03-02T00:00'],
    ['last month', '2026-02-01T00:00', '2026-03-01T00:00'],
    ['this year', '2026-01-01T00:00', '2026-03-04T12:30:20'],
    ['2 days ago', '2026-03-02T00:00', '2026-03-03T00:00'],
    ['3h ago', '2026-03-04T09:00:20', '2026-03-04T10:00:20'],
    ['10 min ago', '2026-03-04T11:50:20', '2026-03-04T12:30:20'],
    ['3h ago to 1h ago', '2026-03-04T09:30:20', '2026-03-04T11:30:20'],
    ['now-3h to now-1h', '2026-03-04T09:30:20', '2026-03-04T11:30:20'],
    ['since 10:00', '2026-03-04T10:00', '2026-03-04T12:30:20'],
    ['1 Jan', '2026-01-01T00:00', '2026-01-02T00:00'],
    ['24 Dec', '2025-12-24T00:00', '2025-12-25T00:00'],
    ['Jan 3rd, 2025', '2025-01-03T00:00', '2025-01-04T00:00'],
    ['1.2.2026', '2026-02-01T00:00', '2026-02-02T00:00'],
    ['1 Jan 10:00 to 12:00', '2026-01-01T10:00', '2026-01-01T12:00'],
    ['1 Jan 22:00 to 2:00', '2026-01-01T22:00', '2026-01-02T02:00'],
    ['1 Jan to 3 Jan', '2026-01-01T00:00', '2026-01-04T00:00'],
    ['Tue 3 Mar 14:05 – 15:05', '2026-03-03T14:05', '2026-03-03T15:05'],
    ['2026-01-01 10:00 - 2026-01-02', '2026-01-01T10:00', '2026-01-03T00:00'],
    ['2026-01-01T10:00:05.123Z/2026-01-01T11:00Z', '2026-01-01T10:00:05', '2026-01-01T11:00'],
    ['2026-01-01 10:00+02:00 to 2026-01-01 10:00 UTC', '2026-01-01T08:00', '2026-01-01T10:00'],
    ['10:00 to 11:30', '2026-03-04T10:00', '2026-03-04T11:30'],
    ['10:00-11:30', '2026-03-04T10:00', '2026-03-04T11:30'],
    ['9am to 2pm', '2026-03-04T09:00', '2026-03-04T14:00'],
    ['22:00-06:00', '2026-03-03T22:00', '2026-03-04T06:00'],
    ['18:00 to 08:00', '2026-03-03T18:00', '2026-03-04T08:00'],
    ['12:00 to 10:00', '2026-03-03T12:00', '2026-03-04T10:00'],
    ['18:00 to 14:00', '2026-03-02T18:00', '2026-03-03T14:00'],
    ['12:30 to 12:29', '2026-03-03T12:30', '2026-03-04T12:29'],
    ['last night', '2026-03-03T22:00', '2026-03-04T06:00'],
    ['14:00 to 15:00', '2026-03-03T14:00', '2026-03-03T15:00'],
    ['from 08:00 until now', '2026-03-04T08:00', '2026-03-04T12:30:20'],
    ['1772600000', '2026-03-04T04:23:20', '2026-03-04T05:23:20'],
    ['1772600000000', '2026-03-04T04:23:20', '2026-03-04T05:23:20'],
    ['1772600000 - 1772603600', '2026-03-04T04:53:20', '2026-03-04T05:53:20'],
    ['1772600000-1772603600', '2026-03-04T04:53:20', '2026-03-04T05:53:20'],
  ])('%j', (text, from, to) => {
    expect(readTypedTime(text, NOW, 'UTC')).toEqual({ fixed: { from: at(`${from}Z`), to: at(`${to}Z`) } })
  })

  test.each<[string, string, string, string, string]>([
    ['a day of 23 hours', '29 Mar 2026', '2026-03-28T23:00Z', '2026-03-29T22:00Z', 'Europe/Berlin'],
    ['a day of 25 hours', '25 Oct 2026', '2026-10-24T22:00Z', '2026-10-25T23:00Z', 'Europe/Berlin'],
    [
      'a start that clocks skip',
      '2026-03-29 02:30 to 04:00',
      '2026-03-29T01:30Z',
      '2026-03-29T02:00Z',
      'Europe/Berlin',
    ],
    [
      'clocks that show both sides twice',
      '2026-10-25 02:15 to 02:30',
      '2026-10-25T00:15Z',
      '2026-10-25T01:30Z',
      'Europe/Berlin',
    ],
    [
      'New York, autumn',
      '1 Nov 2026 00:30 to 03:00',
      '2026-11-01T04:30Z',
      '2026-11-01T08:00Z',
      'America/New_York',
    ],
    ['a midnight that clocks skip', '29 Mar 2026', '2026-03-28T22:00Z', '2026-03-29T21:00Z', 'Asia/Beirut'],
    ['half an hour', '1 Nov 2026', '2026-10-31T18:30Z', '2026-11-01T18:30Z', 'Asia/Kolkata'],
  ])('%s', (_name, text, from, to, zone) => {
    expect(readTypedTime(text, at('2026-12-01T00:00Z'), zone)).toEqual({
      fixed: { from: at(from), to: at(to) },
    })
  })
})

test.each<[string, string, { from: string; to: string } | RegExp]>([
  ['last night', '2026-03-04T03:00', { from: '2026-03-02T22:00', to: '2026-03-03T06:00' }],
  ['last night', '2026-03-04T23:00', { from: '2026-03-03T22:00', to: '2026-03-04T06:00' }],
  ['last night', '2026-03-04T06:00', { from: '2026-03-03T22:00', to: '2026-03-04T06:00' }],
  ['22:00-06:00', '2026-03-04T23:00', { from: '2026-03-03T22:00', to: '2026-03-04T06:00' }],
  ['tonight', '2026-03-04T23:00', { from: '2026-03-04T22:00', to: '2026-03-04T23:00' }],
  ['tonight', '2026-03-04T03:00', { from: '2026-03-03T22:00', to: '2026-03-04T03:00' }],
  ['tonight', '2026-03-04T21:59', /Tonight begins at 22:00/],
  ['today', '2026-03-04T00:00', { from: '2026-03-04T00:00', to: '2026-03-04T00:00:01' }],
  ['monday', '2026-03-02T08:00', { from: '2026-03-02T00:00', to: '2026-03-02T08:00' }],
  ['last monday', '2026-03-02T08:00', { from: '2026-02-23T00:00', to: '2026-02-24T00:00' }],
  ['last monday', '2026-03-08T08:00', { from: '2026-02-23T00:00', to: '2026-02-24T00:00' }],
])('%j at %s', (text, now, expected) => {
  expect(readTypedTime(text, at(`${now}Z`), 'UTC')).toEqual(
    expected instanceof RegExp
      ? { error: expect.stringMatching(expected) }
      : { fixed: { from: at(`${expected.from}Z`), to: at(`${expected.to}Z`) } },
  )
})

test.each([
  ['', /Not understood/],
  ['soon', /Not understood.*yesterday/],
  ['0h', /Not understood/],
  ['now-', /Not understood/],
  ['now-1x', /Not understood/],
  ['now-99999999999d to now', /Not understood|not begun/],
  ['30 Feb', /Not understood/],
  ['25:00 to 26:00', /Not understood/],
  ['1 Jan 12:00 to 1 Jan 10:00', /not after the start/],
  ['1 Jan 2030', /not begun/],
  ['10:00 to 11:00 yesterday', /Not understood/],
  ['1/2/2026', /Not understood/],
  ['99999999999999999999 days ago', /Not understood/],
])('%j is refused with what to do', (text, message) => {
  expect(readTypedTime(text, NOW, 'UTC')).toEqual({ error: expect.stringMatching(message) })
})

test('never throws, and never gives an interval without length', () => {
  const word = fc.constantFrom(
    '1',
    '2',
    '99',
    ':',
    '-',
    ' ',
    'jan',
    'to',
    'h',
    'ago',
    'last',
    '2026',
    't',
    'z',
    '.',
  )
  const typed = fc.oneof(
    fc.string(),
    fc.array(word, { maxLength: 12 }).map((words) => words.join('')),
  )
  fc.assert(
    fc.property(typed, (text) => {
      const read = readTypedTime(text, NOW, 'Europe/Berlin')
      if ('fixed' in read) expect(read.fixed.to).toBeGreaterThan(read.fixed.from)
      else if ('range' in read) expect(secondsOf(read.range)).toBeGreaterThan(0)
    }),
  )
})

test.each(['UTC', 'Europe/Berlin', 'America/St_Johns', 'Asia/Kathmandu'])(
  'what is copied is read back in any zone, also where clocks show a time twice: %s',
  (zone) => {
    const start = fc.integer({ min: at('2026-10-24T00:00Z'), max: at('2026-11-02T00:00Z') })
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 9e6 }), (from, length) => {
        const fixed = { from, to: from + length }
        expect(readTypedTime(intervalText(fixed, zone), at('2027-06-01T00:00Z'), 'Asia/Tokyo')).toEqual({
          fixed,
        })
      }),
    )
  },
)
