import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { jobView } from '#api/jobs.ts'
import { measurementCreate } from '#api/measurements.ts'
import { metricBatchDelete } from '#api/metricBatch.ts'
import { metricList } from '#api/metrics.ts'
import { listen } from '#test/helpers/listen.ts'

const METRICS = 2_000

test('after kill -9 the job goes on where it was, at the next start', async () => {
  const data = await mkdtemp(join(tmpdir(), 'poise-kill-'))
  let server = await listen({ data })
  onTestFinished(async () => {
    await server.stop()
    await rm(data, { recursive: true, force: true })
  })
  for (let from = 0; from < METRICS; from += 1_000) {
    const names = Array.from({ length: 1_000 }, (_, n) => `killed.${from + n}`)
    const measurements = names.map((name) => ({ name, value: 1 }))
    await server.call(measurementCreate, { body: { measurements } })
  }
  const { id } = (await server.call(metricBatchDelete, { body: { names: 'killed.*' } }))!
  const view = () => server.call(jobView, { params: { id } })
  await expect
    .poll(async () => (await view()).progress ?? 0, { interval: 5, timeout: 20_000 })
    .toBeGreaterThan(0)
  const before = await view()
  server.process.kill('SIGKILL')
  await once(server.process, 'exit')

  server = await listen({ data })
  await expect.poll(async () => (await view()).state, { timeout: 30_000 }).toBe('complete')
  expect(before.state).toBe('working')
  expect((await server.call(metricList, { query: { name: 'killed.' } })).query.found).toBe(0)
}, 90_000)
