import { expect, test } from 'vitest'
import { chartBody, previewOf, ROW, type StreamDraft, withRows } from '#web/components/drafts/chartDraft.ts'
import { compositeFaults, compositeOf, isComposite, metricOf } from '#web/components/drafts/compositeDraft.ts'
import { draftShown } from '#web/components/drafts/shownPart.ts'
import { faultsOf } from '#compose/faults.ts'

/** Streams of a metric and the composites that begin as the same. */
const BEGUN: [StreamDraft, string][] = [
  [{}, ''],
  [{ metric: 'cpu' }, 'mean(s("cpu", "*"))'],
  [{ metric: 'cpu', source: 'web-*' }, 'mean(s("cpu", "web-*"))'],
  [{ metric: 'cpu', group_function: 'breakout' }, 's("cpu", "*")'],
  [
    { metric: 'cpu', group_function: 'max', tags: [{ name: 'az', values: ['a'] }] },
    'max(s("cpu", {"az": "a"}))',
  ],
  [{ metric: 'cpu', tags: [{ name: 'az', grouped: true }, { name: '' }] }, 's("cpu", {"az": "*"})'],
  [{ metric: 'cpu', tags: [{ name: 'az', dynamic: true }] }, 'mean(s("cpu", {"az": "%"}))'],
  [{ metric: 'cpu', tags: [{ name: 'az', values: ['a', 'b'] }] }, 'mean(s("cpu", {"az": "*"}))'],
  [{ metric: 'a"b\\' }, 'mean(s("a\\"b\\\\", "*"))'],
]

test.each(BEGUN)('%j begins as %s', (stream, composite) => {
  expect(compositeOf(stream)).toBe(composite)
  if (composite !== '') expect(faultsOf(composite)).toEqual([])
  expect(metricOf(composite)).toBe(stream.metric ?? '')
})

test.each([
  ['', ''],
  ['sum(', ''],
  ['divide([s("b", "*"), s("a", "*")])', 'b'],
])('the metric of %s', (composite, metric) => expect(metricOf(composite)).toBe(metric))

test.each([
  [{}, false],
  [{ metric: 'a' }, false],
  [{ composite: null, metric: '' }, false],
  [{ composite: '' }, true],
  [{ composite: '', metric: 'a' }, false],
  [{ composite: 's("a")', metric: 'a' }, true],
])('whether %j is a composite', (stream, is) => expect(isComposite(stream)).toBe(is))

test('a faulty composite is named by its place, and nothing of the draft is drawn', () => {
  const draft = { streams: [{ metric: 'a' }, { composite: 'summ(s("a"))' }, { composite: '' }] }
  const faults = { 'streams[1].composite': ['There is no function summ(); did you mean sum()?'] }
  expect(compositeFaults(draft)).toEqual(faults)
  expect(previewOf(draft, 1)).toEqual({ errors: faults })
})

test('a composite is stored without what is only for metrics', () => {
  const streams = [
    { composite: 's("a")', metric: '', source: 'x', group_function: 'sum' as const, name: 'A' },
    { composite: '', metric: 'a', source: 'x', group_function: 'sum' as const },
  ]
  expect(chartBody({ streams }).streams).toEqual([
    { composite: 's("a")', name: 'A' },
    { composite: null, metric: 'a', source: 'x', group_function: 'sum' },
  ])
})

test('a part is drawn as the composite of its own stream, until that is gone', () => {
  const draft = withRows({ streams: [{ metric: 'a' }, { composite: 'sum(s("a"))', color: '#123456' }] })
  const row = (draft.streams![1] as StreamDraft)[ROW]
  const shown = draftShown(draft, { row, text: 's("a")' })
  expect(shown.streams).toEqual([{ ...draft.streams?.[1], composite: 's("a")' }])
  expect(draftShown(draft, undefined)).toBe(draft)
  const without = { ...draft, streams: draft.streams!.slice(0, 1) }
  expect(draftShown(without, { row, text: 's("a")' })).toBe(without)
})
