import { expect, test } from 'vitest'
import { conditionChart, pointText } from '#web/components/alerts/conditionChart.ts'

const plain = {
  type: 'above' as const,
  metric_name: 'cpu',
  source: null,
  threshold: 90,
  summary_function: null,
  tags: [],
}
const by = (name: string) => ({ name, values: [], grouped: true })

test.each([
  ['an average of a gauge by its peaks', plain, 'gauge' as const, 'max', 'breakout'],
  ['below, by its lowest', { ...plain, type: 'below' as const }, 'gauge' as const, 'min', 'breakout'],
  ['a counter by its growth', plain, 'counter' as const, null, 'breakout'],
  ['what is not known yet as it is', plain, undefined, null, 'breakout'],
  ['a sum', { ...plain, summary_function: 'sum' as const }, 'gauge' as const, 'sum', 'breakout'],
  ['silence by how many came', { ...plain, type: 'absent' as const }, 'gauge' as const, 'count', 'breakout'],
  ['one line per value', { ...plain, tags: [by('host')] }, 'gauge' as const, 'max', 'average'],
  [
    'sums of a value added up',
    { ...plain, tags: [by('host')], summary_function: 'sum' as const },
    'gauge' as const,
    'sum',
    'sum',
  ],
])('%s', (_, condition, kind, summary_function, group_function) => {
  expect(conditionChart(condition, null, kind).streams[0]).toMatchObject({ summary_function, group_function })
})

test.each([
  [90, 0, 108],
  [-10, -12, 0],
  [0, -1, 1],
])('the axis reaches beyond a threshold of %d', (threshold, min, max) => {
  expect(conditionChart(plain, threshold, 'gauge').streams[0]).toMatchObject({ min, max })
})

test('without a metric there is nothing to draw', () => {
  expect(conditionChart({ ...plain, metric_name: '' }, 1, undefined).streams).toEqual([])
})

test.each([
  [plain, 'gauge' as const, 60, undefined],
  [plain, 'gauge' as const, 120, 'Each point is the highest value of 2 min; the alert looks at each minute.'],
  [plain, 'counter' as const, 3_600, 'Each point is the change of 1 h; the alert looks at each minute.'],
  [{ ...plain, summary_function: 'max' as const }, 'gauge' as const, 60, undefined],
  [plain, 'composite' as const, 3_600, undefined],
])('%j of a %s every %d s: %s', (condition, kind, resolution, text) => {
  expect(pointText(condition, kind, resolution)).toBe(text)
})
