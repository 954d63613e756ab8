import { expect, test } from 'vitest'
import { alertBacktest } from '#api/alertBacktest.ts'
import type { AlertCondition } from '#api/alertConditions.ts'
import { readRecordings } from '#server/sample/recordings.ts'
import { createMetrics } from '#server/store/metrics.ts'
import { startServer } from '#test/helpers/server.ts'
import { store } from '../query/stored.ts'
import { naiveIncidents, type NaivePoint } from './naive.ts'

const DAYS = 30
const END = 1_699_999_200
const START = END - DAYS * 86_400
const { call, deps } = await startServer({ now: () => END })

/** The longest recordings, laid onto the same month; here and there one was silent. */
const streams = [...readRecordings().values()]
  .filter(({ values, step }) => values.length * step >= 14 * 86_400)
  .slice(0, 10)
  .map(({ name, values, step }, place) => {
    const points: NaivePoint[] = []
    for (let time = START - 3_600, at = 0; time < END; time += step, at += 1) {
      const silent = (at + 700 * place) % 1_500 < 12
      if (!silent) points.push([time - (time % 60), values[at % values.length]!])
    }
    return { source: name.toLowerCase(), points, values: [...values].sort((a, b) => a - b) }
  })

function conditionsOf(quantile: number, id: number): AlertCondition[] {
  return streams.map(({ source, values }) => {
    const threshold = values[Math.floor(quantile * (values.length - 1))]!
    const base = { id, metric_name: 'month', source, summary_function: null, tags: [] }
    if (id === 5) return { ...base, type: 'absent', threshold: null, duration: 1_800 }
    return {
      ...base,
      type: quantile > 0.5 ? 'above' : 'below',
      threshold,
      duration: [null, 300, 900, 3_600][id - 1]!,
    }
  })
}

const alerts = [0.9, 0.03, 0.97, 0.85, 0].flatMap((quantile, index) => conditionsOf(quantile, index + 1))

test('a month of recordings past 50 alerts, as the plainest reading has it', async () => {
  const [metric] = await createMetrics(
    deps.db,
    [{ name: 'month', type: 'gauge', period: 300, attributes: {} }],
    END,
  )
  await store(
    deps as never,
    metric!.id,
    streams.map(({ source, points }) => ({
      tags: { source },
      points: points.map(([time, value]) => [time, value] as const),
    })),
  )
  let incidents = 0
  for (const condition of alerts) {
    const { source, threshold } = condition
    const conditions = [{ ...condition, id: undefined, source }]
    const answer = await call(alertBacktest, { body: { start_time: START, end_time: END, conditions } })
    const { points } = streams.find((stream) => stream.source === source)!
    const alert = { conditions: [condition], rearm_per_signal: false }
    const clock = { from: START, to: END, tracked: START - 3_600 }
    const expected = naiveIncidents(alert, [{ a: points }], clock)
    const found = answer.incidents.map(({ stream, triggered_at, cleared_at }) => ({
      stream,
      triggered_at,
      cleared_at,
    }))
    expect(found, `${condition.type} ${threshold} ${source}`).toEqual(expected)
    incidents += found.length
  }
  expect(alerts).toHaveLength(50)
  expect(incidents).toBeGreaterThan(500)
})
