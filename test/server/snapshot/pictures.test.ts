import { describe, expect, test } from 'vitest'
import { annotationCreate } from '#api/annotations.ts'
import type { ChartWrite } from '#api/charts.ts'
import type { Input } from '#api/endpoint.ts'
import { measurementCreate } from '#api/measurements.ts'
import { snapshotCreate, snapshotView } from '#api/snapshots.ts'
import { faultOf, SHARE } from '#test/helpers/pictures.ts'
import { pixelShare } from '#test/helpers/pixelShare.ts'
import { startServer } from '#test/helpers/server.ts'
import { workOnAll } from '#test/helpers/workOnAll.ts'

/*
 * Snapshots against pictures of them in test/fixtures/pictures. After a change that is meant to be seen, look at the new
 * ones and keep them: PICTURES=renew npx vitest run test/server/snapshot/pictures.test.ts
 */

/** Clocks in Berlin skip an hour in it. */
const FROM = Date.parse('2026-03-28T22:00:00Z') / 1_000
const MINUTES = 300
const TO = FROM + MINUTES * 60

const server = await startServer({ now: () => TO + 3_600 })
const { call, deps, inject } = server

const breakout = { group_function: 'breakout' as const }
const load = { metric: 'shot.load', source: '*', ...breakout, units_short: '%' }
const time = { metric: 'shot.time', units_short: 'ms', units_long: 'Latency' }

const VALUES: Record<string, Record<string, (minute: number) => number | null>> = {
  'shot.load': {
    'web-1': (minute) => 50 + 30 * Math.sin(minute / 40),
    'web-2': (minute) => (minute >= 100 && minute < 170 ? null : 30 + 10 * Math.cos(minute / 25)),
  },
  'shot.jobs': {
    early: (minute) => (minute < 200 ? 20 : null),
    late: (minute) => (minute >= 125 ? 15 + (minute % 5) : null),
    steady: (minute) => 10 + minute / 30,
  },
  'shot.time': { all: (minute) => 3 + (minute / 100) ** 2 },
  'shot.many': Object.fromEntries(
    Array.from({ length: 24 }, (_, i) => [
      `host-${i}`,
      (minute: number) => i * 4 + 3 * Math.sin(minute / 30 + i),
    ]),
  ),
}

const all = Object.entries(VALUES).flatMap(([name, sources]) =>
  Object.entries(sources).flatMap(([source, valueAt]) =>
    Array.from({ length: MINUTES / 5 }, (_, i) => ({ minute: i * 5, value: valueAt(i * 5) })).flatMap(
      ({ minute, value }) =>
        value === null ? [] : [{ name, tags: { source }, time: FROM + minute * 60, value, period: 300 }],
    ),
  ),
)
for (let i = 0; i < all.length; i += 1_000) {
  await call(measurementCreate, { body: { measurements: all.slice(i, i + 1_000) } })
}
for (const [name, title, start, end] of [
  ['shot-deploys', 'Развёрнута v56', 3_600, undefined],
  ['shot-deploys', 'Rolled back', 3_900, undefined],
  ['shot-works', 'Συντήρηση δικτύου', 9_000, 12_000],
] as const) {
  const times = { start_time: FROM + start, ...(end === undefined ? {} : { end_time: FROM + end }) }
  await call(annotationCreate, { params: { name }, body: { title, ...times } })
}

type Look = Omit<Input<typeof snapshotCreate>['body'] & object, 'subject'>
type Subject = { lines?: string[]; annotations?: string[]; compare?: 'before' }

async function picture(chart: ChartWrite, look: Look = {}, subject: Subject = {}): Promise<Buffer> {
  const body = {
    subject: { chart: { definition: chart, ...subject } },
    start_time: FROM,
    end_time: TO,
    width: 480,
    height: 300,
    scale: 1,
    ...look,
  }
  const { id } = await call(snapshotCreate, { body })
  await workOnAll(deps)
  const { image_href } = await call(snapshotView, { params: { id } })
  const answer = await inject({ url: new URL(image_href!).pathname, headers: { authorization: '' } })
  expect(answer.headers['content-type']).toBe('image/png')
  return answer.rawPayload
}

const number: ChartWrite = {
  name: 'Slowest answer',
  type: 'bignumber',
  label: 'of all hosts',
  streams: [time],
  thresholds: [{ operator: '>', value: 5, type: 'red' }],
}
const stacked: ChartWrite = {
  name: 'Jobs',
  type: 'stacked',
  streams: [{ metric: 'shot.jobs', ...breakout }],
}
/** Before it there is as much to compare with. */
const second = { start_time: (FROM + TO) / 2 }
const HOSTILE = 'CPU\n\u202e<script>alert(1)</script> {{7*7}} \u0007 Ωμέγα Привет Łódź ✓ '.repeat(3)

const CASES: Record<string, [chart: ChartWrite, look?: Look, subject?: Subject]> = {
  line: [{ name: 'Load', streams: [load], min: 0, max: 100 }],
  'line-berlin-dark': [
    { name: 'Load', streams: [load] },
    { zone: 'Europe/Berlin', scheme: 'dark' },
  ],
  stacked: [stacked],
  'stacked-dark': [stacked, { scheme: 'dark', zone: 'Asia/Tokyo' }],
  number: [number],
  'number-dark': [number, { scheme: 'dark' }],
  'number-change': [number, second],
  compare: [{ name: 'Load', streams: [load] }, second, { compare: 'before' }],
  'compare-stacked': [stacked, second, { compare: 'before' }],
  axes: [{ name: 'Load and time', streams: [{ ...load, source: 'web-1', units_long: 'Load' }, time] }],
  events: [{ name: 'Time', streams: [time] }, { zone: 'Europe/Athens' }, { annotations: ['*'] }],
  many: [{ name: 'Hosts', streams: [{ metric: 'shot.many', ...breakout }] }, { height: 200 }],
  alone: [{ name: 'Load', streams: [load] }, {}, { lines: ['source=web-2'] }],
  hostile: [{ name: 'x', streams: [time] }, { title: HOSTILE }],
  nothing: [{ name: 'Nothing', streams: [{ metric: 'shot.unknown' }] }],
  partial: [
    { name: 'Part', streams: [load, { metric: 'shot.unknown' }] },
    { scale: 2, width: 300, height: 200 },
  ],
}

describe('snapshots look as they did', () => {
  test.each(Object.entries(CASES))('%s', async (name, [chart, look, subject]) => {
    expect(await faultOf(await picture(chart, look, subject), `snapshot-${name}`, pixelShare)).toBeNull()
  })

  test('another colour, and a little less, are seen', async () => {
    const before = await picture(CASES.line![0])
    for (const changes of [{ color: '#d62728' }, { transform_function: 'x*0.97' }]) {
      const chart = { ...CASES.line![0], streams: [{ ...load, ...changes }] }
      expect(await pixelShare(before, await picture(chart))).toBeGreaterThan(2 * SHARE)
    }
  })

  test('a picture of the same is the same to the byte, also from another process', async () => {
    const before = await picture(...CASES.events!)
    expect((await picture(...CASES.events!)).equals(before)).toBe(true)
    for (const pid of deps.painter.pids()) process.kill(pid, 'SIGKILL')
    expect((await picture(...CASES.events!)).equals(before)).toBe(true)
  })
})
