import type { Tags } from '#api/names.ts'
import type { Engines } from '#server/engine/open.ts'
import { insertPoints, pointLine } from '#server/store/points.ts'
import { insertStreams } from '#server/store/streams.ts'

interface StoredStream {
  tags: Tags
  points: readonly (readonly [time: number, value: number])[]
}

let inserts = 0

/** Puts single measurements into the engine, past ingest. Streams are numbered by their order. */
export async function store(
  { tsdb }: Pick<Engines, 'tsdb'>,
  metric: number,
  streams: readonly StoredStream[],
  ver = 1,
) {
  inserts += 1
  await insertStreams(
    tsdb,
    streams.map(({ tags }, index) => ({ metric, id: String(index + 1), tags })),
    0,
    `streams-${inserts}`,
  )
  const lines = streams.flatMap(({ points }, index) =>
    points.map(([ts, value]) =>
      pointLine({
        metric,
        stream: String(index + 1),
        ts,
        k: '0',
        sum: value,
        count: 1,
        min: value,
        max: value,
        last: value,
        m2: 0,
        ver,
      }),
    ),
  )
  await insertPoints(tsdb, lines.join(''), `points-${inserts}`)
}
