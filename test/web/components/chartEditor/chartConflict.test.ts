import { expect, test } from 'vitest'
import type { Chart } from '#api/charts.ts'
import { conflictWords, resolved } from '#web/components/drafts/chartConflict.ts'
import { type ChartDraft, previewOf } from '#web/components/drafts/chartDraft.ts'
import { draftOf } from '#web/components/drafts/draftOf.ts'

const base: Chart = {
  id: 1,
  name: 'CPU',
  type: 'line',
  streams: [{ id: 1, metric: 'cpu' }],
  min: 0,
  layout: { x: 4, y: 0, w: 4, h: 4 },
  version: 1,
}

/** What becomes of a form in which `mine` was changed, when others had changed `theirs`. */
function settled(mine: ChartDraft, theirs: Partial<Chart>, fields: string[], kept: 'mine' | 'theirs') {
  const draft = { ...draftOf(base), ...mine }
  const preview = previewOf(draft, base.id)
  if (!('chart' in preview)) throw new Error('The draft has faults')
  const conflict = { fields, theirs: { ...base, version: 2, ...theirs } }
  return resolved(base, draft, preview.chart, conflict, kept)
}

test.each<[string, ChartDraft, Partial<Chart>, string[], ChartDraft, ChartDraft]>([
  ['a name of both', { name: 'Mine' }, { name: 'Theirs' }, ['name'], { name: 'Mine' }, { name: 'Theirs' }],
  [
    'what only one of them changed is kept either way',
    { name: 'Mine', max: '9' },
    { name: 'Theirs', label: 'all' },
    ['name'],
    { name: 'Mine', max: '9', label: 'all', min: 0 },
    { name: 'Theirs', max: '9', label: 'all', min: 0 },
  ],
  ['unset here, changed there', { min: null }, { min: 5 }, ['min'], { min: null }, { min: 5 }],
  [
    'streams as a whole',
    { streams: [] },
    { streams: [{ metric: 'load' }] },
    ['streams'],
    { streams: [] },
    {},
  ],
])('%s', (_what, mine, theirs, fields, withMine, withTheirs) => {
  expect(settled(mine, theirs, fields, 'mine')).toMatchObject(withMine)
  const taken = settled(mine, theirs, fields, 'theirs')
  expect(taken).toMatchObject(withTheirs)
  for (const kept of ['mine', 'theirs'] as const)
    expect(settled(mine, theirs, fields, kept)).not.toHaveProperty('layout')
  if (theirs.streams) expect(taken.streams).toMatchObject(theirs.streams)
})

test('only the fields in conflict are told', () => {
  const made: Chart = {
    ...base,
    name: 'Load',
    max: 9,
    streams: [{ metric: 'cpu', color: '#52D74C' }, { metric: 'load' }],
  }
  const words = (fields: string[]) =>
    conflictWords(base, made, fields).map((text) => text.replaceAll(/[⁨⁩]/g, ''))
  expect(words(['name'])).toEqual(['Name: “CPU” → “Load”'])
  expect(words(['max'])).toEqual(['max set to 9'])
  expect(words(['streams'])).toEqual(['“cpu”: colour set to #52D74C', '“load” added'])
  expect(words([])).toEqual([])
})
