import { expect, test } from 'vitest'
import type { Line, SeriesAnswer } from '#api/series.ts'
import { mergeLive } from '#series/mergeLive.ts'

const line = (host: string, values: Line['values'], last_time: number | null = null): Line => ({
  tags: { host },
  values,
  last_time,
})

function answer(times: number[], lines: Line[], over: Partial<SeriesAnswer> = {}): SeriesAnswer {
  return {
    times,
    resolution: 60,
    start_time: times[0] ?? 0,
    end_time: (times.at(-1) ?? 0) + 60,
    partial: { first: false, last: true },
    streams: [{ metric: null, lines, found: lines.length, rollup: 1, period: 60, error: null }],
    ...over,
  }
}

const linesOf = (merged: SeriesAnswer) =>
  merged.streams[0]?.lines.map(({ tags, values }) => [tags.host, values])

test('newer buckets replace, what left the window goes, and new ones follow', () => {
  const held = answer([0, 60, 120], [line('a', [1, 2, 3], 130)])
  const update = answer([120, 180], [line('a', [4, 5], 190)])
  const merged = mergeLive(held, update, { start_time: 70, end_time: 200 })
  expect(merged.times).toEqual([60, 120, 180])
  expect(linesOf(merged)).toEqual([['a', [2, 4, 5]]])
  expect(merged).toMatchObject({ start_time: 70, end_time: 200, partial: { first: false, last: true } })
  expect(merged.streams[0]?.lines[0]?.last_time).toBe(190)
})

test('lines are known by their tags: some stay silent, some are new, some are gone', () => {
  const held = answer([0, 60], [line('gone', [1, null]), line('silent', [1, 2], 61), line('moved', [3, 4])])
  const update = answer([60, 120], [line('moved', [5, 6]), line('new', [null, 7])])
  const merged = mergeLive(held, update, { start_time: 60, end_time: 180 })
  expect(linesOf(merged)).toEqual([
    ['moved', [5, 6]],
    ['new', [null, 7]],
  ])
  const wider = mergeLive(held, answer([120], [line('new', [7])]), { start_time: 0, end_time: 180 })
  expect(linesOf(wider)).toEqual([
    ['gone', [1, null, null]],
    ['silent', [1, 2, null]],
    ['moved', [3, 4, null]],
    ['new', [null, null, 7]],
  ])
  expect(wider.streams[0]?.lines[1]?.last_time).toBe(61)
  expect(wider.streams[0]?.found).toBe(4)
})

test.each([
  ['another resolution', answer([120], [], { resolution: 30 })],
  ['a hole in between', answer([240], [line('a', [9])])],
  ['other streams', answer([120], [], { streams: [] })],
  ['a shifted grid', answer([90], [line('a', [9])])],
  ['nothing', answer([], [])],
])('%s stands alone', (_, update) => {
  const held = answer([0, 60], [line('a', [1, 2])])
  expect(mergeLive(held, update, { start_time: 0, end_time: 300 })).toBe(update)
})

test('a stream that could not be read keeps its picture and says why', () => {
  const held = answer([0, 60], [line('a', [1, 2])])
  const update = answer([60, 120], [], {
    streams: [{ metric: null, lines: [], found: 0, rollup: 1, period: 60, error: 'Too slow.' }],
  })
  const merged = mergeLive(held, update, { start_time: 0, end_time: 180 })
  expect(linesOf(merged)).toEqual([['a', [1, 2, null]]])
  expect(merged.streams[0]?.error).toBe('Too slow.')
})

test('lines beyond the limit stay counted', () => {
  const held = answer([0, 60], [line('a', [1, 2])])
  held.streams[0]!.found = 10
  const merged = mergeLive(held, answer([60, 120], [line('a', [2, 3])]), { start_time: 0, end_time: 180 })
  expect(merged.streams[0]?.found).toBe(10)
})
