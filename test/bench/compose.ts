import { measurementCompose } from '#api/composites.ts'
import { fillStreams, openInProcess } from './inProcess.ts'
import type { Row } from './row.ts'

const MINUTES = 1_440
const RUNS = 5

/** What is evaluated, and how many series of how many points come out of it. */
const COMPOSITES: [what: string, compose: string, series: number, points: number][] = [
  ['sum, in the engine', 'sum(s("bench.errors", {"host":"*"}))', 1, MINUTES],
  ['sum, in memory', 'sum([s("bench.errors", {"host":"*"})])', 1, MINUTES],
  [
    'ratio of sums',
    'divide([sum(s("bench.errors", {"host":"*"})), sum(s("bench.requests", {"host":"*"}))])',
    1,
    MINUTES,
  ],
  [
    'ten largest ratios of a host',
    'top(group_by("host", divide([sum(s("bench.errors", "*")), sum(s("bench.requests", "*"))])), {count:"10"})',
    10,
    MINUTES,
  ],
  [
    'ten largest moving averages',
    'top(moving_average(s("bench.errors", {"host":"*"}), {size:"10"}), {count:"10"})',
    10,
    MINUTES - 9,
  ],
]

/** GET /v1/measurements?compose= over 1,000 streams x 24 h at 60 s, client and server in one process. */
export async function bench(): Promise<Row[]> {
  const end = Math.floor(Date.now() / 3_600_000) * 3_600
  const { deps, call, close } = await openInProcess(end)
  try {
    for (const name of ['bench.errors', 'bench.requests']) await fillStreams(deps, name, MINUTES, end)
    const rows: Row[] = []
    for (const [what, compose, series, points] of COMPOSITES) {
      const query = { compose, start_time: end - 60 * MINUTES, end_time: end - 1, resolution: 60 }
      const times: number[] = []
      for (let run = 0; run <= RUNS; run += 1) {
        const started = performance.now()
        const answer = await call(measurementCompose, { query })
        if (run > 0) times.push(performance.now() - started)
        const whole = answer.series.every(({ measurements }) => measurements.length === points)
        if (answer.series.length !== series || !whole)
          throw new Error(`${what}: the answer is not whole: ${answer.series.length} series`)
      }
      times.sort((a, b) => a - b)
      rows.push({ what, measure: 'p50', value: times[Math.floor(RUNS / 2)]!, unit: 'ms' })
    }
    return rows
  } finally {
    await close()
  }
}
