import { describe, expect, test } from 'vitest'
import {
  afterStep,
  historyOf,
  type Span,
  spanBefore,
  spanAfter,
} from '#web/components/viewing/timeHistory.ts'
import { halfLength, paused, shifted, wider } from '#web/components/viewing/timeMoves.ts'

const NOW = 1_700_000_000.4
const END = 1_700_000_000
const live = (range: string): Span => ({ range, fixed: null, paused: null })
const fixed = (from: number, to: number): Span => ({ range: '60m', fixed: { from, to }, paused: null })

describe('the history of the time shown', () => {
  const spans = [live('3h'), fixed(100, 900), fixed(200, 500), fixed(300, 333)]

  test('three zooms are stepped back through exactly, and forward again', () => {
    let history = historyOf(null)
    for (const span of spans.slice(0, -1)) history = afterStep(history, span)
    let here = spans.at(-1)!
    const seen: Span[] = []
    for (let step = spanBefore(history, here); step !== null; step = spanBefore(history, here)) {
      ;[here, history] = step
      seen.push(here)
    }
    expect(seen).toEqual(spans.slice(0, -1).toReversed())
    for (let step = spanAfter(history, here); step !== null; step = spanAfter(history, here)) {
      ;[here, history] = step
      seen.push(here)
    }
    expect(seen.slice(3)).toEqual(spans.slice(1))
  })

  test('another way from the middle forgets what came after', () => {
    const [here, history] = spanBefore(afterStep(historyOf(null), spans[0]!), spans[1]!)!
    expect(spanAfter(history, here)).not.toBeNull()
    expect(spanAfter(afterStep(history, here), spans[2]!)).toBeNull()
  })

  test('does not grow without end', () => {
    let history = historyOf(null)
    for (let i = 0; i < 500; i++) history = afterStep(history, fixed(i, i + 1))
    expect(history.past.length).toBeLessThanOrEqual(50)
    expect(history.past.at(-1)).toEqual(fixed(499, 500))
  })
})

describe('moves along the time axis', () => {
  test.each<[string, Span, number, Span]>([
    ['half a live hour back', live('60m'), -1_800, fixed(END - 5_400, END - 1_800)],
    ['back to now it is live again', fixed(END - 5_400, END - 1_800), 1_800, live('60m')],
    ['not beyond now', fixed(END - 5_400, END - 1_800), 9_999, live('60m')],
    ['another length stays fixed', fixed(END - 300, END - 100), 9_999, fixed(END - 200, END + 1)],
    ['an interval of long ago', fixed(1_000, 2_000), 500, fixed(1_500, 2_500)],
  ])('%s', (_name, from, by, to) => {
    expect(shifted(from, by, NOW)).toEqual(to)
  })

  test('a shift is half of what is shown', () => {
    expect(halfLength(live('60m'), NOW)).toBe(1_800)
    expect(halfLength(fixed(0, 1), NOW)).toBe(1)
  })

  test.each<[Span, Span]>([
    [fixed(1, 2), live('60m')],
    [live('60m'), live('3h')],
    [live('45m'), live('60m')],
    [live('4w'), live('4w')],
  ])('wider than %j is %j', (from, to) => {
    expect(wider(from)).toEqual(to)
  })

  test('a pause keeps what is shown, and says since when', () => {
    expect(paused(live('60m'), NOW)).toEqual({ ...fixed(END - 3_600, END), paused: END })
    expect(paused(fixed(1, 2), NOW)).toEqual({ ...fixed(1, 2), paused: END })
  })
})
