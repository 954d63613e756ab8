import { expect, it } from 'vitest'
import { type ChartDraft, ROW, type StreamDraft } from '#web/components/drafts/chartDraft.ts'
import { draftChange } from '#web/components/drafts/draftChange.ts'

const row = (id: number, stream: StreamDraft): StreamDraft => ({ ...stream, [ROW]: id })
const cpu = row(1, { metric: 'cpu' })
const disk = row(2, { metric: 'disk', name: 'Disk' })
const deploys: StreamDraft = { type: 'annotation', metric: 'deploys' }
const draft = (part: ChartDraft): ChartDraft => ({
  name: 'Load',
  type: 'line',
  streams: [cpu, disk],
  ...part,
})
const before = draft({})

it.each<[string, ChartDraft]>([
  ['name', { ...before, name: 'Load!' }],
  ['max', { ...before, max: '5' }],
  ['logarithmic axis', { ...before, use_log_yaxis: true }],
  ['type', { ...before, type: 'stacked', streams: [{ ...cpu, group_function: 'sum' }, disk] }],
  ['adding a stream', draft({ streams: [cpu, disk, row(3, {})] })],
  ['adding deploys', draft({ streams: [cpu, disk, deploys] })],
  ['adding 2 streams', draft({ streams: [cpu, disk, row(3, {}), row(4, {})] })],
  ['removing Disk', draft({ streams: [cpu] })],
  ['order of streams', draft({ streams: [disk, cpu] })],
  ['metric of cpu', draft({ streams: [{ ...cpu, metric: 'cpu.user' }, disk] })],
  ['colour of Disk', draft({ streams: [cpu, { ...disk, color: '#123456' }] })],
  [
    'transform of 2 streams',
    draft({
      streams: [
        { ...cpu, transform_function: 'x*8' },
        { ...disk, transform_function: 'x*8' },
      ],
    }),
  ],
  ['change', { ...before, layout: { x: 0, y: 0, w: 1, h: 1 } }],
])('a change is called: %s', (what, after) => {
  expect(draftChange(before, after)).toBe(what)
})
