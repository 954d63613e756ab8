import { expect, test } from 'vitest'
import { conditionText } from '#web/components/alerts/conditionText.ts'

const plain = {
  type: 'above' as const,
  metric_name: 'cpu',
  source: null,
  threshold: 90,
  summary_function: null,
  duration: null,
  tags: [],
}
const tag = (name: string, values: string[] = [], grouped = false) => ({ name, values, grouped })

test.each([
  [plain, 'cpu above 90, each stream'],
  [{ ...plain, type: 'below' as const, threshold: -0.5 }, 'cpu below −0.5, each stream'],
  [
    { ...plain, summary_function: 'average' as const, duration: 300 },
    'average of cpu above 90 for 5 min, each stream',
  ],
  [{ ...plain, duration: 0 }, 'cpu above 90, each stream'],
  [{ ...plain, threshold: null }, 'cpu above …, each stream'],
  [
    { ...plain, type: 'absent' as const, threshold: null, duration: 3_600 },
    'cpu silent for 1 h, each stream',
  ],
  [{ ...plain, tags: [tag('host', [], true)] }, 'cpu above 90, each host'],
  [
    { ...plain, tags: [tag('host', ['web-*'], true), tag('region', ['eu', 'us'])] },
    'cpu above 90, each host where host is web-*, region is eu or us',
  ],
  [{ ...plain, tags: [tag('az', [], true), tag('host', [], true)] }, 'cpu above 90, each az and host'],
  [{ ...plain, source: 'web-*' }, 'cpu above 90, each stream where source is web-*'],
  [{ ...plain, summary_function: 'absolute_value' as const }, 'counter cpu above 90, each stream'],
])('%j: %s', (condition, text) => {
  expect(conditionText(condition)).toBe(text)
})
