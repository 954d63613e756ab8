import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ComposeSeries } from '#compose/composeSeries.ts'
import { evaluate } from '#compose/evaluate.ts'
import { parse } from '#compose/parse.ts'

/*
 * Composites as one would write them down without any care for speed: a series is a map from time to value. The evaluator
 * must agree with it on any data and any nesting.
 */

type Points = Map<number, number>
interface Naive {
  text: string
  of: (data: readonly Points[]) => Points[]
}

const STEP = 60
const WINDOW = { start: 0, end: 10 * STEP, resolution: STEP }

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const statistics = {
  sum: (values: number[]) => values.reduce((sum, value) => sum + value, 0),
  mean,
  min: (values: number[]) => Math.min(...values),
  max: (values: number[]) => Math.max(...values),
}
type Statistic = keyof typeof statistics

const timesOf = (set: readonly Points[]) => [...new Set(set.flatMap((one) => [...one.keys()]))]
const sorted = (points: Points) => [...points].sort(([a], [b]) => a - b)
const finite = (entries: [number, number][]) => new Map(entries.filter(([, value]) => Number.isFinite(value)))
const each = (set: Points[], change: (value: number) => number) =>
  set.map((one) => finite([...one].map(([time, value]) => [time, change(value)])))

/** At every time that any of them has, what `at` makes of the values there; undefined stands for a missing one. */
function zip(set: Points[], at: (values: (number | undefined)[]) => number | undefined): Points[] {
  if (set.length === 0) return []
  return [finite(timesOf(set).map((time) => [time, at(set.map((one) => one.get(time))) ?? NaN]))]
}

const present = (values: (number | undefined)[]) => values.filter((value) => value !== undefined)
const both = (of: (a: number, b: number) => number) => (set: Points[]) =>
  set.length === 2 ? zip(set, ([a, b]) => (a === undefined || b === undefined ? undefined : of(a, b))) : []

const source = fc.integer({ min: 0, max: 3 }).map((n): Naive => ({
  text: `s("m", {"n":"${n === 0 ? '*' : n}"})`,
  of: (data) => (n === 0 ? [...data] : data.filter((_, index) => index === n - 1)),
}))

const composite: fc.Memo<Naive> = fc.memo((depth) =>
  depth <= 1 ? source : fc.oneof(source, call(depth), set(depth)),
)

const set = (depth: number) =>
  fc.array(composite(depth - 1), { maxLength: 3 }).map((items): Naive => ({
    text: `[${items.map(({ text }) => text).join(', ')}]`,
    of: (data) => items.flatMap(({ of }) => of(data)),
  }))

const of =
  (name: string, change: (set: Points[]) => Points[], options = '') =>
  (inner: Naive): Naive => ({
    text: `${name}(${inner.text}${options})`,
    of: (data) => change(inner.of(data)),
  })

function call(depth: number): fc.Arbitrary<Naive> {
  const inner = composite(depth - 1)
  const size = fc.integer({ min: 1, max: 4 })
  return fc.oneof(
    ...(Object.keys(statistics) as Statistic[]).map((name) =>
      inner.map(of(name, (all) => zip(all, (values) => statistics[name](present(values))))),
    ),
    inner.map(
      of(
        'divide',
        both((a, b) => a / b),
      ),
    ),
    inner.map(
      of(
        'subtract',
        both((a, b) => a - b),
      ),
    ),
    inner.map(
      of('multiply', (all) =>
        zip(all, (values) =>
          values.includes(undefined)
            ? undefined
            : present(values).reduce((product, value) => product * value, 1),
        ),
      ),
    ),
    inner.map(of('abs', (all) => each(all, Math.abs))),
    inner.map(of('scale', (all) => each(all, (value) => value / 4), ', {factor:"1/4"}')),
    inner.map(of('rate', (all) => each(all, (value) => value / STEP))),
    inner.map(
      of('derive', (all) =>
        all.map((one) =>
          finite(sorted(one).map(([time, value], at, list) => [time, value - (list[at - 1]?.[1] ?? NaN)])),
        ),
      ),
    ),
    inner.map(
      of('integrate', (all) =>
        all.map((one) =>
          finite(
            sorted(one).map(([time], at, list) => [
              time,
              statistics.sum(list.slice(0, at + 1).map(([, value]) => value)),
            ]),
          ),
        ),
      ),
    ),
    fc
      .tuple(inner, size, fc.constantFrom<Statistic>('sum', 'mean', 'min', 'max'))
      .map(([one, points, name]) =>
        of(
          'window',
          (all) =>
            all.map((series) =>
              finite(
                sorted(series).map(([time], at, list) => {
                  const values = list.slice(Math.max(0, at + 1 - points), at + 1).map(([, value]) => value)
                  return [time, values.length < points ? NaN : statistics[name](values)]
                }),
              ),
            ),
          `, {size:"${points}", function:"${name}"}`,
        )(one),
      ),
    inner.map(
      of(
        'filter',
        (all) => all.filter((one) => one.size > 0 && statistics.max([...one.values()]) >= 3),
        ', {gte:"3", function:"max"}',
      ),
    ),
    inner.map(
      of(
        'fill',
        (all) =>
          all.map((one) => {
            const isEmpty = (step: number) =>
              ![...one.keys()].some((time) => time >= step && time < step + STEP)
            return new Map([
              ...one,
              ...grid()
                .filter(isEmpty)
                .map((time) => [time, 7] as const),
            ])
          }),
        ', {value:"7"}',
      ),
    ),
  )
}

const grid = () => Array.from({ length: 10 }, (_, n) => n * STEP)

/** Measurements come at any second of a step, and not at the same one from every host. */
const points = fc
  .tuple(
    fc.array(fc.option(fc.integer({ min: -8, max: 8 })), { minLength: 10, maxLength: 10 }),
    fc.constantFrom(0, 7, 59),
  )
  .map(
    ([values, late]): Points =>
      new Map(values.flatMap((value, n) => (value === null ? [] : [[n * STEP + late, value]]))),
  )

const seriesOf = (one: Points, n: number): ComposeSeries => ({
  metric: 'm',
  tags: { n: String(n + 1) },
  times: sorted(one).map(([time]) => time),
  values: sorted(one).map(([, value]) => value),
  period: STEP,
})

test('any composite of any series is what it is by the plainest reading', async () => {
  const data = fc.array(points, { minLength: 0, maxLength: 3 })
  await fc.assert(
    fc.asyncProperty(data, composite(4), async (stored, { text, of: expected }) => {
      const found = await evaluate(
        parse(text),
        async ({ tags, aggregation }) => {
          const all = stored.map(seriesOf).filter((one) => tags.n === '*' || one.tags.n === tags.n)
          if (aggregation === undefined) return all
          const [one] = zip(
            all.map((series) => new Map(series.times.map((time, at) => [time, series.values[at]!]))),
            (values) => statistics[aggregation](present(values)),
          )
          return one === undefined ? [] : [{ ...seriesOf(one, 0), tags: {} }]
        },
        WINDOW,
      )
      const wanted = expected(stored).map(sorted)
      const got = found.map(({ times, values }) => times.map((time, at) => [time, values[at]!] as const))
      expect(got.map((one) => one.map(([time]) => time))).toEqual(
        wanted.map((one) => one.map(([time]) => time)),
      )
      for (const [index, one] of got.entries()) {
        for (const [at, [, value]] of one.entries()) {
          const other = wanted[index]![at]![1]
          expect(Math.abs(value - other)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(other)))
        }
      }
    }),
    { numRuns: 500 },
  )
})
