import { describe, expect, test } from 'vitest'
import type { AlertCondition } from '#api/alertConditions.ts'
import { evaluate, type Heard, type IncidentEvent, type Minutes } from '#server/alerts/evaluate.ts'
import { afterGap } from '#server/alerts/settleOld.ts'
import { streamName } from '#server/alerts/streamName.ts'
import type { AlertTracks } from '#server/store/alertTables.ts'

const T = 1_700_000_040 - (1_700_000_040 % 60)
const DAYS_10 = 14_400

interface Case {
  what: string
  condition?: Partial<AlertCondition>
  conditions?: Partial<AlertCondition>[]
  perStream?: boolean
  /** By stream the value of each minute; a dot stands for none. */
  values?: Record<string, string>
  /** For each condition, where there are several. */
  each?: Record<string, string>[]
  minutes?: number
  over?: Partial<Minutes>
  /** As `minute +stream` where it triggers and `minute -stream why` where it clears. */
  expected: string[]
}

const cases: Case[] = [
  { what: 'one point above is enough', values: { a: '1 9' }, expected: ['2 +'] },
  { what: 'what is at the threshold is not above it', values: { a: '5 5' }, expected: [] },
  { what: 'below', condition: { type: 'below' }, values: { a: '9 5 4' }, expected: ['3 +'] },
  { what: 'the next normal point clears', values: { a: '9 9 1' }, expected: ['1 +', '3 - normal'] },
  { what: 'a gap does not clear', values: { a: '9 . . . .' }, expected: ['1 +'] },
  {
    what: 'a duration wants all of its points',
    condition: { duration: 180 },
    values: { a: '9 9 1 9 9 9' },
    expected: ['6 +'],
  },
  {
    what: 'one normal point within the duration begins anew',
    condition: { duration: 120 },
    values: { a: '9 1 9 1 9' },
    expected: [],
  },
  {
    what: 'a spike that nothing follows never lasts',
    condition: { duration: 120 },
    values: { a: '9 . . . . . .' },
    expected: [],
  },
  {
    what: 'slower points last as well',
    condition: { duration: 300 },
    values: { a: '9 . . . . 9 . . 1' },
    expected: ['6 +', '9 - normal'],
  },
  {
    what: 'once one minute is the duration, one point is enough',
    condition: { duration: 60 },
    values: { a: '9' },
    expected: ['1 +'],
  },
  {
    what: 'a stream that was never seen is not absent',
    condition: { type: 'absent', duration: 120 },
    values: { a: '. . . . .' },
    expected: [],
  },
  {
    what: 'absent after its duration, until it reappears',
    condition: { type: 'absent', duration: 120 },
    values: { a: '1 . . . 1' },
    expected: ['3 +', '5 - normal'],
  },
  {
    what: 'one absent stream among others',
    condition: { type: 'absent', duration: 120 },
    values: { a: '1 1 1 1', b: '1 . . .' },
    expected: ['3 +'],
  },
  {
    what: 'one timer for the alert',
    values: { a: '9 9 1 1', b: '1 9 9 1' },
    expected: ['1 +', '4 - normal'],
  },
  {
    what: 'an incident for each stream',
    perStream: true,
    values: { a: '9 9 1 1', b: '1 9 9 1' },
    expected: ['1 +a', '2 +b', '3 -a normal', '4 -b normal'],
  },
  {
    what: 'all conditions together, whichever streams they hold for',
    conditions: [{}, { type: 'below' }],
    each: [{ a: '9 9 9 1' }, { b: '9 1 1 1' }],
    expected: ['2 +', '4 - normal'],
  },
  {
    what: 'each stream of all conditions, while they hold together',
    conditions: [{}, { type: 'below' }],
    perStream: true,
    each: [{ a: '9 9 1' }, { b: '9 1 1' }],
    expected: ['2 +a', '2 +b', '3 -a normal', '3 -b normal'],
  },
  { what: 'an alert without conditions', conditions: [], each: [], expected: [] },
  {
    what: 'ten days without measurements',
    values: { a: '9' },
    minutes: DAYS_10 + 3,
    expected: ['1 +', `${DAYS_10 + 1} - auto`],
  },
  {
    what: 'ten days absent, and not again until it is seen',
    condition: { type: 'absent', duration: 60 },
    values: { a: '1' },
    minutes: 2 * DAYS_10,
    expected: ['2 +', `${DAYS_10 + 1} - auto`],
  },
  {
    what: 'points of before it was changed',
    over: { tracked: T + 60 },
    values: { a: '9 . .' },
    expected: [],
  },
  {
    what: 'cleared by hand it triggers with the next point that violates',
    over: { cleared: T + 70, from: T + 120 },
    values: { a: '9 . . 9' },
    expected: ['4 +'],
  },
  {
    what: 'cleared by hand a silent stream has to be seen again',
    condition: { type: 'absent', duration: 60 },
    over: { cleared: T + 130, from: T + 180 },
    values: { a: '1 . . . 1 . .' },
    expected: ['6 +'],
  },
  {
    what: 'clearing by hand is no reason to overlook another stream that falls silent',
    condition: { type: 'absent', duration: 120 },
    over: { cleared: T + 70, from: T + 120 },
    values: { a: '1 . . .' },
    expected: ['3 +'],
  },
  {
    what: 'a stream that is cleared alone still violates its condition for the others',
    conditions: [{}, { type: 'below' }],
    perStream: true,
    over: { clearedStreams: { a: T + 70 }, from: T + 120, open: new Set(['b']) },
    each: [{ a: '9 . . 9' }, { b: '1 1 1 1' }],
    expected: ['4 +a'],
  },
  {
    what: 'silence does not count while nobody took measurements',
    condition: { type: 'absent', duration: 120 },
    over: { outages: [{ from: T + 90, to: T + 270 }] },
    values: { a: '1 . . . . . . .' },
    expected: ['6 +'],
  },
  {
    what: 'what was silent before is still so after',
    condition: { type: 'absent', duration: 60 },
    over: { outages: [{ from: T + 150, to: T + 350 }] },
    values: { a: '1 . . . . . . .' },
    expected: ['2 +'],
  },
]

