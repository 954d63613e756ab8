import { describe, expect, it } from 'vitest'
import type { StreamEvent } from '#api/annotationEvents.ts'
import { type Chart, measured } from '#api/charts.ts'
import { annotationLook } from '#chart/annotationLook.ts'
import { annotationMarks, MARK_SPACE, mergedSpans } from '#chart/annotationMarks.ts'
import { annotationNames, ownEvents } from '#chart/eventsOfChart.ts'
import { makeChart, makeStream } from './made.ts'

let id = 0
function event(
  start_time: number,
  end_time: number | null = null,
  rest: Partial<StreamEvent> = {},
): StreamEvent {
  return {
    id: ++id,
    name: 'deploys',
    display_name: null,
    title: `at ${start_time}`,
    description: null,
    source: null,
    start_time,
    end_time,
    links: [],
    ...rest,
  }
}

/** Each mark as [left, right, number of events], over the interval from 1000 to 2000 on 1000 pixels. */
const marksOf = (...events: StreamEvent[]) =>
  annotationMarks(events, 1_000, 2_000, 1_000).map((mark) => [mark.left, mark.right, mark.events.length])

describe('the marks of events', () => {
  it.each<[what: string, events: StreamEvent[], expected: number[][]]>([
    ['nothing', [], []],
    ['a moment', [event(1_500)], [[500, 500, 1]]],
    ['a range', [event(1_500, 1_700)], [[500, 700, 1]]],
    ['a range of no length', [event(1_500, 1_500)], [[500, 500, 1]]],
    ['both edges belong to it', [event(1_000), event(2_000)], [[0, 0, 1], [1_000, 1_000, 1]]], // prettier-ignore
    ['what is outside', [event(999), event(800, 999), event(2_001)], []],
    ['a range that reaches in', [event(900, 1_200)], [[0, 200, 1]]],
    ['a range that reaches out', [event(1_900, 2_500)], [[900, 1_000, 1]]],
    ['a range all around', [event(0, 9_999)], [[0, 1_000, 1]]],
    ['as close as marks may be', [event(1_500), event(1_500 + MARK_SPACE)], [[500, 500, 1], [528, 528, 1]]], // prettier-ignore
    ['closer', [event(1_500), event(1_500 + MARK_SPACE - 1)], [[500, 527, 2]]],
    ['at the same time', [event(1_500), event(1_500), event(1_500)], [[500, 500, 3]]],
    ['many in a row break up', [event(1_500), event(1_520), event(1_540)], [[500, 520, 2], [540, 540, 1]]], // prettier-ignore
    ['a long range does not swallow what follows', [event(1_100, 1_900), event(1_500)], [[100, 900, 1], [500, 500, 1]]], // prettier-ignore
    ['the longest of a cluster counts', [event(1_100, 1_400), event(1_110)], [[100, 400, 2]]],
  ])('%s', (_what, events, expected) => {
    expect(marksOf(...events)).toEqual(expected)
  })

  it('never touch each other, and lose no event', () => {
    const events = Array.from({ length: 6_000 }, (_, i) =>
      event(1_000 + i / 6, i % 7 === 0 ? 1_010 + i / 6 : null),
    )
    const marks = annotationMarks(events, 1_000, 2_000, 640)
    expect(marks.flatMap((mark) => mark.events)).toEqual(events)
    const gaps = marks.slice(1).map((mark, i) => mark.left - marks[i]!.left)
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(MARK_SPACE)
  })
})

const annotation = (rest: object) => makeStream({ id: 1, metric: null, type: 'annotation', ...rest })

describe('the annotation streams of a chart', () => {
  const chart: Chart = makeChart({
    streams: [
      makeStream(),
      annotation({ metric: 'deploys' }),
      annotation({ name: 'incidents' }),
      annotation({ metric: 'deploys', source: 'web-*' }),
      annotation({}),
    ],
  })

  it('are told from what is measured', () => {
    expect(measured(chart).streams).toEqual([makeStream()])
    expect(annotationNames(chart.streams)).toEqual(['deploys', 'incidents'])
    const plain = makeChart()
    expect(measured(plain)).toBe(plain)
  })

  it.each<[source: string | null, chosen: string | null, sources: (string | null)[]]>([
    [null, null, ['web-1', 'db-1', null]],
    ['*', null, ['web-1', 'db-1', null]],
    ['WEB-*', null, ['web-1']],
    ['unassigned', null, [null]],
    ['web-1 OR db-1', null, ['web-1', 'db-1']],
    ['%', 'db*', ['db-1']],
    ['%', null, ['web-1', 'db-1', null]],
  ])('with the source %j, and %j chosen on the space, show those of %j', (source, chosen, sources) => {
    const events = ['web-1', 'db-1', null].map((one) => event(1, null, { source: one }))
    const others = [event(1, null, { name: 'incidents' })]
    const shown = ownEvents([annotation({ metric: 'DEPLOYS', source })], chosen, [...events, ...others])
    expect(shown.map((one) => one.source)).toEqual(sources)
  })
})

describe('the look of a stream', () => {
  const names = Array.from({ length: 200 }, (_, i) => `stream.${i}`)

  it('is the same in any spelling, and in shape in either scheme', () => {
    expect(annotationLook('Deploys', 'dark')).toEqual(annotationLook('deploys', 'dark'))
    expect(annotationLook('deploys', 'light').shape).toBe(annotationLook('deploys', 'dark').shape)
  })

  it('differs from stream to stream', () => {
    const looks = new Set(names.map((name) => JSON.stringify(annotationLook(name, 'dark'))))
    expect(looks.size).toBe(24)
  })
})

it.each<[string, [number, number][], [number, number][]]>([
  ['nothing', [], []],
  [
    'apart',
    [
      [5, 6],
      [1, 2],
    ],
    [
      [1, 2],
      [5, 6],
    ],
  ],
  [
    'overlapping',
    [
      [1, 5],
      [3, 8],
      [10, 12],
    ],
    [
      [1, 8],
      [10, 12],
    ],
  ],
  [
    'within another',
    [
      [1, 9],
      [3, 4],
    ],
    [[1, 9]],
  ],
  [
    'touching',
    [
      [1, 3],
      [3, 4],
    ],
    [[1, 4]],
  ],
])('spans %s are washed over once', (_name, spans, merged) => {
  expect(mergedSpans(spans)).toEqual(merged)
})
