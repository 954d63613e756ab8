import { describe, expect, test } from 'vitest'
import type { Comparison } from '#api/comparisons.ts'
import { earlierLines, earlierShift, earlierValue, withEarlier } from '#chart/earlier.ts'
import { chartModel } from '#chart/model.ts'
import { isolate } from '#chart/isolate.ts'
import { makeAnswer, makeChart, makeLine, makeSeries } from './made.ts'

const at = (iso: string) => Date.parse(iso) / 1_000
const HOUR = 3_600

test.each<[Comparison, string, string, string, number]>([
  ['before', '2026-03-04T10:00Z', '2026-03-04T13:00Z', 'UTC', 3],
  ['day', '2026-03-04T10:00Z', '2026-03-04T13:00Z', 'UTC', 24],
  ['week', '2026-03-04T10:00Z', '2026-03-04T13:00Z', 'UTC', 168],
  ['day', '2026-03-29T10:00Z', '2026-03-29T13:00Z', 'Europe/Berlin', 23],
  ['day', '2026-10-25T10:00Z', '2026-10-25T13:00Z', 'Europe/Berlin', 25],
  ['week', '2026-10-28T10:00Z', '2026-10-28T13:00Z', 'Europe/Berlin', 169],
  ['day', '2026-10-26T10:00Z', '2026-10-26T13:00Z', 'Europe/Berlin', 24],
  // A day after 02:30 was skipped, the same time of day was not there.
  ['day', '2026-03-29T23:30Z', '2026-03-30T00:30Z', 'Europe/Berlin', 24],
])('%s, of %s to %s in %s, is %d hours before', (comparison, from, to, zone, hours) => {
  expect(earlierShift(comparison, { from: at(from), to: at(to) }, zone)).toBe(hours * HOUR)
})

describe('an earlier course', () => {
  const answer = (...rows: [string, (number | null)[]][]) =>
    makeAnswer(makeSeries(rows.map(([source, values]) => makeLine(values, { source }))))
  const chart = makeChart()
  const model = chartModel(chart, answer(['a', [1, 2, 3]], ['b', [4, 5, 6]]))
  const before = chartModel(chart, answer(['b', [40, null, 60]], ['gone', [1, 1, 1]]))
  const earlier = { shift: 600, model: before }

  test('is moved under the chart, each line by its tags; what is no more on the chart is left out', () => {
    expect(earlierLines(model, earlier)).toEqual([
      { times: [1_200, 1_260, 1_320], values: [40, undefined, 60], line: 1, axis: 0 },
    ])
  })

  test('is off with its line', () => {
    const hidden = isolate(chartModel(chart, answer(['a', [1, 2, 3]], ['b', [4, 5, 6]])), ['source=a'])
    expect(earlierLines(hidden, { ...earlier })).toEqual([])
  })

  test('of a stack is the total', () => {
    const stacked = makeChart({ type: 'stacked' })
    const [now, then] = [
      answer(['a', [1, 2, 3]], ['b', [4, 5, 6]]),
      answer(['a', [1, null, 3]], ['b', [10, null, 30]]),
    ]
    const [total, ...more] = earlierLines(chartModel(stacked, now), {
      shift: 60,
      model: chartModel(stacked, then),
    })
    expect(more).toEqual([])
    expect(total).toMatchObject({ line: null, times: [660, 720, 780] })
    expect([total!.values[0], total!.values[2]]).toEqual([11, 33])
  })

  test('is read at the time that it is laid under, near its measurements only', () => {
    const id = model.lines[1]!.id
    expect(earlierValue(earlier, id, 1_200)).toBe(40)
    expect(earlierValue(earlier, id, 1_260)).toBeNull()
    expect(earlierValue(earlier, id, 9_000)).toBeNull()
    expect(earlierValue(earlier, model.lines[0]!.id, 1_200)).toBeNull()
  })

  test('widens its axis by what is in view, and changes nothing when there is none', () => {
    const seen = { ...model, from: 1_200, to: 1_300, earlier }
    expect(withEarlier(seen, 0, 1, 30)).toEqual([1, 40])
    // One peak of before must not flatten what is shown.
    expect(withEarlier(seen, 0, 1, 6)).toEqual([1, 11])
    expect(withEarlier(seen, 0, 5, 5)).toEqual([expect.any(Number), 40])
    expect(withEarlier(model, 0, 1, 6)).toEqual([1, 6])
  })
})
