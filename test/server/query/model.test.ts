import * as fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { floorTo, gridOf } from '#series/grid.ts'
import { EVERY_STREAM } from '#series/tagFilter.ts'
import type { Engines } from '#server/engine/open.ts'
import { runRollUp } from '#server/jobs/rollUp.ts'
import { readStreams } from '#server/query/readStreams.ts'
import type { StreamLine } from '#server/query/streamLines.ts'
import { openTestEngines } from '#test/helpers/engines.ts'
import { store } from './stored.ts'

const T = 1_795_176_000
const HOURS = 6
const SUMMARIES = ['mean', 'sum', 'min', 'max', 'count', 'last'] as const
const FUNCTIONS = ['mean', 'sum', 'min', 'max'] as const
type Reduce = (values: readonly number[]) => number

const REDUCE: Record<(typeof SUMMARIES)[number], Reduce> = {
  mean: (values) => REDUCE.sum(values) / values.length,
  sum: (values) => values.reduce((total, value) => total + value, 0),
  min: (values) => Math.min(...values),
  max: (values) => Math.max(...values),
  count: (values) => values.length,
  last: (values) => values.at(-1)!,
}

interface Post {
  stream: number
  second: number
  value: number
}

const posts = fc.array(
  fc.record({
    stream: fc.nat(4),
    second: fc.nat(HOURS * 3_600 - 1),
    value: fc.integer({ min: -100, max: 100 }),
  }),
  { minLength: 1, maxLength: 40 },
)

let engines: Engines
beforeAll(async () => {
  engines = await openTestEngines()
})

let metrics = 0

test('grouped reads agree with a plain model, before and after a roll-up', async () => {
  const property = fc.asyncProperty(
    fc.array(posts, { minLength: 1, maxLength: 3 }),
    fc.constantFrom(60, 900, 3_600),
    fc.constantFrom(...SUMMARIES),
    fc.constantFrom(...FUNCTIONS),
    async (batches, resolution, summary, name) => {
      metrics += 1
      const metric = metrics
      for (const [index, batch] of batches.entries()) {
        await storePosts(metric, batch, index + 1)
        await runRollUp({ ...engines, now: () => T + (HOURS + 1) * 3_600 })
        const stored = batches.slice(0, index + 1).flat()
        const { lines } = await readStreams(engines, {
          metric: { id: metric, type: 'gauge', period: null, attributes: {} },
          filter: EVERY_STREAM,
          grid: gridOf(T, T + HOURS * 3_600, resolution),
          summary,
          group: { by: ['parity'], function: name },
          limit: 10,
        })
        expect(read(lines)).toEqual(model(stored, resolution, REDUCE[summary], REDUCE[name]))
      }
    },
  )
  await fc.assert(property, { numRuns: 12 })
}, 120_000)

const tagsOf = (stream: number) => ({ host: `h${stream}`, parity: stream % 2 === 0 ? 'even' : 'odd' })

/** A version above everything that a roll-up has seen, as late measurements have. */
async function storePosts(metric: number, batch: readonly Post[], round: number): Promise<void> {
  const ver = (T + (HOURS + 1) * 3_600 + metric * 10 + round) * 4_096_000
  const latest = new Map(batch.map((post) => [`${post.stream} ${post.second}`, post]))
  const streams = [0, 1, 2, 3, 4].map((stream) => ({
    tags: tagsOf(stream),
    points: [...latest.values()]
      .filter((post) => post.stream === stream)
      .map(({ second, value }) => [T + second, value] as const),
  }))
  await store(engines, metric, streams, ver)
}

type Answer = Record<string, Record<number, number>>

function read(lines: StreamLine[]): Answer {
  return Object.fromEntries(
    lines.map(({ tags, buckets, values }) => [
      tags.parity,
      Object.fromEntries(buckets.map((bucket, index) => [bucket, rounded(values[index]!)])),
    ]),
  )
}

function model(stored: readonly Post[], resolution: number, summary: Reduce, group: Reduce): Answer {
  const latest = new Map(stored.map((post) => [`${post.stream} ${post.second}`, post]))
  const ordered = [...latest.values()].sort((a, b) => a.second - b.second)
  const streams = groupedBy(ordered, ({ stream, second }) => `${stream} ${floorTo(second, resolution)}`)
  const summed = [...streams.values()].map((list) => ({
    parity: tagsOf(list[0]!.stream).parity,
    bucket: Math.floor(list[0]!.second / resolution),
    value: summary(list.map(({ value }) => value)),
  }))
  const answer: Answer = {}
  for (const [parity, list] of groupedBy(summed, (each) => each.parity)) {
    const buckets = groupedBy(list, ({ bucket }) => bucket)
    answer[parity] = Object.fromEntries(
      [...buckets].map(([bucket, each]) => [bucket, rounded(group(each.map(({ value }) => value)))]),
    )
  }
  return answer
}

const rounded = (value: number) => Math.round(value * 1e6) / 1e6

function groupedBy<T, K>(list: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const item of list) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}
