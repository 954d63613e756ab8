import { beforeAll, describe, expect, test } from 'vitest'
import { gridOf } from '#series/grid.ts'
import { roundValue } from '#series/round.ts'
import { EVERY_STREAM } from '#series/tagFilter.ts'
import type { Engines } from '#server/engine/open.ts'
import { runRollUp } from '#server/jobs/rollUp.ts'
import { readStreams, type StreamsRead } from '#server/query/readStreams.ts'
import { readRollUpState } from '#server/store/rollUps.ts'
import { enginePairs } from '#test/helpers/enginePairs.ts'
import { store } from './stored.ts'

const HOUR = 3_600
const T = Math.floor(1_795_200_000 / HOUR) * HOUR
const VER = 4_096_000
let engines: Engines

function read(metric: number, summary: StreamsRead['summary'], resolution: number) {
  return readStreams(engines, {
    metric: { id: metric, type: 'gauge', period: 60, attributes: {} },
    filter: EVERY_STREAM,
    grid: gridOf(T, T + 4 * HOUR, resolution),
    summary,
    group: null,
    limit: 100,
  })
}

type Summary = StreamsRead['summary']
const SUMMARIES: readonly Summary[] = ['mean', 'sum', 'min', 'max', 'count', 'last', 'stddev', 'derivative']

async function readAll(metric: number, summaries: readonly Summary[]) {
  const reads = summaries.flatMap((summary) =>
    [900, 1_800, HOUR, 2 * HOUR].map(async (resolution) => (await read(metric, summary, resolution)).lines),
  )
  return (await Promise.all(reads)).map((lines) =>
    lines.map(({ tags, buckets, values }) => ({ tags, buckets, values: values.map(roundValue) })),
  )
}

const wave = (offset: number): [number, number][] =>
  Array.from({ length: 4 * 60 }, (_, minute) => [
    T + minute * 60,
    offset + Math.round(Math.sin(minute) * 1_000) / 100,
  ])

/* ClickHouse calculates on both; by URL it is how the roll-up gets there that may differ. */
const [embedded, byUrl] = enginePairs
describe.each([
  [...embedded, SUMMARIES],
  [...byUrl, SUMMARIES.slice(0, 1)],
] as const)('%s', (_name, open, summaries) => {
  beforeAll(async () => {
    engines = await open()
  })

  test('reads are the same before and after the roll-up, late points and replaced points included', async () => {
    const [a, b] = [wave(20), wave(50)]
    const first = T * VER
    await store(
      engines,
      1,
      [
        { tags: { host: 'a' }, points: a },
        { tags: { host: 'b' }, points: b },
      ],
      first,
    )
    const raw = await readAll(1, summaries)
    expect((await read(1, 'mean', HOUR)).rollUp).toBe(1)

    const now = T + 3 * HOUR + 1_800
    expect(await runRollUp({ ...engines, now: () => now })).toBeGreaterThan(0)
    expect(await readRollUpState(engines.db)).toMatchObject({ until: T + 3 * HOUR })
    expect((await read(1, 'mean', HOUR)).rollUp).toBe(HOUR)
    expect(await readAll(1, summaries)).toEqual(raw)

    const late: [number, number][] = [
      [T + HOUR + 61, 1_000],
      [T + HOUR + 120, -7],
    ]
    await store(engines, 1, [{ tags: { host: 'a' }, points: late }], (now + 10) * VER)
    const withLate = await readAll(1, summaries)
    expect(withLate).not.toEqual(raw)
    expect((await read(1, 'max', HOUR)).lines[0]?.values[1]).toBe(1_000)

    expect(await runRollUp({ ...engines, now: () => now + 1_000 })).toBeGreaterThan(0)
    expect(await readAll(1, summaries)).toEqual(withLate)
  })
})
