import { expect, it } from 'vitest'
import type { StreamDraft } from '#web/components/drafts/chartDraft.ts'
import { tickedMetrics, withMetric } from '#web/components/drafts/metricTicks.ts'

it('the metrics of streams are ticked, however they are written', () => {
  expect([...tickedMetrics([{ metric: 'CPU' }, { composite: 's("x","*")' }, {}])]).toEqual(['cpu'])
})

it.each<[string, StreamDraft[], string, boolean, StreamDraft[]]>([
  ['a tick adds a stream', [{ metric: 'a' }], 'b', true, [{ metric: 'a' }, { metric: 'b' }]],
  [
    'or fills the one that is still empty',
    [{}, { metric: 'a' }],
    'b',
    true,
    [{ metric: 'b' }, { metric: 'a' }],
  ],
  ['but not a composite', [{ composite: 'c' }], 'b', true, [{ composite: 'c' }, { metric: 'b' }]],
  [
    'a tick taken back takes all of the metric away',
    [{ metric: 'B' }, { metric: 'a' }, { metric: 'b' }],
    'b',
    false,
    [{ metric: 'a' }],
  ],
])('%s', (_, before, metric, ticked, after) => {
  const streams = withMetric(before, metric, ticked, 'line')
  expect(streams).toMatchObject(after)
  expect(streams).toHaveLength(after.length)
})

it('a layer of a stack is summed', () => {
  expect(withMetric([], 'b', true, 'stacked')).toMatchObject([{ metric: 'b', group_function: 'sum' }])
})
