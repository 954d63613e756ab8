import * as fc from 'fast-check'
import { CHART_GROUP_FUNCTIONS, CHART_SUMMARY_FUNCTIONS, CHART_TYPES } from '#api/charts.ts'
import type { ChartDocument, SpaceDocument } from '#api/spaceDocument.ts'

/** Text that PostgreSQL can store, of every script. */
export const storable = fc.string({ unit: 'binary', maxLength: 20 }).map((text) => text.replaceAll('\0', ' '))

const sometimes = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0)
const from = <T>(values: readonly T[]) => sometimes(fc.constantFrom(...values))
const extra = fc.dictionary(
  storable.map((key) => `x ${key}`),
  fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.parse(cleaned(value)) as unknown),
  { maxKeys: 3 },
)
const cleaned = (value: unknown) =>
  JSON.stringify(value)
    .replaceAll(/\\u0000|\\ud[89a-f][0-9a-f]{2}/gi, ' ')
    .replaceAll('"__proto__"', '"proto"')
    .replaceAll('"constructor"', '"made"')

const tag = fc
  .tuple(
    fc.record({
      name: storable,
      values: sometimes(fc.array(storable, { maxLength: 3 })),
      grouped: sometimes(fc.boolean()),
      dynamic: sometimes(fc.boolean()),
    }),
    extra,
  )
  .map(([known, more]) => ({ ...more, ...known }))

const look = fc.record(
  {
    name: sometimes(storable),
    type: from(['annotation', 'gauge', 'composite', 'other']),
    tags: sometimes(fc.array(tag, { maxLength: 3 })),
    summary_function: from(CHART_SUMMARY_FUNCTIONS),
    downsample_function: from(CHART_SUMMARY_FUNCTIONS),
    color: from(['#52D74C', '#000000']),
    units_short: sometimes(storable),
    units_long: sometimes(storable),
    min: sometimes(number),
    max: sometimes(number),
    transform_function: from(['x/p', 'x*2']),
    period: sometimes(fc.integer({ min: 1, max: 2 ** 53 - 1 })),
  },
  { requiredKeys: [] },
)
const reads = fc.oneof(
  fc.record({
    metric: sometimes(storable),
    source: sometimes(storable),
    group_function: from(CHART_GROUP_FUNCTIONS),
  }),
  fc.record({ composite: fc.constantFrom('sum(s("a","*"))', 's("b","%")') }),
)
const stream = fc.tuple(extra, look, reads).map(([more, known, data]) => ({ ...more, ...known, ...data }))

const layout = fc
  .record({
    x: fc.nat(11),
    y: fc.nat(10_000),
    w: fc.integer({ min: 1, max: 12 }),
    h: fc.integer({ min: 1, max: 99 }),
  })
  .map((place) => ({ ...place, w: Math.min(place.w, 12 - place.x) }))

/** Charts with any settings at all, but for `related_space`, which needs other spaces. */
export const anyChart: fc.Arbitrary<ChartDocument> = fc.record(
  {
    name: sometimes(storable),
    type: from(CHART_TYPES),
    streams: sometimes(fc.array(stream, { maxLength: 4 })),
    min: sometimes(number),
    max: sometimes(number),
    label: sometimes(storable),
    thresholds: sometimes(
      fc.array(
        fc.record({
          operator: fc.constantFrom('>' as const, '<' as const, '=' as const),
          value: number,
          type: fc.constantFrom('red' as const, 'yellow' as const),
        }),
        { maxLength: 3 },
      ),
    ),
    use_log_yaxis: sometimes(fc.boolean()),
    use_last_value: sometimes(fc.boolean()),
    layout: sometimes(layout),
  },
  { requiredKeys: [] },
)

export const anyDocument: fc.Arbitrary<SpaceDocument> = fc.record({
  poise: fc.constant(1 as const),
  name: storable.map((name) => name.trim() || 'a'),
  charts: fc.array(anyChart, { maxLength: 5 }),
})
