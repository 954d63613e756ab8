import { expect, test } from 'vitest'
import { attachPointer, pinchedPart, type PointerActions } from '#web/plot/pointer.ts'

test.each<[string, [number, number], [number, number], readonly [number, number] | null]>([
  ['fingers that part show less', [100, 200], [50, 250], [75, 225]],
  ['fingers that meet show more', [50, 250], [100, 200], [-150, 450]],
  ['fingers that move together move the axis', [100, 200], [150, 250], [-50, 250]],
  ['crossed fingers say nothing', [100, 200], [200, 100], null],
  ['fingers on one spot say nothing', [100, 104], [50, 250], null],
])('%s', (_name, start, now, part) => {
  const fingers = [0, 1].map((i) => ({ start: start[i]!, now: now[i]! }))
  expect(pinchedPart(fingers, 300)).toEqual(part)
})

interface Step {
  type: string
  x: number
  y?: number
  pointerType?: 'mouse' | 'touch'
  altKey?: boolean
  id?: number
  at?: number
}

/** What a plot is asked for by a row of events, without the moves of the cursor. */
function asked(steps: readonly Step[]): string[] {
  const said: string[] = []
  const note =
    (what: string) =>
    (...args: unknown[]) => {
      said.push(`${what} ${JSON.stringify(args[0])}`)
    }
  const actions = {
    zoom: note('zoom'),
    annotate: note('annotate'),
    zoomOut: note('zoomOut'),
    pin: note('pin'),
    leave: note('leave'),
  }
  const over = document.createElement('div')
  Object.assign(over, { setPointerCapture: () => {} })
  Object.defineProperty(over, 'clientWidth', { value: 300 })
  attachPointer(over, { ...actions, hover: () => {}, mark: () => {} } as PointerActions)
  for (const { type, x, y = 10, pointerType = 'mouse', altKey = false, id = 1, at = 0 } of steps) {
    const event = new Event(type)
    const values = { offsetX: x, offsetY: y, pointerType, altKey, pointerId: id, button: 0, timeStamp: at }
    for (const [name, value] of Object.entries(values)) Object.defineProperty(event, name, { value })
    over.dispatchEvent(event)
  }
  return said
}

const finger = (type: string, x: number, id = 1, at = 0): Step => ({ type, x, pointerType: 'touch', id, at })
const tap = (x: number, at: number) => [finger('pointerdown', x, 1, at), finger('pointerup', x, 1, at)]

test.each<[string, Step[], string[]]>([
  [
    'a click pins',
    [
      { type: 'pointerdown', x: 40 },
      { type: 'pointerup', x: 42 },
    ],
    ['pin {"x":42,"y":10}'],
  ],
  [
    'a drag zooms',
    [
      { type: 'pointerdown', x: 40 },
      { type: 'pointerup', x: 90 },
    ],
    ['zoom [40,90]'],
  ],
  [
    'a drag with Alt held annotates a part',
    [
      { type: 'pointerdown', x: 40, altKey: true },
      { type: 'pointerup', x: 90, altKey: true },
    ],
    ['annotate [40,90]'],
  ],
  [
    'a click with Alt held annotates a moment',
    [
      { type: 'pointerdown', x: 40, altKey: true },
      { type: 'pointerup', x: 42, altKey: true },
    ],
    ['annotate [40,40]'],
  ],
  ['a tap pins nothing', tap(40, 0), []],
  ['two taps go back', [...tap(40, 0), ...tap(44, 200)], ['zoomOut undefined']],
  ['two slow taps do not', [...tap(40, 0), ...tap(44, 900)], []],
  ['two taps apart do not', [...tap(40, 0), ...tap(140, 200)], []],
  ['a finger along the axis zooms', [finger('pointerdown', 40), finger('pointerup', 90)], ['zoom [40,90]']],
  [
    'a finger that scrolls the page leaves',
    [finger('pointerdown', 40), finger('pointercancel', 40)],
    ['leave undefined'],
  ],
  [
    'two fingers zoom once',
    [
      finger('pointerdown', 100, 1),
      finger('pointerdown', 200, 2),
      finger('pointermove', 50, 1),
      finger('pointermove', 250, 2),
      finger('pointerup', 50, 1),
      finger('pointerup', 250, 2),
    ],
    ['zoom [75,225]'],
  ],
  ['a finger that is lifted leaves the cursor', [...tap(40, 0), finger('pointerleave', 40)], []],
  ['a mouse that leaves takes it along', [{ type: 'pointerleave', x: 40 }], ['leave undefined']],
])('%s', (_name, steps, expected) => {
  expect(asked(steps)).toEqual(expected)
})
