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

test('where a silence begins and ends', () => {
  fc.assert(
    fc.property(minutes, (all) => {
      const order = sorted(all).map(([minute]) => minute)
      const expected = order.filter(
        (minute, at) => order[at - 1] !== minute - 1 || order[at + 1] !== minute + 1,
      )
      const { times, values } = pointsAtGaps(presenceOf(all), FROM)
      expect(times).toEqual(expected.map((minute) => FROM + 60 * minute))
      expect(values).toHaveLength(times.length)
    }),
  )
})
