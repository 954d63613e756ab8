import { expect, test } from 'vitest'
import { startServer } from '#test/helpers/server.ts'

const { inject } = await startServer()

test('what collectd-librato posts to /v1/metrics.json arrives', async () => {
  const answer = await inject({
    method: 'POST',
    url: '/v1/metrics.json',
    headers: { 'user-agent': 'Collectd-Librato.py/0.0.8 (Linux; x86_64) Python-Urllib2/2.7' },
    payload: {
      gauges: [{ name: 'collectd.load.shortterm', source: 'web-1', measure_time: 1_700_000_000, value: 0.4 }],
      counters: [],
    },
  })
  expect(answer.statusCode).toBe(200)
  const found = await inject({ url: '/v1/metrics/collectd.load.shortterm' })
  expect(found.json()).toMatchObject({ type: 'gauge' })
})

test('a metric may be named so that its address ends in .json', async () => {
  const answer = await inject({ url: '/v1/metrics/a.json' })
  expect(answer.statusCode).toBe(404)
})
