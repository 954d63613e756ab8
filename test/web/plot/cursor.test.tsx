import { expect, test } from 'vitest'
import { attachCursor, type PlotCursor } from '#web/plot/cursor.ts'
import { tellCursor } from '#web/plot/cursorChannel.ts'
import { madeModel, madePlot } from './madePlot.ts'

function attached(values: (number | null)[] = [1, 2, 3, 4]) {
  const model = madeModel(values, [5, 6, 7, 8])
  const { u, drawn } = madePlot(model)
  const over = document.createElement('div')
  const said: (PlotCursor | null)[] = []
  const ignore = () => {}
  const cursor = attachCursor(
    Object.assign(u, { over }),
    () => drawn,
    () => 'red',
    {
      onCursor: (at) => said.push(at),
      onZoom: ignore,
      onAnnotate: () => undefined,
      onZoomOut: ignore,
      onPan: ignore,
      onPanned: ignore,
      onPin: ignore,
    },
  )
  const shown = (name: string) => over.querySelector(`.${name}`)?.classList.contains('plot-shown')
  return { cursor, said, shown, times: model.times }
}

test.each<[string, number | null, number | null, Partial<PlotCursor> | undefined]>([
  ['to a moment and a line', 1, 0, { index: 1, nearest: 0, own: true }],
  ['to a moment alone, at the highest line', 2, null, { index: 2, nearest: 1, own: true }],
  ['nowhere, where it never was', null, null, undefined],
])('moved %s', (_where, index, line, told) => {
  const { cursor, said, shown } = attached()
  cursor.moveTo(index, line)
  expect(said.at(-1)).toEqual(told === undefined ? undefined : expect.objectContaining(told))
  expect(cursor.index()).toBe(index)
  expect([shown('plot-hair'), shown('plot-dot')]).toEqual([index !== null, index !== null])
  cursor.destroy()
})

test('on a line in a gap there is no dot', () => {
  const { cursor, said, shown } = attached([1, null, null, null])
  cursor.moveTo(3, 0)
  expect(said.at(-1)).toMatchObject({ index: 3, nearest: null })
  expect(shown('plot-dot')).toBe(false)
  cursor.destroy()
})

test('it follows other plots only while it is told to, and leaves with them', () => {
  const { cursor, said, times } = attached()
  const other = () => {}
  tellCursor(times[1]!, other)
  expect(said).toEqual([])
  cursor.follow(true)
  tellCursor(times[1]! + 10, other)
  expect(said.at(-1)).toMatchObject({ index: 1, nearest: null, own: false })
  tellCursor(times[0]! - 3_600, other)
  expect(said.at(-1)).toBeNull()
  cursor.follow(false)
  tellCursor(times[2]!, other)
  expect(cursor.index()).toBeNull()
  cursor.destroy()
})

test.each([
  ['inside', 60, true],
  ['before', -3_600, false],
])('a moment %s the interval is marked as held: %s', (_where, after, isShown) => {
  const { cursor, shown, times } = attached()
  cursor.pin(times[0]! + after)
  expect(shown('plot-held')).toBe(isShown)
  cursor.pin(null)
  expect(shown('plot-held')).toBe(false)
  cursor.destroy()
})
