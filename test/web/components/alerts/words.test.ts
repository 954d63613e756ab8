import { describe, expect, test } from 'vitest'
import { alertState } from '#web/components/alerts/alertState.ts'
import { linesOfIncident } from '#web/components/alerts/linesOfIncident.ts'
import { mutedText } from '#web/components/alerts/mutedText.ts'
import { streamText } from '#web/components/alerts/streamText.ts'
import { runbookAddress } from '#web/components/alerts/runbookAddress.ts'
import { firedStreams, firedText } from '#web/components/alerts/firedText.ts'
import { alertsOf, incidentsOn } from '#web/components/charts/firingAlerts.ts'
import { whyNotTested } from '#web/components/alerts/whyNotTested.ts'
import { courseText, streamsText, toldText } from '#web/components/alerts/incidentText.ts'

const NOW = 1_000_000
const condition = {
  id: 1,
  type: 'above' as const,
  metric_name: 'cpu',
  source: null,
  threshold: 1,
  summary_function: null,
  duration: null,
  tags: [],
}
const on = { active: true, conditions: [condition] }
const ok = {
  state: 'ok' as const,
  status: 'ok' as const,
  triggered_at: null,
  pending: null,
  resolved_at: null,
  evaluated_at: NOW - 30,
  missed: null,
  failure: null,
}
const lasting = { ...on, conditions: [{ ...condition, type: 'below' as const, duration: 300 }] }
const pending = { stream: 'web-1', condition: 1, seconds: 120, stream_count: 1 }
const failure = { reason: 'There is no series', at: NOW - 10 }

test.each([
  [on, ok, 'OK'],
  [on, { ...ok, state: 'triggered' as const, triggered_at: NOW - 300 }, 'Firing for 5 min'],
  [on, { ...ok, state: 'off' as const }, 'Disabled'],
  [on, { ...ok, state: 'empty' as const }, 'No condition'],
  [on, { ...ok, state: 'late' as const, evaluated_at: null }, 'Not evaluated yet'],
  [on, { ...ok, state: 'late' as const, evaluated_at: NOW - 600 }, 'Not evaluated for 10 min'],
  [lasting, { ...ok, state: 'pending' as const, pending }, 'Below for 2 of 5 min'],
  [on, { ...ok, state: 'resolved' as const, resolved_at: NOW - 60 }, 'Resolved 1 min ago'],
])('an alert %#', (alert, standing, text) => {
  const shown = { kind: standing.state, text, missed: null, failure: null }
  expect(alertState(alert, standing, NOW)).toEqual(shown)
})

test('why it cannot be evaluated is told of an alert that is on, also while it fires', () => {
  const firing = { ...ok, state: 'triggered' as const, triggered_at: NOW - 300, failure }
  expect(alertState(on, firing, NOW).failure).toBe(failure.reason)
  expect(alertState({ ...on, active: false }, firing, NOW).failure).toBeNull()
})

test('minutes that were missed are told for a day, of an alert that is on', () => {
  const missed = (to: number) => ({ ...ok, missed: { from: to - 60, to } })
  expect(alertState(on, missed(NOW - 3_600), NOW).missed).toEqual({ from: NOW - 3_660, to: NOW - 3_600 })
  expect(alertState(on, missed(NOW - 90_000), NOW).missed).toBeNull()
  expect(alertState({ ...on, active: false }, missed(NOW - 3_600), NOW).missed).toBeNull()
})

test.each([
  ['https://wiki.example.com/a', 'https://wiki.example.com/a'],
  ['wiki.example.com/a b', null],
  ['wiki.example.com/hot?x=1', 'https://wiki.example.com/hot?x=1'],
  ['javascript:alert(1)', null],
  ['page 12 of the folder', null],
])('the runbook %j is at %j', (runbook, address) => expect(runbookAddress(runbook)).toBe(address))

const stream = {
  name: 'web-1',
  condition: 1,
  metric: 'cpu',
  state: 'violating' as const,
  value: 9,
  last_time: NOW - 60,
  since: NOW - 300,
  resolved: false,
  pending: null,
}
test.each([
  [stream, 'Violates for 5 min'],
  [{ ...stream, resolved: true }, 'Resolved by hand'],
  [{ ...stream, state: 'absent' as const }, 'Silent for 5 min'],
  [{ ...stream, state: 'ok' as const, since: null }, 'OK'],
  [{ ...stream, state: 'ok' as const, since: null, pending: 90 }, 'Above for 1.5 of 5 min'],
])('a stream: %j', (one, text) => expect(streamText(one, { ...condition, duration: 300 }, NOW)).toBe(text))

