import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { alertIncidentList, incidentList } from '#api/alertIncidents.ts'
import { alertCreate } from '#api/alerts.ts'
import { measurementCreate } from '#api/measurements.ts'
import { serviceCreate } from '#api/services.ts'
import { openTestUrlEngines } from '#test/helpers/engines.ts'
import { listen } from '#test/helpers/listen.ts'
import { openReceiver } from '#test/helpers/receiver.ts'

/** Their incidents are written in several transactions. */
const ALERTS = 110

test('after kill -9 of a process that evaluates, another goes on: no incident twice, none forgotten', async () => {
  const { urls } = await openTestUrlEngines()
  const receiver = await openReceiver()
  const env = { ...urls, POISE_NOTIFY_ALLOW: '127.0.0.1' }
  const start = () => listen({ script: 'test/helpers/alertServer.ts', env })
  const other = await start()
  const killed = await start()
  onTestFinished(async () => {
    await killed.stop()
    await other.stop()
  })

  const settings = { url: receiver.url }
  const { id } = await other.call(serviceCreate, { body: { type: 'json', title: 'Hook', settings } })
  const metric = 'kill.load'
  const alerts: number[] = []
  for (let n = 0; n < ALERTS; n += 1) {
    const conditions = [{ type: 'above' as const, metric_name: metric, threshold: 1 }]
    const body = { name: `kill.${n}`, conditions, services: [id], rearm_seconds: 86_400 }
    alerts.push((await other.call(alertCreate, { body })).id)
  }
  const measurements = [{ name: metric, value: 9, tags: { source: 'web-1' } }]
  await other.call(measurementCreate, { body: { measurements } })
  const found = async () => (await other.call(incidentList, { query: { open: true } })).query.found

  killed.process.kill('SIGUSR2')
  await expect.poll(found, { interval: 5, timeout: 30_000 }).toBeGreaterThan(0)
  killed.process.kill('SIGKILL')
  await once(killed.process, 'exit')

  // What the dead one held is free again after three minutes, of which each signal is one.
  const goOn = setInterval(() => other.process.kill('SIGUSR2'), 400)
  onTestFinished(() => clearInterval(goOn))
  const events = () => receiver.received.map(({ body }) => JSON.parse(body) as { alert: { id: number } })
  await expect
    .poll(() => new Set(events().map(({ alert }) => alert.id)).size, { timeout: 60_000 })
    .toBe(ALERTS)
  clearInterval(goOn)
  expect(await found()).toBe(ALERTS)
  for (const alert of alerts) {
    const { incidents } = await other.call(alertIncidentList, { params: { id: alert } })
    const [{ waiting, sent, failed, dropped }] = incidents.map(({ told }) => told) as [
      Record<'waiting' | 'sent' | 'failed' | 'dropped', number>,
    ]
    expect([incidents.length, waiting + sent + failed + dropped]).toEqual([1, 1])
  }
}, 180_000)
