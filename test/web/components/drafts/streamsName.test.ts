import { expect, test } from 'vitest'
import type { StreamDraft } from '#web/components/drafts/chartDraft.ts'
import { streamsName } from '#web/components/drafts/streamsName.ts'

const of = (...metrics: string[]): StreamDraft[] => metrics.map((metric) => ({ metric }))
const A = 's("http.errors", "*")'
const B = 's("http.requests", "*")'

test.each<[string, StreamDraft[]]>([
  ['Untitled chart', []],
  ['Untitled chart', [{}, { composite: '' }, { composite: 'sum(' }]],
  ['disk.free', [{}, ...of('disk.free')]],
  ['net.in', of('net.in', 'net.in')],
  ['net', of('net.in', 'net.out')],
  ['net', of('net', 'net.out')],
  ['app.web', of('app.web.latency', 'app.web.load')],
  ['app', of('app.web', 'app.worker')],
  ['memory, net.out', of('memory', 'net.out')],
  ['net, network', of('net', 'network')],
  ['a, b and 3 more', of('a', 'b', 'c', 'd', 'e')],
  ['divide of http.errors, http.requests', [{ composite: `divide([sum(${A}), sum(${B})])` }]],
  ['http.errors', [{ composite: A }]],
  ['http.errors, http.requests', [{ composite: `[${A}, ${B}]` }]],
  ['net.in, sum of http.errors', [...of('net.in'), { composite: `sum(${A})` }]],
])('%s is what %j are called', (name, streams) => {
  expect(streamsName(streams)).toBe(name)
})
