import { expect, test } from 'vitest'
import { chartModel } from '#chart/model.ts'
import { makeAnswer, makeChart, makeLine, makeSeries } from '#test/chart/made.ts'
import { chartSummary } from '#web/components/charts/chartSummary.ts'

const words = (values: number[][], isPast: boolean) => {
  const lines = values.map((own, i) => makeLine(own, { host: `web-${i}` }))
  return chartSummary({ type: 'line' }, chartModel(makeChart(), makeAnswer(makeSeries(lines))), isPast)
}

test.each([
  [[[1, 3, 2]], false, 'Line chart of cpu · web-0: now 2, between 1 and 3.'],
  [[[1, 3, 2]], true, 'Line chart of cpu · web-0: at the end 2, between 1 and 3.'],
  [[[1], [4]], false, 'Line chart of 2 lines. Highest now: web-1, 4.'],
  [[[1], [4]], true, 'Line chart of 2 lines. Highest at the end: web-1, 4.'],
])('%j, past: %s', (values, isPast, text) => {
  expect(words(values, isPast)).toBe(text)
})
