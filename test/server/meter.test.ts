import { expect, test } from 'vitest'
import { toMeasurements } from '#server/jobs/ownMetrics.ts'
import { createMeter } from '#server/meter.ts'

test('a meter sums up what it is told, by name and tags, and begins again when read', () => {
  const meter = createMeter()
  for (const time of [4, 1, 10])
    meter.note('poise.request.time', time, { route: '/v1/metrics', status: '200' })
  meter.note('poise.request.time', 2, { route: '/v1/spaces', status: '200' })

  const [metrics, spaces] = meter.read()
  expect(metrics).toMatchObject({ count: 3, sum: 15, min: 1, max: 10, last: 10 })
  expect(metrics?.m2).toBeCloseTo((4 - 5) ** 2 + (1 - 5) ** 2 + (10 - 5) ** 2)
  expect(spaces).toMatchObject({ count: 1, sum: 2, tags: { route: '/v1/spaces', status: '200' } })
  expect(meter.read()).toEqual([])
})

test('readings become gauges of one time, with the host among their sorted, lower-case tags', () => {
  const meter = createMeter()
  meter.note('poise.request.time', 3, { route: '/v1/metrics', status: '200' })
  const [measurement] = toMeasurements(meter.read(), 1_700_000_000, 'Box')
  expect(measurement).toMatchObject({ type: 'gauge', time: 1_700_000_000, sum: 3, count: 1 })
  expect(measurement?.creation.period).toBe(10)
  expect(Object.entries(measurement?.tags ?? {})).toEqual([
    ['host', 'box'],
    ['route', '/v1/metrics'],
    ['status', '200'],
  ])
})
