import { expect, it } from 'vitest'
import { nearestLine, placeOfLine } from '#web/plot/nearestLine.ts'
import { madeModel, madePlot } from './madePlot.ts'

const model = madeModel([2, 2, null, null], [5, 5, null, null], [9, null, null, null])

it.each([
  ['at the top', 0, 0, 2],
  ['between two lines, nearer to the lower', 0, 66, 0],
  ['between two lines, nearer to the upper', 0, 64, 1],
  ['below all', 0, 100, 0],
  ['where the highest line has a gap, the next one', 1, 0, 1],
  ['where all are in a gap', 3, 50, null],
])('%s the nearest line is found', (_where, index, height, line) => {
  const { u, drawn } = madePlot(model)
  expect(nearestLine(u, drawn, index, height)?.line ?? null).toBe(line)
})

it('a line that is off is never the nearest', () => {
  const lines = model.lines.map((line, i) => ({ ...line, visible: i !== 2 }))
  const { u, drawn } = madePlot({ ...model, lines })
  expect(nearestLine(u, drawn, 0, 0)?.line).toBe(1)
  expect(placeOfLine(u, drawn, 2, 0)).toBeNull()
})

it('a measurement is placed by its time and its value', () => {
  const { u, drawn } = madePlot(model)
  expect(placeOfLine(u, drawn, 1, 0)).toEqual({ line: 1, x: u.valToPos(model.times[0]!, 'x'), y: 50 })
})
