import { beforeAll, expect, test } from 'vitest'
import { gridOf } from '#series/grid.ts'
import { EVERY_STREAM, matchTag } from '#series/tagFilter.ts'
import { readStreams, type StreamsRead } from '#server/query/readStreams.ts'
import { openTestEngines } from '#test/helpers/engines.ts'
import type { Engines } from '#server/engine/open.ts'
import { inOrder, store } from './stored.ts'

const T = 1_795_200_000
let engines: Engines

beforeAll(async () => {
  engines = await openTestEngines()
})

async function read(metric: number, over: Partial<StreamsRead> = {}) {
  const answer = await readStreams(engines, {
    metric: { id: metric, type: 'gauge', period: null, attributes: {} },
    filter: EVERY_STREAM,
    grid: gridOf(T, T + 300, 60),
    summary: 'mean',
    group: null,
    limit: 100,
    ...over,
  })
  return { ...answer, lines: inOrder(answer.lines) }
}

test('each stream is a line, by tags, oldest first', async () => {
  await store(engines, 1, [
    {
      tags: { host: 'b' },
      points: [
        [T, 4],
        [T + 120, 6],
      ],
    },
    {
      tags: { host: 'a' },
      points: [
        [T + 61, 1.5],
        [T + 119, 2.5],
      ],
    },
  ])
  expect(await read(1)).toEqual({
    lines: [
      { tags: { host: 'a' }, buckets: [1], values: [2], newest: T + 119 },
      { tags: { host: 'b' }, buckets: [0, 2], values: [4, 6], newest: T + 120 },
    ],
    found: 2,
    rollUp: 1,
  })
  expect((await read(1, { filter: matchTag('host', 'b*') })).lines).toHaveLength(1)
  expect((await read(1, { group: { by: [], function: 'sum' } })).lines).toEqual([
    { tags: {}, buckets: [0, 1, 2], values: [4, 2, 6], newest: T + 120 },
  ])
  expect((await read(1, { group: { by: ['host'], function: 'sum' }, summary: 'derivative' })).lines).toEqual([
    { tags: { host: 'b' }, buckets: [2], values: [2], newest: T + 120 },
  ])
  expect((await read(1, { group: { by: [], function: 'mean' }, summary: 'stddev' })).lines).toEqual([
    { tags: {}, buckets: [0, 1, 2], values: [0, 0.5, 0], newest: T + 120 },
  ])
})
