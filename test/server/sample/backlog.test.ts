import { expect, test } from 'vitest'
import type { SeriesAnswer } from '#api/series.ts'
import { missingSpans, type Span } from '#server/sample/backlog.ts'

const fourEachHalfMinute = ({ from, to }: Span) => (4 * (to - from)) / 30

const answer = (counts: (number | null)[]): SeriesAnswer => ({
  times: [0, 3_600, 7_200],
  resolution: 3_600,
  start_time: 0,
  end_time: 9_000,
  partial: { first: false, last: true },
  streams: [
    {
      metric: null,
      lines: [{ tags: {}, values: counts, last_time: null }],
      found: 1,
      rollup: 1,
      period: 30,
      error: null,
    },
  ],
})

test('hours without all their measurements are missing, newest first', () => {
  expect(missingSpans(answer([null, 480, 10]), fourEachHalfMinute)).toEqual([
    { from: 7_200, to: 9_000 },
    { from: 0, to: 3_600 },
  ])
})

test('the last hour need only be full up to now', () => {
  expect(missingSpans(answer([480, 480, 240]), fourEachHalfMinute)).toEqual([])
})

test('without any line everything is missing', () => {
  const empty = answer([])
  expect(missingSpans({ ...empty, streams: [] }, () => 1)).toHaveLength(3)
})
