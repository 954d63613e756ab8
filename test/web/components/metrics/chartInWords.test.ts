import { expect, test } from 'vitest'
import type { Chart } from '#api/charts.ts'
import { chartInWords } from '#web/components/metrics/chartInWords.ts'

test.each<[Pick<Chart, 'type' | 'streams'>, string]>([
  [
    { type: 'line', streams: [{ metric: 'cpu' }] },
    'A line chart. cpu: one line: the average of all streams.',
  ],
  [
    { type: 'stacked', streams: [{ metric: 'cpu', group_function: 'breakout' }] },
    'A stacked chart. cpu: one line per stream.',
  ],
  [
    {
      type: 'bignumber',
      streams: [
        {
          metric: 'cpu',
          group_function: 'sum',
          tags: [
            { name: 'role', grouped: true },
            { name: 'region', values: ['eu', 'us'] },
          ],
        },
        { metric: 'load', tags: [{ name: 'host', values: null }] },
      ],
    },
    'A big number. cpu: one line per role: the sum of its streams, only of region eu or us. load: one line: the average of all streams.',
  ],
])('%j', (chart, words) => {
  expect(chartInWords(chart)).toBe(words)
})
