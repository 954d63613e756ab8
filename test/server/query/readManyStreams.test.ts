import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { gridOf } from '#series/grid.ts'
import { summaryOf } from '#series/summary.ts'
import { allOf, anyOf, EVERY_STREAM, matchTag, type TagFilter } from '#series/tagFilter.ts'
import { type ManyRead, readManyStreams } from '#server/query/readManyStreams.ts'
import { readStreams } from '#server/query/readStreams.ts'
import { openTestEngines } from '#test/helpers/engines.ts'
import { store } from './stored.ts'

const T = 1_795_200_000
const grid = gridOf(T, T + 600, 60)
const engines = await openTestEngines()
const metrics = [1, 2, 3]

const tags = fc.record({
  host: fc.constantFrom('web-1', 'web-2', 'db-1'),
  region: fc.constantFrom('eu', 'us'),
})
const points = fc.uniqueArray(fc.tuple(fc.nat(20), fc.integer({ min: -9, max: 9 })), {
  selector: ([at]) => at,
  maxLength: 12,
})
const stored = fc.uniqueArray(fc.record({ tags, points }), {
  selector: ({ tags: { host, region } }) => host + region,
  maxLength: 6,
})

const match = fc
  .tuple(fc.constantFrom('host', 'region', 'none'), fc.constantFrom('web-1', 'web-*', '!db-1', 'eu', '*'))
  .map(([name, pattern]) => matchTag(name, pattern))
const filter = fc.oneof(
  fc.constant<TagFilter>(EVERY_STREAM),
  match,
  fc.array(match, { minLength: 1, maxLength: 2 }).map(allOf),
  fc.array(match, { minLength: 1, maxLength: 2 }).map(anyOf),
)
const read: fc.Arbitrary<ManyRead> = fc.record({
  metric: fc.constantFrom(...metrics),
  filter,
  summary: fc
    .tuple(
      fc.constantFrom('mean', 'sum', 'min', 'max', 'count', 'last', 'derivative'),
      fc.constantFrom('gauge', 'counter'),
    )
    .map(([name, type]) => summaryOf(name as 'mean', type as 'gauge') as ManyRead['summary']),
  group: fc.option(fc.constant({ by: ['region'], function: 'sum' as const })),
})

test('many reads together are what each is alone', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(stored, stored, stored),
      fc.array(read, { minLength: 1, maxLength: 6 }),
      async (all, reads) => {
        await engines.tsdb.exec('TRUNCATE TABLE points')
        await engines.tsdb.exec('TRUNCATE TABLE streams')
        for (const [index, metric] of metrics.entries()) {
          const streams = all[index]!.map((one) => ({
            tags: one.tags,
            points: one.points.map(([at, value]) => [T + 30 * at, value] as const),
          }))
          if (streams.length > 0) await store(engines, metric, streams)
        }
        const together = await readManyStreams(engines, reads, grid)
        for (const [index, { metric, ...one }] of reads.entries()) {
          const by = one.group?.by ?? []
          const { lines } = await readStreams(engines, {
            ...one,
            // Streams that lack a tag are not put together here.
            filter: allOf([one.filter, ...by.map((name) => matchTag(name, '*'))]),
            metric: { id: metric, type: 'gauge', period: null, attributes: {} },
            grid,
            limit: Infinity,
          })
          const alone = lines.map(({ tags: ofLine, buckets, values }) => ({
            tags: ofLine,
            times: buckets.map((bucket) => grid.from + 60 * bucket),
            values,
          }))
          const found = together[index]!.filter(({ times }) => times.length > 0)
          expect(
            found.map(({ tags: ofLine, times, values }) => ({ tags: ofLine, times, values })).sort(byTags),
          ).toEqual(alone.sort(byTags))
        }
      },
    ),
    { numRuns: 8 },
  )
})

function byTags(a: { tags: object }, b: { tags: object }): number {
  const [one, other] = [a, b].map((line) => JSON.stringify(Object.entries(line.tags).sort()))
  return one! < other! ? -1 : 1
}
