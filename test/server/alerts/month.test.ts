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

/** What every stream is watched for; thresholds by how many of its values lie below them. */
const KINDS = [
  { type: 'above', below: 0.9, duration: null },
  { type: 'below', below: 0.03, duration: 300 },
  { type: 'above', below: 0.97, duration: 900 },
  { type: 'above', below: 0.85, duration: 3_600 },
  { type: 'absent', below: null, duration: 1_800 },
] as const

const alerts = KINDS.flatMap(({ type, below, duration }, index): AlertCondition[] =>
  streams.map(({ source, values }) => {
    const threshold = below === null ? null : values[Math.floor(below * (values.length - 1))]!
    const always = { id: index + 1, metric_name: 'month', summary_function: null, tags: [] }
    return { ...always, type, source, threshold, duration }
  }),
)

test('a month of recordings past 50 alerts, as the plainest reading has it', async () => {
  const [metric] = await createMetrics(
    deps.db,
    [{ name: 'month', type: 'gauge', period: 300, attributes: {} }],
    END,
  )
  await store(
    deps,
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
