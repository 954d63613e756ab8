import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Change, ChartDocument, SpaceDocument } from '#api/spaceDocument.ts'
import { spaceChanges } from '#space/changes.ts'
import { changeText } from '#space/changeText.ts'
import { documentText } from '#space/document.ts'
import { anyDocument } from './documents.ts'

const of = (...charts: ChartDocument[]): SpaceDocument => ({ poise: 1, name: 'a', charts })
const cpu: ChartDocument = { name: 'CPU', streams: [{ metric: 'cpu', color: '#000000', source: '*' }] }
const memory: ChartDocument = { name: 'Memory', type: 'stacked', streams: [{ metric: 'memory' }] }

test.each<[string, ChartDocument[], ChartDocument[], Change[], string[]]>([
  ['nothing', [cpu, memory], [cpu, memory], [], []],
  ['what is so anyway', [cpu], [{ ...cpu, type: 'line', label: null }], [], []],
  ['a new chart', [cpu], [cpu, memory], [{ kind: 'added', chart: 'Memory' }], ['chart "Memory" added']],
  ['a chart less', [cpu, memory], [memory], [{ kind: 'removed', chart: 'CPU' }], ['chart "CPU" removed']],
  [
    'a new name',
    [cpu, memory],
    [{ ...cpu, name: 'Load' }, memory],
    [{ kind: 'renamed', chart: 'Load', before: 'CPU', after: 'Load' }],
    ['chart "CPU" renamed to "Load"'],
  ],
  [
    'a new name and a setting',
    [cpu],
    [{ ...cpu, name: 'Load', min: 0 }],
    [
      { kind: 'renamed', chart: 'Load', before: 'CPU', after: 'Load' },
      { kind: 'changed', chart: 'Load', field: 'min', before: undefined, after: 0 },
    ],
    ['chart "CPU" renamed to "Load"', 'chart "Load": min set to 0'],
  ],
  [
    'another chart in its place',
    [{ ...cpu, layout: { x: 0, y: 0, w: 1, h: 1 } }],
    [{ ...memory, layout: { x: 0, y: 0, w: 1, h: 1 } }],
    [
      { kind: 'added', chart: 'Memory' },
      { kind: 'removed', chart: 'CPU' },
    ],
    ['chart "Memory" added', 'chart "CPU" removed'],
  ],
  [
    'two charts of one name, one of which changed',
    [cpu, { ...memory, name: 'CPU' }],
    [{ ...memory, name: 'CPU', min: 1 }, cpu],
    [
      { kind: 'changed', chart: 'CPU', field: 'min', before: undefined, after: 1 },
      { kind: 'changed', field: 'order', before: ['CPU', 'CPU'], after: ['CPU', 'CPU'] },
    ],
    ['chart "CPU": min set to 1', 'order ["CPU","CPU"] -> ["CPU","CPU"]'],
  ],
  [
    'another order',
    [cpu, memory],
    [memory, cpu],
    [{ kind: 'changed', field: 'order', before: ['CPU', 'Memory'], after: ['Memory', 'CPU'] }],
    ['order ["CPU","Memory"] -> ["Memory","CPU"]'],
  ],
  [
    'a setting of a stream',
    [cpu],
    [{ ...cpu, streams: [{ metric: 'cpu', source: 'web-*', color: '#000000' }] }],
    [{ kind: 'changed', chart: 'CPU', stream: 'cpu', field: 'source', before: '*', after: 'web-*' }],
    ['chart "CPU", stream "cpu": source "*" -> "web-*"'],
  ],
  [
    'a setting whose name would steer a terminal',
    [{ ...cpu, streams: [{ metric: 'cpu' }] }],
    [{ ...cpu, streams: [{ metric: 'cpu', '\u001b[2J\n': 1 }] }],
    [{ kind: 'changed', chart: 'CPU', stream: 'cpu', field: '\u001b[2J\n', before: undefined, after: 1 }],
    ['chart "CPU", stream "cpu": \\u001b[2J\\u000a set to 1'],
  ],
  [
    'streams that come, go and change places',
    [{ name: 'a', streams: [{ metric: 'x' }, { metric: 'y' }, { metric: 'z' }] }],
    [{ name: 'a', streams: [{ metric: 'z' }, { metric: 'x' }, { composite: 's("c","*")', name: 'C' }] }],
    [
      { kind: 'added', chart: 'a', stream: 'C' },
      { kind: 'removed', chart: 'a', stream: 'y' },
      { kind: 'changed', chart: 'a', field: 'order', before: ['x', 'y', 'z'], after: ['z', 'x', 'C'] },
    ],
    [
      'chart "a", stream "C" added',
      'chart "a", stream "y" removed',
      'chart "a": order ["x","y","z"] -> ["z","x","C"]',
    ],
  ],
  [
    'settings called like members of every object',
    [{ name: 'a', streams: [{ metric: 'x', toString: 'a' }] }],
    [{ name: 'a', streams: [{ metric: 'x', constructor: 'b' }] }] as ChartDocument[],
    [
      { kind: 'changed', chart: 'a', stream: 'x', field: 'toString', before: 'a', after: undefined },
      { kind: 'changed', chart: 'a', stream: 'x', field: 'constructor', before: undefined, after: 'b' },
    ],
    ['chart "a", stream "x": toString unset, was "a"', 'chart "a", stream "x": constructor set to "b"'],
  ],
])('%s', (_, before, after, changes, words) => {
  const found = spaceChanges(of(...before), of(...after))
  expect(found).toEqual(changes)
  expect(found.map(changeText)).toEqual(words)
})

test('the space has a name too', () => {
  const changes = spaceChanges(of(cpu), { ...of(cpu), name: 'b' })
  expect(changes).toEqual([{ kind: 'renamed', before: 'a', after: 'b' }])
  expect(changes.map(changeText)).toEqual(['space "a" renamed to "b"'])
})

test('words stay on their line, are short, and steer no terminal', () => {
  const text = changeText({ kind: 'added', chart: `\u001b[31m\n\u202e\u0085${'a'.repeat(200)}` })
  expect(text).toMatch(/^chart "\\u001b\[31m\\n\\u202e\\u0085a+… added$/)
})

test('there are changes exactly where the texts differ', () => {
  fc.assert(
    fc.property(anyDocument, anyDocument, fc.boolean(), (one, other, same) => {
      const next = same ? { ...one, charts: one.charts.toReversed() } : other
      const differ = documentText(one) !== documentText(next)
      expect(spaceChanges(one, next).length > 0).toBe(differ)
    }),
  )
})

test('many charts and streams are compared in no time that grows with their square', () => {
  const charts = Array.from({ length: 1_000 }, (_, n) => ({ name: `${n}`, streams: [{ metric: `m${n}` }] }))
  const streams = Array.from({ length: 50_000 }, () => ({}))
  const renamed = charts.map((chart) => ({ ...chart, name: `new ${chart.name}`, min: 1 }))
  expect(spaceChanges(of(...charts), of(...renamed))).toHaveLength(2_000)
  expect(spaceChanges(of({ name: 'a', streams }), of({ name: 'a', streams: [] }))).toHaveLength(50_000)
})
