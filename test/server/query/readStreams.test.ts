import { beforeAll, describe, expect, test } from 'vitest'
import { gridOf } from '#series/grid.ts'
import { EVERY_STREAM, matchTag } from '#series/tagFilter.ts'
import { readStreams, type StreamsRead } from '#server/query/readStreams.ts'
import { enginePairs } from '#test/helpers/enginePairs.ts'
import type { Engines } from '#server/engine/open.ts'
import { store } from './stored.ts'

const T = 1_795_200_000
let engines: Engines

function read(metric: number, over: Partial<StreamsRead> = {}) {
  return readStreams(engines, {
    metric: { id: metric, type: 'gauge', period: null, attributes: {} },
    filter: EVERY_STREAM,
    grid: gridOf(T, T + 300, 60),
    summary: 'mean',
    group: null,
    limit: 100,
    ...over,
  })
}

describe.each(enginePairs)('%s', (_name, open) => {
  beforeAll(async () => {
    engines = await open()
  })

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
    expect(
      (await read(1, { group: { by: ['host'], function: 'sum' }, summary: 'derivative' })).lines,
    ).toEqual([{ tags: { host: 'b' }, buckets: [2], values: [2], newest: T + 120 }])
    expect((await read(1, { group: { by: [], function: 'mean' }, summary: 'stddev' })).lines).toEqual([
      { tags: {}, buckets: [0, 1, 2], values: [0, 0.5, 0], newest: T + 120 },
    ])
  })

  test('more streams than lines may be: those with data, the first by their tags, and how many there are', async () => {
    await store(
      engines,
      2,
      ['silent', 'c', 'b', 'a'].map((host) => ({
        tags: { host, rack: 'r1' },
        points: host === 'silent' ? [[T - 9_000, 1]] : [[T, 1]],
      })),
    )
    const each = await read(2, { limit: 2 })
    expect(each.lines.map(({ tags }) => tags.host)).toEqual(['a', 'b'])
    expect(each.found).toBe(3)
    const byHost = await read(2, { limit: 2, group: { by: ['host'], function: 'sum' } })
    expect(byHost.lines.map(({ tags }) => tags)).toEqual([{ host: 'a' }, { host: 'b' }])
    expect(byHost.found).toBe(3)
    const byRack = await read(2, { limit: 2, group: { by: ['rack'], function: 'sum' } })
    expect(byRack).toMatchObject({ found: 1, lines: [{ tags: { rack: 'r1' }, values: [3] }] })
  })

  test('a stream without a tag grouped by is a line without it', async () => {
    await store(engines, 3, [
      { tags: { host: 'a' }, points: [[T, 1]] },
      { tags: { host: 'b', rack: 'r1' }, points: [[T, 2]] },
      { tags: { host: 'c', rack: 'r1' }, points: [[T, 3]] },
    ])
    const { lines } = await read(3, { group: { by: ['rack'], function: 'max' } })
    expect(lines.map(({ tags, values }) => [tags, values])).toEqual([
      [{}, [1]],
      [{ rack: 'r1' }, [3]],
    ])
  })

  test('the standard deviation keeps its digits far from zero', async () => {
    await store(engines, 4, [
      { tags: { host: 'a' }, points: [1, 2, 3, 4].map((each) => [T + each, 1e9 + each]) },
    ])
    const { lines } = await read(4, { summary: 'stddev' })
    expect(lines[0]?.values[0]).toBeCloseTo(Math.sqrt(1.25), 9)
  })

  test('a read ends when its caller is gone', async () => {
    await expect(read(4, { signal: AbortSignal.abort(new Error('gone')) })).rejects.toThrow('gone')
  })
})
