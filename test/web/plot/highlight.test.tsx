import { expect, test } from 'vitest'
import { attachHighlight } from '#web/plot/highlight.ts'
import { madeModel, madePlot } from './madePlot.ts'

test.each<[string, (number | null)[], boolean, number]>([
  ['nothing at first', [], false, 0],
  ['the line that is lifted out', [1], true, 2],
  ['nothing any more', [1, null], false, 2],
  ['another line, on the same layer', [1, 0], true, 2],
  ['nothing for a line that the plot has not', [7], false, 0],
])('a veil and a line over it show %s', (_what, lines, isShown, elements) => {
  const { u } = madePlot(madeModel([1, 2], [3, 4]))
  const over = document.createElement('div')
  const { show } = attachHighlight(Object.assign(u, { over }), () => 'blue')
  lines.forEach(show)
  expect(over.children).toHaveLength(elements)
  expect(over.querySelectorAll('.plot-shown')).toHaveLength(isShown ? 2 : 0)
})
