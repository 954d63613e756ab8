import { setTimeout as sleep } from 'node:timers/promises'
import { jobView } from '#api/jobs.ts'
import { metricBatchDelete } from '#api/metricBatch.ts'
import { listen } from '#test/helpers/listen.ts'
import { poster } from './poster.ts'
import type { Bench } from './row.ts'

const METRICS = 10_000
/** Measurements of each, a minute apart. */
const MEASURED = 30
const POST = 300
const CONNECTIONS = 8
const SECONDS = 12
const START = Math.floor(Date.now() / 1000) - 86_400

/** Posts go on while a job deletes 10,000 metrics with their measurements; the server is a process of its own. */
export const bench: Bench = async () => {
  const server = await listen()
  try {
    const post = poster(server, CONNECTIONS)
    for (let minute = 0; minute < MEASURED; minute += 1) {
      for (let from = 0; from < METRICS; from += 1_000) {
        const names = Array.from({ length: 1_000 }, (_, n) => `gone.${from + n}`)
        await post(bodyOf(names, 'gone', 60 * minute))
      }
    }
    const kept = Array.from({ length: POST }, (_, n) => `kept.${n}`)
    let second = 0
    const rate = async () => {
      let posts = 0
      const end = performance.now() + SECONDS * 1_000
      const hosts = Array.from({ length: CONNECTIONS }, async (_, host) => {
        for (; performance.now() < end; posts += 1) await post(bodyOf(kept, `web-${host}`, (second += 1)))
      })
      await Promise.all(hosts)
      return (posts * POST) / SECONDS
    }
    await rate()
    const before = await rate()
    const job = await server.call(metricBatchDelete, { body: { names: 'gone.*' } })
    const started = performance.now()
    const done = ended(server, job!.id).then(() => performance.now() - started)
    const beside = await rate()
    const took = await done
    const alone = (before + (await rate())) / 2
    const what = `posts beside the deletion of ${METRICS.toLocaleString('en')} metrics`
    return [
      { what: 'posts alone, before and after', measure: 'measurements', value: alone, unit: '/s' },
      { what, measure: 'measurements', value: beside, unit: '/s' },
      { what, measure: 'of those alone', value: (100 * beside) / alone, unit: '%', goal: '> 80' },
      { what: 'the job', measure: 'once', value: took, unit: 'ms' },
    ]
  } finally {
    await server.stop()
  }
}

async function ended({ call }: Awaited<ReturnType<typeof listen>>, id: number): Promise<void> {
  for (;;) {
    const { state, errors } = await call(jobView, { params: { id } })
    if (state === 'complete') return
    if (state === 'failed') throw new Error(`The job failed: ${JSON.stringify(errors)}`)
    await sleep(100)
  }
}

function bodyOf(names: readonly string[], host: string, second: number): string {
  const measurements = names.map((name, n) => ({
    name,
    value: Math.round(1000 * Math.sin(second + n)) / 100,
  }))
  return JSON.stringify({ time: START + second, tags: { host }, measurements })
}
