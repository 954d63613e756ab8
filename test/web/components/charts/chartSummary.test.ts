import { expect, test } from 'vitest'
import { isolate } from '#chart/isolate.ts'
import { chartModel } from '#chart/model.ts'
import { makeAnswer, makeChart, makeLine, makeSeries } from '#test/chart/made.ts'
import { chartSummary } from '#web/components/charts/chartSummary.ts'

const words = (values: number[][], isPast: boolean, alone: string[] = []) => {
  const lines = values.map((own, i) => makeLine(own, { host: `web-${i}` }))
  const model = chartModel(makeChart(), makeAnswer(makeSeries(lines)))
  return chartSummary({ type: 'line' }, isolate(model, alone), isPast)
}

test.each([
  [[[1, 3, 2]], false, 'Line chart of cpu · web-0: now 2, between 1 and 3.'],
  [[[1, 3, 2]], true, 'Line chart of cpu · web-0: at the end 2, between 1 and 3.'],
  [[[1], [4]], false, 'Line chart of 2 lines. Highest now: web-1, 4.'],
  [[[1], [4]], true, 'Line chart of 2 lines. Highest at the end: web-1, 4.'],
])('%j, past: %s', (values, isPast, text) => {
  expect(words(values, isPast)).toBe(text)
})

test('of lines that are shown alone, it is of these', () => {
  expect(words([[1], [4]], false, ['host=web-0'])).toBe('Line chart of cpu · web-0: now 1, between 1 and 1.')
})