test.each(cases)(
  '$what',
  ({ condition = {}, conditions, perStream = false, values, each, minutes, over, expected }) => {
    const rules = (conditions ?? [condition]).map(make)
    const streams = each ?? [values!]
    const length = Math.max(
      1,
      ...streams.flatMap((all) => Object.values(all).map((text) => text.split(' ').length)),
    )
    const { events } = evaluate(
      { conditions: rules, rearm_per_signal: perStream },
      streams.map(heardOf),
      {},
      {
        from: T + 60,
        to: T + 60 * (minutes ?? length),
        tracked: T,
        outages: [],
        cleared: 0,
        open: new Set(),
        ...over,
      },
    )
    expect(events.map(shown)).toEqual(expected)
  },
)

function make(over: Partial<AlertCondition>, index: number): AlertCondition {
  const plain = { source: null, threshold: 5, summary_function: null, duration: null, tags: [] }
  return { id: index + 1, type: 'above', metric_name: 'm', ...plain, ...over }
}

function heardOf(streams: Record<string, string>): Heard {
  const read = Object.entries(streams).map(([name, text]) => {
    const all = text
      .split(' ')
      .flatMap((value, index) => (value === '.' ? [] : [[T + 60 * index, Number(value)] as const]))
    return [name, { times: all.map(([time]) => time), values: all.map(([, value]) => value) }] as const
  })
  return { metric: 1, lag: 0, streams: new Map(read) }
}

function shown(event: IncidentEvent): string {
  const minute = (event.at - T) / 60
  const stream = event.stream ?? ''
  return event.event === 'trigger' ? `${minute} +${stream}` : `${minute} -${stream} ${event.clear}`
}

