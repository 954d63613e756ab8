import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { jobView } from '#api/jobs.ts'
import { measurementCreate, measurementView } from '#api/measurements.ts'
import { metricBatchDelete } from '#api/metricBatch.ts'
import { metricList } from '#api/metrics.ts'
import { listen, type ListeningServer } from '#test/helpers/listen.ts'

const CONNECTIONS = 4
const METRICS = 100
/** Metrics that a job deletes. */
const DELETED = 2_000
const START = Math.floor(Date.now() / 1000) - 3_600

test('after kill -9 every acknowledged measurement is there, and a job goes on where it was', async () => {
  const data = await mkdtemp(join(tmpdir(), 'poise-kill-'))
  let server = await listen({ data })
  onTestFinished(async () => {
    await server.stop()
    await rm(data, { recursive: true, force: true })
  })
  const kill = async () => {
    server.process.kill('SIGKILL')
    await once(server.process, 'exit')
  }

  /** How many posts of each connection were acknowledged. */
  const acknowledged = Array.from({ length: CONNECTIONS }, () => 0)
  const posting = acknowledged.map((_, connection) => postUntilItFails(server, connection, acknowledged))
  await expect.poll(() => sum(acknowledged), { timeout: 20_000 }).toBeGreaterThan(40)
  await kill()
  await Promise.all(posting)
  server = await listen({ data })

  for (let from = 0; from < DELETED; from += 1_000) {
    const measurements = Array.from({ length: 1_000 }, (_, n) => ({ name: `gone.${from + n}`, value: 1 }))
    await server.call(measurementCreate, { body: { measurements } })
  }
  const { id } = (await server.call(metricBatchDelete, { body: { names: 'gone.*' } }))!
  const view = () => server.call(jobView, { params: { id } })
  await expect
    .poll(async () => (await view()).progress ?? 0, { interval: 5, timeout: 20_000 })
    .toBeGreaterThan(0)
  const before = await view()
  await kill()
  server = await listen({ data })

  await expect.poll(async () => (await view()).state, { timeout: 30_000 }).toBe('complete')
  expect(before.state).toBe('working')
  expect((await server.call(metricList, { query: { name: 'gone.' } })).query.found).toBe(0)

  for (const metric of [0, METRICS - 1]) {
    const { series } = await server.call(measurementView, {
      params: { name: `kill.${metric}` },
      query: { start_time: START, end_time: START + 3_600, resolution: 1 },
    })
    for (const [connection, posts] of acknowledged.entries()) {
      const stream = series.find(({ tags }) => tags.connection === String(connection))
      const values = new Map(stream?.measurements.map(({ time, value }) => [time - START, value]))
      const missing = Array.from({ length: posts }, (_, n) => n).filter((n) => values.get(n) !== n)
      expect(missing, `connection ${connection} of kill.${metric}`).toEqual([])
    }
  }
}, 120_000)

/** Posts the next number to every metric, one second further each time, until the server is gone. */
async function postUntilItFails({ call }: ListeningServer, connection: number, acknowledged: number[]) {
  for (;;) {
    const number = acknowledged[connection] ?? 0
    const measurements = Array.from({ length: METRICS }, (_, metric) => ({
      name: `kill.${metric}`,
      value: number,
    }))
    try {
      const body = { time: START + number, tags: { connection: String(connection) }, measurements }
      await call(measurementCreate, { body })
    } catch {
      return
    }
    acknowledged[connection] = number + 1
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
