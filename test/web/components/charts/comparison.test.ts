import { describe, expect, it } from 'vitest'
import { comparisonText, isComparable } from '#chart/comparison.ts'
import { periodBefore } from '#web/components/charts/periodBefore.ts'
import { decodeViewing } from '#web/components/viewing/spaceAddress.ts'
import { PRESETS } from '#chart/timeRange.ts'

const at = (query: string) => decodeViewing(new URLSearchParams(query))
const change = (value: number | null, before: number | null, query = 'range=3h') =>
  comparisonText(value, before, at(query))

describe('a value beside the interval before', () => {
  it.each([
    [9, 100, '91% less than the 3 hours before'],
    [103.5, 100, '3.5% more than the 3 hours before'],
    [100.01, 100, 'the same as the 3 hours before'],
    [1_500, 100, '15 times the 3 hours before'],
    [-50, -100, '50% more than the 3 hours before'],
    [-1_500, 100, '1600% less than the 3 hours before'],
    [1, 0, ''],
    [null, 1, ''],
    [1, null, ''],
  ])('%j after %j is %j', (value, before, text) => {
    expect(change(value, before)).toBe(text)
  })

  it.each([
    [[1, 1, 1, 1], [1, 1, 1, 1], true],
    [[null, null, 1, 1], [1, 1, 1, 1], true],
    [[null, null, null, 1], [1, 1, 1, 1], false],
    [[null, null, null, 1], [null, 1, null, null], true],
    [[], [1], false],
  ])('is compared only where that was measured: %j before %j', (before, shown, expected) => {
    expect(isComparable(before, shown)).toBe(expected)
  })

  it('names the length of every preset', () => {
    expect(PRESETS.map((preset) => change(1, 2, `range=${preset}`).replace(/^.* than /, ''))).toEqual([
      'the 5 minutes before',
      'the 15 minutes before',
      'the 30 minutes before',
      'the 60 minutes before',
      'the 3 hours before',
      'the 6 hours before',
      'the 12 hours before',
      'the 24 hours before',
      'the 3 days before',
      'the 7 days before',
      'the 4 weeks before',
    ])
  })

  it.each([
    ['range=1h', 'the hour before'],
    ['from=1000&to=1040', 'the minute before'],
    ['from=1000&to=6400', 'the 90 minutes before'],
    ['from=0&to=86400', 'the 24 hours before'],
    ['from=0&to=345600', 'the 4 days before'],
  ])('names the length of %s', (query, words) => {
    expect(change(1, 2, query)).toBe(`50% less than ${words}`)
  })

  it('is read of whole steps, so that a live chart does not read it every second', () => {
    const streams = [{ id: 1, metric: 'cpu' }]
    const [one, later] = [10_000, 10_050].map((from) =>
      periodBefore(streams, from, from + 3_600, at(''), 'UTC'),
    )
    expect(one).toMatchObject({ start_time: 9_960 - 3_600, end_time: 9_960 })
    expect(later).toMatchObject({ end_time: 10_020 })
  })

  it.each([
    ['compare=before', 9_960, 'the 60 minutes before'],
    ['compare=day', 13_560 - 86_400, 'the same time a day before'],
    ['compare=week', 13_560 - 7 * 86_400, 'the same time a week before'],
  ])('is what the space compares with: %s', (query, end_time, words) => {
    const viewing = at(query)
    const asked = periodBefore([{ id: 1, metric: 'cpu' }], 10_000, 13_600, viewing, 'UTC')
    expect(asked).toMatchObject({ start_time: end_time - 3_600, end_time })
    expect(comparisonText(1, 2, viewing)).toBe(`50% less than ${words}`)
  })
})
