import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { measurementCreate, measurementView } from '#api/measurements.ts'
import { listen, type ListeningServer } from '#test/helpers/listen.ts'

const CONNECTIONS = 4
const METRICS = 100
const START = Math.floor(Date.now() / 1000) - 3_600

test('after kill -9 during posts every acknowledged measurement is there', async () => {
  const data = await mkdtemp(join(tmpdir(), 'poise-kill-'))
  let server = await listen({ data })
  onTestFinished(async () => {
    await server.stop()
    await rm(data, { recursive: true, force: true })
  })

  /** How many posts of each connection were acknowledged, over all rounds. */
  const acknowledged = Array.from({ length: CONNECTIONS }, () => 0)
  for (let round = 0; round < 2; round += 1) {
    const posting = acknowledged.map((_, connection) => postUntilItFails(server, connection, acknowledged))
    const before = sum(acknowledged)
    await expect.poll(() => sum(acknowledged), { timeout: 20_000 }).toBeGreaterThan(before + 40)
    server.process.kill('SIGKILL')
    await once(server.process, 'exit')
    await Promise.all(posting)
    server = await listen({ data })
  }

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
})

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
