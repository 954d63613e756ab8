import { expect, test } from 'vitest'
import type { Change } from '#api/spaceDocument.ts'
import { changeWords } from '#web/components/drafts/changeWords.ts'

const chart = 'CPU'

test.each<[Change, string]>([
  [{ kind: 'added', chart }, 'Chart added: “CPU”'],
  [{ kind: 'removed', chart }, 'Chart removed: “CPU”'],
  [{ kind: 'added', chart, stream: 'cpu.user' }, '“CPU”: “cpu.user” added'],
  [{ kind: 'renamed', before: 'Web', after: 'Fleet' }, 'Space renamed: “Web” → “Fleet”'],
  [{ kind: 'renamed', chart, before: 'Load', after: chart }, 'Chart renamed: “Load” → “CPU”'],
  [{ kind: 'changed', chart, field: 'min', after: 0 }, '“CPU”: min set to 0'],
  [{ kind: 'changed', chart, field: 'label', before: 'a' }, '“CPU”: label taken away, was a'],
  [{ kind: 'changed', chart, field: 'use_log_yaxis', after: true }, '“CPU”: logarithmic axis set to on'],
  [
    { kind: 'changed', chart, stream: 'cpu', field: 'group_function', before: 'average', after: 'sum' },
    '“CPU”, “cpu”: group function average → sum',
  ],
  [
    {
      kind: 'changed',
      chart,
      stream: 'cpu',
      field: 'tags',
      before: [{ name: 'region', values: ['us-*', 'eu-*'] }],
      after: [
        { name: 'region', dynamic: true },
        { name: 'host', grouped: true },
      ],
    },
    '“CPU”, “cpu”: tags region=us-*|eu-* → region of the space, one line per host',
  ],
  [
    { kind: 'changed', chart, field: 'thresholds', after: [{ operator: '>', value: 9, type: 'red' }] },
    '“CPU”: thresholds set to > 9 red',
  ],
  [
    {
      kind: 'changed',
      chart,
      field: 'layout',
      before: { x: 0, y: 0, w: 4, h: 4 },
      after: { x: 4, y: 0, w: 6, h: 4 },
    },
    '“CPU”: moved, size 4×4 → 6×4',
  ],
  [
    { kind: 'changed', chart, field: 'layout', after: { x: 0, y: 0, w: 4, h: 4 } },
    '“CPU”: placed on the grid',
  ],
  [{ kind: 'changed', chart, field: 'constructor', after: 1 }, '“CPU”: constructor set to 1'],
  [{ kind: 'changed', field: 'order', before: ['a', 'b'], after: ['b', 'a'] }, 'order changed'],
  [{ kind: 'changed', chart, field: 'x', after: 'y'.repeat(99) }, `“CPU”: x set to ${'y'.repeat(80)}…`],
])('%j', (change, text) => {
  expect(changeWords(change).replaceAll(/[⁨⁩]/g, '')).toBe(text)
})

test('where it is plain which chart is meant, its name is left out', () => {
  const words = (change: Change) => changeWords(change, 'chart').replaceAll(/[⁨⁩]/g, '')
  expect(words({ kind: 'changed', chart, field: 'min', before: 0, after: 1 })).toBe('min 0 → 1')
  expect(words({ kind: 'renamed', chart, before: 'a', after: 'b' })).toBe('Name: “a” → “b”')
  expect(words({ kind: 'removed', chart, stream: 'cpu' })).toBe('“cpu” removed')
})
