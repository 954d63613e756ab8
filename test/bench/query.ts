import type { SeriesAnswer, SeriesQuery } from '#api/series.ts'
import { runRollUp } from '#server/jobs/rollUp.ts'
import { fillStreams, openInProcess, STREAMS } from './inProcess.ts'
import type { Row } from './row.ts'

/** A measurement of each stream every minute: 10 million rows, about a week. */
const MINUTES = 10_000_000 / STREAMS
const DAY = 86_400
const RUNS = 7

/** POST /v1/series over HTTP on 10 million rows, client and server in one process. */
export async function bench(): Promise<Row[]> {
  const end = Math.floor(Date.now() / 3_600_000) * 3_600
  const { deps, url, token, close } = await openInProcess(end)
  try {
    await fillStreams(deps, 'bench.cpu', MINUTES, end)
    const read = (query: Omit<SeriesQuery, 'end_time'>) =>
      measure(`${url}/v1/series`, token, { ...query, end_time: end })

    const rows: Row[] = []
    const add = async (what: string, query: Omit<SeriesQuery, 'end_time'>, expected: Shape, goal: string) => {
      rows.push({ what, measure: 'p50', value: await read(query).then(checked(expected)), unit: 'ms', goal })
    }
    await add(
      '50 streams x 24 h at 60 s',
      query(DAY, 60, RACK),
      { lines: 50, points: 1_440 },
      '< 419, InfluxDB',
    )
    await add(
      'sum of 1,000 streams x 24 h at 60 s',
      query(DAY, 60, SUM),
      { lines: 1, points: 1_440 },
      '< 4,286, InfluxDB',
    )
    await add('50 streams x 6 d at 900 s, raw', query(6 * DAY, 900, RACK), { lines: 50, points: 576 }, '')
    const started = performance.now()
    await runRollUp(deps)
    rows.push({ what: 'roll-up of it all', measure: 'once', value: performance.now() - started, unit: 'ms' })
    await add(
      '50 streams x 6 d at 900 s',
      query(6 * DAY, 900, RACK),
      { lines: 50, points: 576 },
      '< 333, InfluxDB',
    )
    await add('sum of 1,000 streams x 6 d at 900 s', query(6 * DAY, 900, SUM), { lines: 1, points: 576 }, '')
    await add('1 stream x 1 h at 60 s', query(3_600, 60, ONE), { lines: 1, points: 60 }, '')
    return rows
  } finally {
    await close()
  }
}

const HOSTS = { name: 'host', values: ['*'], grouped: true }
const RACK = { metric: 'bench.cpu', tags: [{ name: 'rack', values: ['r7'] }, HOSTS] }
const ONE = { metric: 'bench.cpu', tags: [{ name: 'host', values: ['h7'] }] }
const SUM = { metric: 'bench.cpu', group_function: 'sum' as const }

const query = (duration: number, resolution: number, stream: SeriesQuery['streams'][number]) => ({
  duration,
  resolution,
  streams: [stream],
})

interface Shape {
  lines: number
  points: number
}

interface Measured {
  ms: number
  answer: SeriesAnswer
}

/** The median of some reads after one that warms up, and the last answer. */
async function measure(url: string, token: string, body: SeriesQuery): Promise<Measured> {
  const times: number[] = []
  let answer: SeriesAnswer | undefined
  for (let run = 0; run <= RUNS; run += 1) {
    const started = performance.now()
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        authorization: `Basic ${btoa(`token:${token}`)}`,
        'content-type': 'application/json',
        'accept-encoding': 'identity',
      },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`)
    answer = (await response.json()) as SeriesAnswer
    if (run > 0) times.push(performance.now() - started)
  }
  times.sort((a, b) => a - b)
  return { ms: times[Math.floor(times.length / 2)]!, answer: answer! }
}

/** Lets a time count only if the answer was whole. */
function checked({ lines, points }: Shape) {
  return ({ ms, answer }: Measured): number => {
    const stream = answer.streams[0]!
    const full = stream.lines.every(
      ({ values }) => values.filter((value) => value !== null).length === points,
    )
    if (stream.lines.length !== lines || answer.times.length !== points || !full)
      throw new Error(`The answer is not whole: ${stream.lines.length} lines, ${String(stream.error)}`)
    return ms
  }
}
