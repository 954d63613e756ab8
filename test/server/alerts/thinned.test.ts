import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { pointsAtGaps, pointsBeyond } from '#server/alerts/thinned.ts'

const FROM = 1_699_999_200
const minutes = fc.uniqueArray(fc.tuple(fc.nat(260), fc.constantFrom(1, 5, 9)), {
  maxLength: 120,
  selector: ([minute]) => minute,
})

/** As the engine answers it, in whatever order. */
function presenceOf(all: readonly (readonly [minute: number, value: number])[]) {
  const hours = [...new Set(all.map(([minute]) => Math.floor(minute / 60)))]
  const half = (hour: number, which: number) =>
    all
      .map(([minute]) => minute - 60 * hour - 30 * which)
      .filter((bit) => bit >= 0 && bit < 30)
      .reduce((bits, bit) => bits + 2 ** bit, 0)
  return {
    id: '1',
    hours,
    first: hours.map((hour) => half(hour, 0)),
    second: hours.map((hour) => half(hour, 1)),
    single: true,
  }
}

const sorted = (all: readonly (readonly [number, number])[]) => all.toSorted(([a], [b]) => a - b)

test('what is beyond the threshold, and the first after it that is not', () => {
  fc.assert(
    fc.property(minutes, (all) => {
      const beyond = all.filter(([, value]) => value > 5)
      const line = { buckets: beyond.map(([minute]) => minute), values: beyond.map(([, value]) => value) }
      const { times, values } = pointsBeyond(presenceOf(all), line, FROM, 5)
      const order = sorted(all)
      const expected = order.filter(([, value], index) => value > 5 || (order[index - 1]?.[1] ?? 0) > 5)
      expect(times).toEqual(expected.map(([minute]) => FROM + 60 * minute))
      expect(values).toEqual(expected.map(([, value]) => (value > 5 ? value : 5)))
    }),
  )
})

/** The minutes by which a stream has been silent for so many. */
function silentMinutes(times: readonly number[], duration: number): number[] {
  const ends = times.map((time, at) => [time + 60 + duration, times[at + 1] ?? FROM + 60 * 300])
  return ends.flatMap(([begin, end]) =>
    Array.from({ length: Math.max(0, (end! - begin!) / 60) }, (_, minute) => begin! + 60 * minute),
  )
}

const runs = fc
  .array(fc.record({ gap: fc.nat(12), length: fc.integer({ min: 1, max: 60 }) }), { maxLength: 8 })
  .map((all) => {
    let minute = 0
    const measured = all.flatMap(({ gap, length }) => {
      minute += gap
      return Array.from({ length }, () => [minute++, 1] as const)
    })
    return measured.filter(([at]) => at < 260)
  })

test('silences are the same between fewer points', () => {
  fc.assert(
    fc.property(fc.oneof(minutes, runs), fc.integer({ min: 1, max: 30 }), (all, length) => {
      const order = sorted(all).map(([minute]) => FROM + 60 * minute)
      const { times, values } = pointsAtGaps(presenceOf(all), FROM, 60 * length)
      expect(silentMinutes(times, 60 * length)).toEqual(silentMinutes(order, 60 * length))
      expect(order).toEqual(expect.arrayContaining([...times]))
      expect(values).toHaveLength(times.length)
    }),
  )
})

test('of a stream that never falls silent few points are left', () => {
  const all = Array.from({ length: 240 }, (_, minute) => [minute, 1] as const)
  expect(pointsAtGaps(presenceOf(all), FROM, 600).times.length).toBeLessThan(30)
})