test.each([
  [1_700_000_000, 'Muted until 22:14'],
  [1_700_000_000 + 2 * 3_600, 'Muted until Wed 15 Nov 00:14'],
])('muted until %d', (until, text) => expect(mutedText(until, 'UTC', 1_699_999_000)).toBe(text))

test('the lines of an incident are those of its streams, whatever tags the chart tells them by', () => {
  const violations = { 'host=a,region=eu': [], 'web-1': [] }
  const lines = linesOfIncident({ stream: null, violations })
  expect(lines).toEqual(expect.arrayContaining(['host=a,region=eu', 'host=a', 'source=web-1']))
  expect(linesOfIncident({ stream: 'web-1', violations })).not.toContain('host=a')
})

const fired = (...names: string[]) => ({
  stream: null,
  violations: Object.fromEntries(names.map((name) => [name, []])),
})

describe('when it would have fired', () => {
  test.each([
    [0, 'Would not have fired'],
    [1, 'Would have fired once'],
    [2, 'Would have fired twice'],
    [1_234, 'Would have fired 1,234 times'],
  ])('%d: %s', (count, text) => expect(firedText(count)).toBe(text))

  const named = (names: string) => names.split('').map((name) => ({ name, count: 1 }))
  test.each([
    [[], ''],
    [
      [
        { name: 'web-1', count: 3 },
        { name: 'web-2', count: 1 },
      ],
      'web-1 3, web-2 1',
    ],
    [named('abcdefgh'), 'a 1, b 1, c 1, d 1, e 1, f 1 and 2 more'],
  ])('%j: %s', (streams, text) => expect(firedStreams(streams)).toBe(text))
})

test.each([
  [{ 'conditions[1].metric_name': ['is no metric'] }, 'the metric of condition 2 is no metric'],
  [
    { 'conditions[0].summary_function': ['is not for a counter'] },
    'the value of each minute of condition 1 is not for a counter',
  ],
  [
    { start_time: ['must be at most 31 days before end_time'] },
    'the time shown must be at most 31 days before end_time',
  ],
  [{ conditions: ['must be at most 20'] }, 'conditions must be at most 20'],
  [{}, 'Too slow'],
])('a backtest that is refused: %j', (params, words) => {
  expect(whyNotTested({ body: { errors: { params } }, message: 'Too slow' })).toBe(words)
})

describe('an incident', () => {
  test.each([
    [{ triggered_at: NOW - 120, cleared_at: null, clear: null }, 'goes on for 2 min'],
    [
      { triggered_at: NOW - 720, cleared_at: NOW, clear: 'normal' as const },
      'for 12 min, measurements are normal again',
    ],
    [{ triggered_at: NOW - 60, cleared_at: NOW, clear: 'manual' as const }, 'for 1 min, resolved by hand'],
  ])('%j: %s', (incident, text) => expect(courseText(incident, NOW)).toBe(text))

  test('names its streams', () => {
    expect(streamsText(fired('a', 'b', 'c', 'd'))).toBe('a, b and 2 more')
    expect(streamsText({ ...fired('a'), stream: 'only' })).toBe('only')
  })

  const nobody = { sent: 0, failed: 0, waiting: 0, dropped: 0 }
  test.each([
    [{}, 'nobody was told'],
    [{ dropped: 1 }, 'nobody was told'],
    [{ sent: 2 }, '2 arrived'],
    [{ sent: 1, failed: 1 }, '1 arrived, 1 did not'],
    [{ failed: 1, waiting: 1 }, '1 did not arrive, 1 under way'],
  ])('%j: %s', (told, text) => expect(toldText({ ...nobody, ...told })).toBe(text))
})

describe('what fires on a chart', () => {
  const incident = (id: number, metrics: string[], triggered_at = NOW) => ({
    alert: { id, name: `alert${id}` },
    metrics,
    triggered_at,
  })

  test('is what looks at a metric it draws, also within a composite', () => {
    const all = [incident(1, ['CPU']), incident(2, ['load', 'disk']), incident(3, ['cpu.user'])]
    const ids = (streams: Parameters<typeof incidentsOn>[0]) =>
      incidentsOn(streams, all).map(({ alert }) => alert.id)
    expect(ids([{ metric: 'cpu' }])).toEqual([1])
    expect(ids([{ metric: 'Disk' }, { metric: 'cpu.user' }])).toEqual([2, 3])
    expect(ids([{ composite: 'sum(s("cpu", "*"))' }])).toEqual([1])
    expect(ids([{ metric: 'other' }])).toEqual([])
  })

  test('is each alert once, those that fire longest first', () => {
    const alerts = alertsOf([incident(1, [], 50), incident(2, [], 30), incident(1, [], 20)])
    expect(alerts).toEqual([
      { id: 1, name: 'alert1', since: 20 },
      { id: 2, name: 'alert2', since: 30 },
    ])
  })
})
