import type { ChartStream } from '#api/charts.ts'
import type { Change, ChartDocument, SpaceDocument } from '#api/spaceDocument.ts'
import { spaceDocument } from './document.ts'
import { pairedCharts, pairedStreams, type Pairs } from './likeness.ts'

/** What makes one document the other, in the order of the second; none exactly where both have the same text. */
export function spaceChanges(before: SpaceDocument, after: SpaceDocument): Change[] {
  const [old, now] = [before, after].map(({ name, charts }) => spaceDocument(name, charts)) as [
    SpaceDocument,
    SpaceDocument,
  ]
  const pairs = pairedCharts(old.charts, now.charts)
  const within = now.charts.flatMap((chart, index): Change[] => {
    const from = old.charts[pairs[index] ?? -1]
    return from === undefined ? [{ kind: 'added', chart: nameOf(chart) }] : chartChanges(from, chart)
  })
  const removed = left(old.charts, pairs).map((chart): Change => ({ kind: 'removed', chart: nameOf(chart) }))
  // A chart that was moved on the grid says so itself.
  const moved = within.some(({ field }) => field === 'layout')
  const order: Change[] =
    !moved && outOfOrder(pairs)
      ? [{ kind: 'changed', field: 'order', before: old.charts.map(nameOf), after: now.charts.map(nameOf) }]
      : []
  return [...renamed(old.name, now.name), ...within, ...removed, ...order]
}

/** What makes one chart the other, both in the form of a document. */
export function chartChanges(before: ChartDocument, after: ChartDocument): Change[] {
  const chart = nameOf(after)
  const { name: _before, streams: had = [], ...old } = before
  const { name: _after, streams: has = [], ...now } = after
  return [
    ...renamed(nameOf(before), chart).map((change) => ({ ...change, chart })),
    ...fieldChanges(old, now).map((change) => ({ ...change, chart })),
    ...streamsChanges(had ?? [], has ?? []).map((change) => ({ ...change, chart })),
  ]
}

function streamsChanges(before: readonly ChartStream[], after: readonly ChartStream[]): Change[] {
  const pairs = pairedStreams(before, after)
  const within = after.flatMap((stream, index): Change[] => {
    const from = before[pairs[index] ?? -1]
    if (from === undefined) return [{ kind: 'added', stream: labelOf(stream) }]
    return fieldChanges(from, stream).map((change) => ({ ...change, stream: labelOf(stream) }))
  })
  const removed = left(before, pairs).map((stream): Change => ({ kind: 'removed', stream: labelOf(stream) }))
  const order: Change[] = outOfOrder(pairs)
    ? [{ kind: 'changed', field: 'order', before: before.map(labelOf), after: after.map(labelOf) }]
    : []
  return [...within, ...removed, ...order]
}

function fieldChanges(before: object, after: object): Change[] {
  const old = before as Readonly<Record<string, unknown>>
  const now = after as Readonly<Record<string, unknown>>
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .filter((field) => JSON.stringify(own(old, field)) !== JSON.stringify(own(now, field)))
    .map((field) => ({ kind: 'changed', field, before: own(old, field), after: own(now, field) }))
}

/** A field may be called like a member of every object. */
function own(values: Readonly<Record<string, unknown>>, field: string): unknown {
  return Object.hasOwn(values, field) ? values[field] : undefined
}

function renamed(before: string, after: string): Change[] {
  return before === after ? [] : [{ kind: 'renamed', before, after }]
}

function left<T>(before: readonly T[], pairs: Pairs): T[] {
  const taken = new Set(pairs)
  return before.filter((_, index) => !taken.has(index))
}

function outOfOrder(pairs: Pairs): boolean {
  const kept = pairs.filter((from) => from !== undefined)
  return kept.some((from, index) => index > 0 && from < (kept[index - 1] ?? 0))
}

function nameOf({ name }: ChartDocument): string {
  return name ?? ''
}

function labelOf({ name, metric, composite }: ChartStream): string {
  return name || metric || composite || ''
}
