import { expect, test, vi } from 'vitest'
import { attachPan, pannedInterval } from '#web/plot/pan.ts'

const HOUR = { from: 10_000, to: 13_600 }

test.each<[string, number, number, { from: number; to: number }]>([
  ['to the right shows what was before', 100, 13_600, { from: 9_400, to: 13_000 }],
  ['to the left shows what was after', -100, 20_000, { from: 10_600, to: 14_200 }],
  ['to the left ends at now', -100, 13_700, { from: 10_100, to: 13_700 }],
  ['live, to the left stays', -100, 13_600, HOUR],
  ['an end that lies ahead is not taken back', -100, 13_000, HOUR],
  ['by a part of a second is in whole ones', 0.01, 13_600, HOUR],
  ['not at all', 0, 13_600, HOUR],
])('the axis moved %s', (_name, by, now, expected) => {
  expect(pannedInterval(HOUR, by, 600, now)).toEqual(expected)
})

test.each<[string, number, number, number]>([
  ['an hour', 3_600, 37, 1],
  ['three hours', 10_800, 37, 60],
  ['three hours', 10_800, -37, 60],
  ['a week', 604_800, 37, 300],
])('%s has round ends after it was moved', (_name, length, by, unit) => {
  const from = 1_700_000_000 - (1_700_000_000 % 300)
  const moved = pannedInterval({ from, to: from + length }, by, 613, from + 2 * length)
  expect([moved.from % unit, moved.to - moved.from]).toEqual([0, length])
  expect(Math.abs(moved.from - from + (by / 613) * length)).toBeLessThanOrEqual(unit)
  expect(moved.from).not.toBe(from)
})

function attached(): { over: HTMLElement; said: string[]; stop: () => void } {
  const said: string[] = []
  const over = document.createElement('div')
  Object.assign(over, { setPointerCapture: () => {} })
  const stop = attachPan(over, { pan: (by) => said.push(`pan ${by}`), panned: () => said.push('panned') })
  over.addEventListener('pointerup', () => said.push('not taken'))
  return { over, said, stop }
}

function fire(over: HTMLElement, type: string, values: object): Event {
  const event = new Event(type, { cancelable: true })
  const all = {
    button: 0,
    pointerType: 'mouse',
    pointerId: 1,
    shiftKey: false,
    deltaX: 0,
    deltaY: 0,
    ...values,
  }
  for (const [name, value] of Object.entries(all)) Object.defineProperty(event, name, { value })
  over.dispatchEvent(event)
  return event
}

test('a drag with Shift moves the axis and nobody else hears of it; one without is not taken', () => {
  const { over, said, stop } = attached()
  fire(over, 'pointerdown', { offsetX: 100, shiftKey: true })
  expect(over.className).toBe('plot-panning')
  fire(over, 'pointermove', { offsetX: 130 })
  fire(over, 'pointermove', { offsetX: 90 })
  fire(over, 'pointerup', { offsetX: 90 })
  expect([over.className, ...said]).toEqual(['', 'pan 30', 'pan -10', 'panned'])

  fire(over, 'pointerdown', { offsetX: 100 })
  fire(over, 'pointerup', { offsetX: 160 })
  expect(said.slice(3)).toEqual(['not taken'])
  stop()
})

test.each<[string, object, string[]]>([
  ['with Shift', { shiftKey: true, deltaY: 40 }, ['pan -40', 'pan -80', 'panned']],
  [
    'with Shift, where the browser turns it sideways',
    { shiftKey: true, deltaX: 40 },
    ['pan -40', 'pan -80', 'panned'],
  ],
  ['sideways', { deltaX: -40, deltaY: 10 }, ['pan 40', 'pan 80', 'panned']],
  ['up and down, which scrolls the page', { deltaX: 3, deltaY: 40 }, []],
  ['with Ctrl, which zooms the page', { ctrlKey: true, deltaX: 40 }, []],
])('the wheel turned %s', (_name, values, expected) => {
  vi.useFakeTimers()
  const { over, said } = attached()
  const events = [fire(over, 'wheel', values), fire(over, 'wheel', values)]
  vi.advanceTimersByTime(250)
  vi.useRealTimers()
  expect(said).toEqual(expected)
  expect(events.map((event) => event.defaultPrevented)).toEqual(events.map(() => expected.length > 0))
})
