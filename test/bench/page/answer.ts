import type { Chart } from '#api/charts.ts'
import type { SeriesAnswer } from '#api/series.ts'

const RESOLUTION = 60
const END = 1_760_000_040

export const CHARTS = 20
export const LINES = 20
export const POINTS = 1_440
export const CROWDED_LINES = 2_000
export const CROWDED_POINTS = 1_000

export function chart(id: number): Chart {
  return {
    id,
    name: `Chart ${id}`,
    type: 'line',
    streams: [{ metric: `bench.metric.${id}`, group_function: 'breakout', units_short: 'ms' }],
  }
}

/** An answer to one chart as POST /v1/series gives it: walks of three decimals, one value in a hundred missing. */
export function answer(id: number, lines = LINES, points = POINTS): SeriesAnswer {
  const random = seeded(id + 1)
  const times = Array.from({ length: points }, (_, i) => END - (points - 1 - i) * RESOLUTION)
  return {
    times,
    resolution: RESOLUTION,
    start_time: times[0]!,
    end_time: END,
    partial: { first: false, last: true },
    streams: [
      {
        metric: null,
        lines: Array.from({ length: lines }, (_, line) => ({
          tags: { source: `host-${line}` },
          values: walk(random, points),
          last_time: END,
        })),
        found: lines,
        rollup: 1,
        period: RESOLUTION,
        error: null,
      },
    ],
  }
}

/** What a live chart reads `minutes` after `answer`: the last complete bucket and the one that has just begun. */
export function nextAnswer(id: number, minutes: number): SeriesAnswer {
  const update = answer(id * 10_007 + minutes, LINES, 2)
  const later = minutes * RESOLUTION
  return {
    ...update,
    times: update.times.map((time) => time + later),
    start_time: update.start_time + later,
    end_time: update.end_time + later,
  }
}

function walk(random: () => number, points: number): (number | null)[] {
  let value = 100 + random() * 400
  return Array.from({ length: points }, () => {
    value = Math.max(0, value + (random() - 0.5) * 20)
    return random() < 0.01 ? null : Math.round(value * 1000) / 1000
  })
}

/** The same numbers on every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
