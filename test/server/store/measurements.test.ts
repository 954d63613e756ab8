import { beforeAll, describe, expect, test } from 'vitest'
import { gridOf } from '#series/grid.ts'
import { anyOf, EVERY_STREAM, matchTag, type TagFilter } from '#series/tagFilter.ts'
import type { Engines } from '#server/engine/open.ts'
import { countBuckets, listLiveStreams, readBuckets } from '#server/store/buckets.ts'
import { listStreams } from '#server/store/matchStreams.ts'
import { observedPeriod } from '#server/store/periods.ts'
import { deletePoints } from '#server/store/points.ts'
import { listDays, listDirtyHours } from '#server/store/rollUps.ts'
import { deleteStreams } from '#server/store/streams.ts'
import { countTagUses, listTagNames, listTagUses, listTagValues } from '#server/store/tags.ts'
import { enginePairs } from '#test/helpers/enginePairs.ts'
import { store } from '../query/stored.ts'

const T = 1_795_176_000
const VER = 4_096_000

describe.each(enginePairs)('%s', (_name, open) => {
  let engines: Engines
  beforeAll(async () => {
    engines = await open()
    await store(engines, 1, [
      { tags: { host: 'a%b', region: 'us-east' }, points: [0, 60, 120].map((at) => [T + at, at + 1]) },
      { tags: { host: 'acb', region: 'eu' }, points: [[T + 61, 5]] },
      { tags: { rack: "r'1\\" }, points: [[T - 86_400, 7]] },
    ])
  })

  const read = (streams: TagFilter = EVERY_STREAM) => {
    const grid = gridOf(T, T + 180, 60)
    return { metric: 1, streams, grid, segments: [{ rollUp: 1 as const, from: grid.from, to: grid.to }] }
  }

  test.each<[string, TagFilter, string[]]>([
    ['every stream', EVERY_STREAM, ['1', '2', '3']],
    ['none', { kind: 'or', of: [] }, []],
    ['a sign that LIKE gives a meaning', matchTag('host', 'a%b'), ['1']],
    ['a pattern', matchTag('host', 'a*b'), ['1', '2']],
    ['another value', matchTag('region', '!us-*'), ['2']],
    ['no such tag', { kind: 'absent', name: 'host' }, ['3']],
    ['quotes and backslashes', matchTag('rack', "r'1\\"), ['3']],
    ['one or the other', anyOf([matchTag('rack', '*'), matchTag('region', 'eu')]), ['2', '3']],
  ])('streams: %s', async (_, filter, ids) => {
    expect((await listStreams(engines.tsdb, 1, filter)).map(({ id }) => id)).toEqual(ids)
  })

  test('no more streams than asked for', async () => {
    expect(await listStreams(engines.tsdb, 1, EVERY_STREAM, 1)).toEqual([
      { id: '1', tags: { host: 'a%b', region: 'us-east' } },
    ])
  })

  test('buckets by stream, all of them or the newest few', async () => {
    const all = await readBuckets(engines.tsdb, read())
    expect(all.get('1')?.map(({ time, sum }) => [time - T, sum])).toEqual([
      [0, 1],
      [60, 61],
      [120, 121],
    ])
    expect(all.get('2')).toEqual([{ time: T + 60, sum: 5, count: 1, min: 5, max: 5, last: 5, m2: 0 }])
    const last = await readBuckets(engines.tsdb, read(matchTag('host', '*')), { end: 'last', count: 1 })
    expect([...last].map(([id, [bucket]]) => [id, bucket?.time]).toSorted()).toEqual([
      ['1', T + 120],
      ['2', T + 60],
    ])
  })

  test('buckets are counted, and streams that have any are told from those that have none', async () => {
    expect(await countBuckets(engines.tsdb, read(), 2)).toEqual([
      { bucket: 0, streams: 1 },
      { bucket: 1, streams: 2 },
    ])
    expect((await listLiveStreams(engines.tsdb, read())).map(({ id }) => id)).toEqual(['1', '2'])
  })

  test('tags: how they are used, their names and their values', async () => {
    const { uses, streams } = await listTagUses(engines.tsdb, 1, matchTag('host', '*'))
    expect(streams).toBe(2)
    expect(uses.toSorted((a, b) => (a.name < b.name ? -1 : 1))).toEqual([
      { name: 'host', values: 2, streams: 2 },
      { name: 'region', values: 2, streams: 2 },
    ])
    for (const filter of [EVERY_STREAM, matchTag('region', 'eu'), matchTag('host', 'none')]) {
      const told = await listTagUses(engines.tsdb, 1, filter)
      const counted = countTagUses(await listStreams(engines.tsdb, 1, filter))
      const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1)
      expect({ ...counted, uses: counted.uses.toSorted(byName) }).toEqual({
        ...told,
        uses: told.uses.toSorted(byName),
      })
    }
    const search = { metric: 1, search: undefined, limit: 10 }
    expect(await listTagNames(engines.tsdb, search)).toEqual(['host', 'rack', 'region'])
    expect(await listTagValues(engines.tsdb, 'host', EVERY_STREAM, { ...search, search: '%' })).toEqual([
      'a%b',
    ])
  })

  test('the period that streams are seen to have', async () => {
    expect(await observedPeriod(engines.tsdb, 1, T + 180)).toBe(60)
    expect(await observedPeriod(engines.tsdb, 999, T + 180)).toBeNull()
  })

  test('hours and days with measurements newer than their roll-up', async () => {
    await store(engines, 2, [{ tags: { host: 'a' }, points: [[T + 7_300, 1]] }], T * VER)
    const state = { until: T + 10_800, ver: T * VER }
    const range = { from: T, to: T + 20_000 }
    expect(await listDirtyHours(engines.tsdb, 2, matchTag('host', 'a'), range, state)).toEqual([T + 7_200])
    expect(await listDirtyHours(engines.tsdb, 1, EVERY_STREAM, range, state)).toEqual([])
    const days = await listDays(engines.tsdb, T - 90_000, T + 10_800, 0)
    expect(days).toEqual([Math.floor((T - 86_400) / 86_400) * 86_400, Math.floor(T / 86_400) * 86_400])
  })

  test('a metric that is removed leaves neither streams nor measurements', async () => {
    await store(engines, 3, [{ tags: { host: 'a' }, points: [[T, 1]] }])
    await deleteStreams(engines.tsdb, [3], undefined)
    expect(await listStreams(engines.tsdb, 3, EVERY_STREAM)).toEqual([])
    await deletePoints(engines.tsdb, [3], undefined)
    await expect.poll(() => countBuckets(engines.tsdb, { ...read(), metric: 3 }, 1)).toEqual([])
    expect(await listStreams(engines.tsdb, 1, EVERY_STREAM)).toHaveLength(3)
  })
})
