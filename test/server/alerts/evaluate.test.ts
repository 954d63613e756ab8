import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AlertCondition } from '#api/alertConditions.ts'
import { evaluate, type Heard, type IncidentEvent, type Minutes } from '#server/alerts/evaluate.ts'
import type { AlertTracks } from '#server/store/alertTables.ts'
import { naiveIncidents, type NaiveAlert, type NaivePoint, type NaiveStreams } from './naive.ts'

const T = 1_700_000_040 - (1_700_000_040 % 60)
const MINUTES = 90
const END = T + 60 * MINUTES

const condition = (over: Partial<AlertCondition>): AlertCondition => ({
  id: 1,
  type: 'above',
  metric_name: 'm',
  source: null,
  threshold: 5,
  summary_function: null,
  duration: null,
  tags: [],
  ...over,
})

const conditions = fc
  .array(
    fc.record({
      type: fc.constantFrom('above' as const, 'below' as const, 'absent' as const),
      threshold: fc.integer({ min: 2, max: 8 }),
      duration: fc.constantFrom(null, 60, 90, 120, 300, 600),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((all) =>
    all.map((one, index) =>
      condition({
        ...one,
        id: index + 1,
        duration: one.type === 'absent' ? (one.duration ?? 180) : one.duration,
      }),
    ),
  )

/** Runs and gaps, because what is quite random hardly ever violates anything for long. */
const points = fc
  .array(
    fc.record({
      minutes: fc.integer({ min: 1, max: 12 }),
      value: fc.constantFrom(null, 0, 5, 10),
      step: fc.constantFrom(1, 1, 1, 3, 5),
      late: fc.integer({ min: 0, max: 4 }),
    }),
    { maxLength: 14 },
  )
  .map((runs) => {
    const all: NaivePoint[] = []
    let minute = 0
    for (const { minutes, value, step, late } of runs) {
      for (let at = 0; at < minutes; at += step) {
        const time = T + 60 * (minute + at)
        if (value !== null) all.push([time, value, time + 60 * (1 + late)])
      }
      minute += minutes
    }
    return all.filter(([time]) => time < END)
  })

const cases = conditions.chain((all) =>
  fc.record({
    conditions: fc.constant(all),
    rearm_per_signal: fc.boolean(),
    streams: fc.tuple(...all.map(() => fc.dictionary(fc.constantFrom('a', 'b', '__proto__'), points))),
  }),
)

/** The engine over parts of the interval, one after the other, as a process reads them. */
function run(alert: NaiveAlert, streams: NaiveStreams, ends: readonly number[], late: boolean) {
  let state: AlertTracks = {}
  let from = T + 60
  const open = new Set<string | null>()
  const events: IncidentEvent[] = []
  for (const to of ends) {
    const heard = alert.conditions.map(({ id }, index): Heard => {
      const settled = state[id]?.settled ?? T
      const read = Object.entries(streams[index]!).map(([name, all]) => {
        const known = all.filter(([time, , posted = 0]) => time >= settled && (!late || posted <= to))
        return [
          name,
          { times: known.map(([time]) => time), values: known.map(([, value]) => value) },
        ] as const
      })
      return { metric: 1, lag: 0, streams: new Map(read) }
    })
    const minutes: Minutes = { from, to, tracked: T, outages: [], cleared: 0, open }
    const evaluation = evaluate(alert, heard, state, minutes)
    for (const { event, stream } of evaluation.events) {
      if (event === 'trigger') open.add(stream)
      else open.delete(stream)
    }
    events.push(...evaluation.events)
    state = JSON.parse(JSON.stringify(evaluation.state)) as AlertTracks
    from = to + 60
  }
  return incidentsOf(events)
}

function incidentsOf(events: readonly IncidentEvent[]) {
  const incidents: { stream: string | null; triggered_at: number; cleared_at: number | null }[] = []
  for (const { event, stream, at } of events) {
    if (event === 'trigger') incidents.push({ stream, triggered_at: at, cleared_at: null })
    else incidents.findLast((one) => one.stream === stream && one.cleared_at === null)!.cleared_at = at
  }
  return incidents.sort(byTime)
}

const byTime = (
  a: { triggered_at: number; stream: string | null },
  b: { triggered_at: number; stream: string | null },
) => a.triggered_at - b.triggered_at || (String(a.stream) < String(b.stream) ? -1 : 1)

const everyMinute = Array.from({ length: MINUTES }, (_, minute) => T + 60 * (minute + 1))
const naive = (alert: NaiveAlert, streams: NaiveStreams) =>
  naiveIncidents(alert, streams, { from: T + 60, to: END, tracked: T }).sort(byTime)
const inTime = (streams: NaiveStreams): NaiveStreams =>
  streams.map((ofCondition) =>
    Object.fromEntries(
      Object.entries(ofCondition).map(([name, all]) => [
        name,
        all.map(([time, value]) => [time, value] as const),
      ]),
    ),
  )

test('minute by minute it is the plainest reading of the rules, whatever comes late', () => {
  fc.assert(
    fc.property(cases, ({ streams, ...alert }) => {
      expect(run(alert, streams, everyMinute, true)).toEqual(naive(alert, streams))
    }),
    { numRuns: 300 },
  )
})

test('however many minutes are caught up at once, the incidents are the same', () => {
  const ends = fc
    .uniqueArray(fc.constantFrom(...everyMinute), { maxLength: 8 })
    .map((some) => [...new Set([...some, END])].sort((a, b) => a - b))
  fc.assert(
    fc.property(cases, ends, ({ streams, ...alert }, some) => {
      expect(run(alert, streams, some, false)).toEqual(naive(alert, inTime(streams)))
    }),
    { numRuns: 300 },
  )
})
