import { expect, test } from 'vitest'
import type { ChartStream } from '#api/charts.ts'
import { streamFact } from '#web/components/charts/streamFact.ts'
import { makeLine, makeSeries } from '#test/chart/made.ts'

const RAW = '1 line, from raw measurements, a measurement every 1 min.'
const OWN = 'Value at each time: as the metric says.'

test.each<[ChartStream, string]>([
  [{ metric: 'cpu' }, `${RAW} One line: the average of all streams. ${OWN}`],
  [
    { metric: 'cpu', group_function: 'sum', summary_function: 'max', transform_function: 'x/p' },
    `${RAW} One line: the sum of all streams. Value at each time: max. Transform: x/p.`,
  ],
  [
    { metric: 'cpu', tags: [{ name: 'host', grouped: true }], group_function: 'max' },
    `${RAW} One line per host: the maximum of its streams. ${OWN}`,
  ],
  [{ composite: 'series("cpu", "*")', summary_function: 'mean' }, `${RAW} Value at each time: average.`],
])('%j', (stream, text) => {
  expect(streamFact(stream, makeSeries([makeLine([1, 2])]))).toBe(text)
})
