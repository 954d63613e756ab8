import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { createClient, type Call } from '#api/client.ts'
import { jobView } from '#api/jobs.ts'
import { measurementCreate, measurementView } from '#api/measurements.ts'
import { metricBatchDelete } from '#api/metricBatch.ts'
import { metricList } from '#api/metrics.ts'
import { spaceList } from '#api/spaces.ts'
import { readConfig } from '#server/config.ts'
import { greeting, runServer } from '#server/runServer.ts'
import { listen } from '#test/helpers/listen.ts'

const CONNECTIONS = 4
const METRICS = 100
/** Metrics that a job deletes. */
const DELETED = 2_000
const START = Math.floor(Date.now() / 1000) - 3_600

let data: string
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'poise-main-'))
})
afterAll(() => rm(data, { recursive: true, force: true }))

/** What a start says that does not come to anything, as a process or in this one. */
interface Refusal {
  code: number | null | undefined
  stderr: string
}

async function refusedProcess(env: Record<string, string>): Promise<Refusal> {
  const script = join(import.meta.dirname, '../../src/server/main.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', script], {
    env: { PATH: process.env.PATH, PORT: '0', UV_THREADPOOL_SIZE: '16', ...env },
  })
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, stderr }
}

/** A process takes three seconds to say no. */
async function refusedHere(env: Record<string, string>): Promise<Refusal> {
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const exit = vi.spyOn(process, 'exit').mockReturnValue(undefined as never)
  try {
    await runServer(() => readConfig(env), undefined, { page: false })
    return { code: exit.mock.lastCall?.[0] as number, stderr: write.mock.calls.join('') }
  } finally {
    write.mockRestore()
    exit.mockRestore()
  }
}

test('a bad setting ends the start with one line', async () => {
  const stderr = 'PORT must be a number from 0 to 65535, but is "x"\n'
  expect(await refusedHere({ PORT: 'x' })).toEqual({ code: 1, stderr })
})

test('so does a port that is taken, before a folder is made', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void taken.close())
  await once(taken, 'listening')
  const { port } = taken.address() as AddressInfo
  const other = join(data, 'other')
  expect(await refusedHere({ PORT: String(port), POISE_DATA: other })).toEqual({
    code: 1,
    stderr: expect.stringMatching(`^Port ${port} of 127.0.0.1 is in use`),
  })
  expect(await readdir(data)).not.toContain('other')
})

test('over kill -9 a server keeps what it acknowledged, from its first start to a clean end', async () => {
  const env = { POISE_TOKEN: '' }
  let server = await listen({ data, env })
  onTestFinished(() => server.stop())
  expect(server.output()).toMatch(/\/signin#code=[0-9a-f]{64}\n/)
  const token = /Token +([0-9a-f]{64})/.exec(server.output())?.[1] ?? ''
  const client = () => createClient({ url: server.url, email: server.email, token })

  expect(await refusedProcess({ POISE_DATA: data })).toEqual({
    code: 1,
    stderr: expect.stringMatching(/^The data folder \S+ is in use by .*\(pid \d+\).*\n$/),
  })

  for (let from = 0; from < DELETED; from += 1_000) {
    const measurements = Array.from({ length: 1_000 }, (_, n) => ({ name: `gone.${from + n}`, value: 1 }))
    await client()(measurementCreate, { body: { measurements } })
  }
  /** How many posts of each connection were acknowledged. */
  const acknowledged = Array.from({ length: CONNECTIONS }, () => 0)
  const posting = acknowledged.map((_, connection) => postUntilItFails(client(), connection, acknowledged))
  await expect.poll(() => sum(acknowledged), { timeout: 20_000 }).toBeGreaterThan(40)
  const { id } = (await client()(metricBatchDelete, { body: { names: 'gone.*' } }))!
  const view = () => client()(jobView, { params: { id } })
  await expect
    .poll(async () => (await view()).progress ?? 0, { interval: 5, timeout: 20_000 })
    .toBeGreaterThan(0)
  const before = await view()
  server.process.kill('SIGKILL')
  await once(server.process, 'exit')
  await Promise.all(posting)
  server = await listen({ data, env })
  expect(server.output()).not.toContain('Token')
  expect((await client()(spaceList, {})).spaces).toHaveLength(1)

  await expect.poll(async () => (await view()).state, { timeout: 30_000 }).toBe('complete')
  expect(before.state).toBe('working')
  expect((await client()(metricList, { query: { name: 'gone.' } })).query.found).toBe(0)

  for (const metric of [0, METRICS - 1]) {
    const { series } = await client()(measurementView, {
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

  server.process.kill('SIGTERM')
  expect(await once(server.process, 'exit')).toEqual([0, null])
  expect(await readdir(data)).not.toContain('poise.lock')
}, 180_000)

/** Posts the next number to every metric, one second further each time, until the server is gone. */
async function postUntilItFails(call: Call, connection: number, acknowledged: number[]) {
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

test('the first start tells how to sign in, but not a token that the operator chose', () => {
  const config = readConfig({ POISE_TOKEN: 'chosen-by-me' })
  const firstSignIn = { link: 'http://x/signin#code=1', token: 'chosen-by-me' }
  expect(greeting(config, { url: 'http://x', firstSignIn })).toContain(firstSignIn.link)
  expect(greeting(config, { url: 'http://x', firstSignIn })).not.toContain('chosen-by-me')
})
