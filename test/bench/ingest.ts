import { setTimeout as sleep } from 'node:timers/promises'
import { listen, type ListeningServer } from '#test/helpers/listen.ts'
import { poster } from './poster.ts'
import type { Bench, Row } from './row.ts'

const POST = 300
const CONNECTIONS = 16
const IDLE_POSTS = 60
const SECONDS = 15

/** Posts over HTTP to a server in a process of its own; client and server share the machine. */
export const bench: Bench = async () => {
  const server = await listen()
  try {
    return [...(await idle(server)), ...(await sustained(server))]
  } finally {
    await server.stop()
  }
}

/** One post at a time, with time to rest in between. */
async function idle(server: ListeningServer): Promise<Row[]> {
  const post = poster(server, CONNECTIONS)
  const took: number[] = []
  for (let n = 0; n < IDLE_POSTS; n += 1) {
    const started = performance.now()
    await post(bodyOf('idle', n))
    took.push(performance.now() - started)
    await sleep(100)
  }
  const what = `POST of ${POST}, idle`
  return [
    { what, measure: 'p50', value: quantile(took, 0.5), unit: 'ms', goal: '< 30' },
    { what, measure: 'p95', value: quantile(took, 0.95), unit: 'ms' },
  ]
}

/** As many posts as 16 hosts can make that wait for each answer. */
async function sustained(server: ListeningServer): Promise<Row[]> {
  const post = poster(server, CONNECTIONS)
  const took: number[] = []
  const end = performance.now() + SECONDS * 1000
  const hosts = Array.from({ length: CONNECTIONS }, async (_, host) => {
    for (let n = 0; performance.now() < end; n += 1) {
      const started = performance.now()
      await post(bodyOf(`web-${host}`, n))
      took.push(performance.now() - started)
    }
  })
  await Promise.all(hosts)
  const what = `POST of ${POST}, ${CONNECTIONS} connections`
  const perSecond = (took.length * POST) / SECONDS
  return [
    { what, measure: 'measurements', value: perSecond, unit: '/s', goal: '> 60000' },
    { what, measure: 'p50', value: quantile(took, 0.5), unit: 'ms' },
    { what, measure: 'p95', value: quantile(took, 0.95), unit: 'ms' },
  ]
}

const START = Math.floor(Date.now() / 1000) - 86_400

/** The post of one host at one second. */
function bodyOf(host: string, second: number): string {
  const measurements = Array.from({ length: POST }, (_, n) => ({
    name: `bench.metric.${n}`,
    value: Math.round(1000 * Math.sin(second / 60 + n)) / 100,
  }))
  return JSON.stringify({ time: START + second, tags: { host, region: 'eu-west-1' }, measurements })
}

function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(q * (sorted.length - 1))] ?? NaN
}
