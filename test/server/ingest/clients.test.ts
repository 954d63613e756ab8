import { spawn } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { metricList } from '#api/metrics.ts'
import { freePort } from '#test/helpers/listen.ts'
import { startServer } from '#test/helpers/server.ts'
import { storedOf } from './stored.ts'

/*
 * Librato's clients as npm has them, told nothing but where the server is. All speak plain HTTP when their address
 * says so.
 */

const require = createRequire(import.meta.url)
const server = await startServer()
const address = await server.app.listen({ port: 0, host: '127.0.0.1' })
const account = { email: server.deps.config.email, token: server.tokenOf('recorder') }

/** What is stored of a metric, by tags: sum, count, min and max. */
async function valuesOf(name: string) {
  const rows = await storedOf(server.deps, name)
  return rows?.map(({ tags, sum, cnt, vmin, vmax }) => ({ ...tags, sum, cnt, vmin, vmax }))
}

interface LibratoNode {
  configure(options: object): void
  increment(name: string, value?: number, options?: object): void
  measure(name: string, value: number, options?: object): void
  flush(done: (error?: Error) => void): void
  once(event: 'error', listener: (error: Error) => void): void
}

test('librato-node delivers', async () => {
  const librato = require('librato-node') as LibratoNode
  librato.configure({
    ...account,
    prefix: 'node.',
    source: 'Web-1',
    requestOptions: { uri: `${address}/v1/metrics` },
  })
  librato.increment('visits', 3)
  librato.increment('visits')
  librato.measure('time', 20)
  librato.measure('time', 40)
  librato.measure('memory', 5.5, { source: 'Web-2' })
  await new Promise<void>((resolve, reject) => librato.flush((error) => (error ? reject(error) : resolve())))

  const single = { cnt: 1, vmin: 0, vmax: 0 }
  expect(await valuesOf('node.visits')).toEqual([{ source: 'web-1', sum: 4, ...single }])
  expect(await valuesOf('node.time')).toEqual([{ source: 'web-1', sum: 60, cnt: 2, vmin: 20, vmax: 40 }])
  expect(await valuesOf('node.memory')).toEqual([{ source: 'web-2', sum: 5.5, ...single }])
  const { metrics } = await server.call(metricList, { query: { name: 'node.' } })
  expect(metrics.map(({ name, type }) => [name, type])).toEqual([
    ['node.memory', 'gauge'],
    ['node.time', 'gauge'],
    ['node.visits', 'counter'],
  ])
  expect(metrics[0]?.attributes.created_by_ua).toMatch(/^librato-node\//)
})

interface LibratoMetrics {
  _endpoint: string
  post(path: string, json: object, done: (error: Error | null, body?: unknown) => void): void
  get(path: string, done: (error: Error | null, body?: unknown) => void): void
}

test('librato-metrics delivers, reads back, and says what was refused', async () => {
  const { createClient } = require('librato-metrics') as { createClient(options: object): LibratoMetrics }
  const client = createClient({ ...account, token: server.tokenOf('admin') })
  // It has no option for another host.
  client._endpoint = `${address}/v1`
  const post = (path: string, json: object) =>
    new Promise<unknown>((resolve, reject) =>
      client.post(path, json, (error, body) => (error ? reject(error) : resolve(body))),
    )
  const get = (path: string) =>
    new Promise<unknown>((resolve, reject) =>
      client.get(path, (error, body) => (error ? reject(error) : resolve(body))),
    )

  const gauges = [
    { name: 'plain.load', value: 123 },
    { name: 'plain.took', source: 'Web-1', count: 2, sum: 60, min: 20, max: 40 },
  ]
  await post('/metrics', { gauges, counters: [{ name: 'plain.hits', value: 7, source: 'Web-1' }] })
  const single = { cnt: 1, vmin: 0, vmax: 0 }
  expect(await valuesOf('plain.load')).toEqual([{ source: 'unassigned', sum: 123, ...single }])
  expect(await valuesOf('plain.took')).toEqual([{ source: 'web-1', sum: 60, cnt: 2, vmin: 20, vmax: 40 }])
  expect(await valuesOf('plain.hits')).toEqual([{ source: 'web-1', sum: 7, ...single }])
  expect(await get('/metrics/plain.hits')).toMatchObject({ name: 'plain.hits', type: 'counter' })

  const tagged = [{ name: 'plain.tagged', value: 5, tags: { region: 'eu' } }]
  expect(await post('/measurements', { measurements: tagged })).toEqual({
    measurements: { summary: { total: 1, accepted: 1, failed: 0 } },
  })
  expect(await valuesOf('plain.tagged')).toEqual([{ region: 'eu', sum: 5, ...single }])

  const event = { title: 'Deployed', source: 'web-1', start_time: Date.now() / 1000 }
  expect(await post('/annotations/plain', event)).toMatchObject({
    title: 'Deployed',
    source: 'web-1',
    end_time: null,
    description: null,
  })
  await expect(post('/metrics', { gauges: [{ name: 'a b', value: 1 }] })).rejects.toThrow(
    /gauges\[0\]\.name.*statusCode: 400/s,
  )
})

test('statsd with its Librato backend delivers, to both routes', async () => {
  const send = await startStatsd({
    ...account,
    api: address,
    host: 'box',
    tags: { Region: 'EU' },
    writeToLegacy: true,
    source: 'stats-1',
  })
  send('shop.hits#route=home:2|c')
  send('shop.load:0.75|g')
  for (const time of [10, 20, 60]) send(`shop.took:${time}|ms`)

  const tags = { host: 'box', region: 'eu', source: 'stats-1' }
  await expect
    .poll(() => valuesOf('app.shop.took'), { timeout: 15_000 })
    .toEqual(expect.arrayContaining([{ ...tags, sum: 90, cnt: 3, vmin: 10, vmax: 60 }]))
  await expect
    .poll(() => valuesOf('app.shop.hits'))
    .toEqual(expect.arrayContaining([{ ...tags, route: 'home', sum: 2, cnt: 1, vmin: 0, vmax: 0 }]))
  await expect
    .poll(() => valuesOf('app.shop.load'))
    .toEqual(
      expect.arrayContaining([
        { ...tags, sum: 0.75, cnt: 1, vmin: 0, vmax: 0 },
        { source: 'stats-1', sum: 0.75, cnt: 1, vmin: 0, vmax: 0 },
      ]),
    )
})

test('statsd stops sending a metric whose type does not fit, and goes on with the others', async () => {
  const payload = { counters: [{ name: 'app.mixed', value: 1 }] }
  await server.inject({ method: 'POST', url: '/v1/metrics', payload })
  const send = await startStatsd({ ...account, api: address, writeToLegacy: true, source: 'stats-2' })
  send('mixed:1|g')
  send('fitting:1|g')
  const legacy = expect.arrayContaining([{ source: 'stats-2', sum: 1, cnt: 1, vmin: 0, vmax: 0 }])
  await expect.poll(() => valuesOf('app.fitting'), { timeout: 15_000 }).toEqual(legacy)
})

/** statsd in a process of its own, flushing every second; ends with the test. */
async function startStatsd(librato: object) {
  const folder = await mkdtemp(join(tmpdir(), 'poise-statsd-'))
  const [port, mgmt_port] = [await freePort(), await freePort()]
  const config = {
    address: '127.0.0.1',
    port,
    mgmt_address: '127.0.0.1',
    mgmt_port,
    flushInterval: 1000,
    deleteIdleStats: true,
    deleteGauges: false,
    keyNameSanitize: false,
    automaticConfigReload: false,
    backends: ['statsd-librato-backend'],
    librato: { ...librato, globalPrefix: 'app', snapTime: 1 },
  }
  const file = join(folder, 'config.js')
  await writeFile(file, JSON.stringify(config))
  const child = spawn(process.execPath, ['--no-deprecation', require.resolve('statsd/stats.js'), file])
  const socket = createSocket('udp4')
  onTestFinished(async () => {
    socket.close()
    child.kill('SIGKILL')
    await once(child, 'exit')
    await rm(folder, { recursive: true })
  })
  // statsd opens its management port last.
  await vi.waitFor(() => connected(mgmt_port), { timeout: 20_000, interval: 50 })
  return (line: string) => socket.send(line, port, '127.0.0.1')
}

async function connected(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  socket.destroy()
}