test('of what was known before a time that is not read, what violated goes on, and a duration begins anew', () => {
  const known = { last: T, value: 9, begin: T - 60, count: 2 }
  const streams = { a: { ...known, since: T }, b: { ...known, since: null } }
  const state = { 1: { metric: 1, settled: T + 60, streams } }
  expect(afterGap(state, T)).toEqual(state)
  expect(afterGap(state, T + 600)).toEqual({
    1: {
      metric: 1,
      settled: T + 600,
      streams: { a: streams.a, b: { ...known, begin: null, count: 0, since: null } },
    },
  })
})

test('only a stream that is still measured may soon have violated for long enough', () => {
  const rules = { conditions: [make({ duration: 600 }, 0)], rearm_per_signal: false }
  const pendingAfter = (minutes: number) => {
    const times = {
      from: T + 60,
      to: T + 60 * minutes,
      tracked: T,
      outages: [],
      cleared: 0,
      open: new Set<null>(),
    }
    return evaluate(rules, [heardOf({ a: '9' })], {}, times).streams[0]!.get('a')!.pending
  }
  expect([1, 5, 6, 20].map(pendingAfter)).toEqual([60, 60, null, null])
})

describe('what violates', () => {
  const minutes = (last: number): Minutes => ({
    from: T + 60,
    to: T + 60 * last,
    tracked: T,
    outages: [],
    cleared: 0,
    open: new Set(),
  })

  test('tells the newest value, and of a duration its points', () => {
    const conditions = [make({}, 0), make({ duration: 120 }, 1), make({ type: 'absent', duration: 60 }, 2)]
    const heard = [heardOf({ a: '6 7' }), heardOf({ a: '1 6 7' }), heardOf({ 'b=1,c=2': '1' })]
    const { violations } = evaluate({ conditions, rearm_per_signal: false }, heard, {}, minutes(3))
    expect(violations).toEqual({
      a: [
        { metric: 'm', value: 7, recorded_at: T + 60, condition_violated: 1 },
        {
          metric: 'm',
          value: 7,
          recorded_at: T + 120,
          condition_violated: 2,
          count: 2,
          begin: T + 60,
          end: T + 180,
        },
      ],
      'b=1,c=2': [{ metric: 'm', value: null, recorded_at: T + 120, condition_violated: 3 }],
    })
  })

  test('a composite is looked at behind the clock', () => {
    const heard = [{ ...heardOf({ a: '9' }), lag: 120 }]
    const { events } = evaluate({ conditions: [make({}, 0)], rearm_per_signal: false }, heard, {}, minutes(5))
    expect(events.map(shown)).toEqual(['3 +'])
  })

  test('a metric that was deleted takes its streams with it', () => {
    const rules = { conditions: [make({}, 0)], rearm_per_signal: false }
    const first = evaluate(rules, [heardOf({ a: '9' })], {}, minutes(1))
    const gone: Heard = { metric: null, lag: 0, streams: new Map() }
    const after = { ...minutes(2), from: T + 120, open: new Set([null]) }
    expect(evaluate(rules, [gone], first.state, after).events.map(shown)).toEqual(['2 - auto'])
  })

  test('what is final is no longer read again', () => {
    const rules = { conditions: [make({}, 0)], rearm_per_signal: false }
    let state: AlertTracks = {}
    ;({ state } = evaluate(rules, [heardOf({ a: '9 9 9' })], state, minutes(7)))
    expect(state[1]).toEqual({
      metric: 1,
      settled: T + 120,
      streams: { a: { last: T + 60, value: 9, begin: T, count: 2, since: T + 60 } },
    })
  })
})

test.each([
  [{}, 'unassigned'],
  [{ source: 'web-1' }, 'web-1'],
  [{ source: 'web-1', region: 'eu' }, 'region=eu,source=web-1'],
  [{ host: 'a' }, 'host=a'],
])('%j is called %s', (tags, name) => expect(streamName(tags as Record<string, string>)).toBe(name))
