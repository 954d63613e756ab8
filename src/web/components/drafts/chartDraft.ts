import { type Chart, type chartCreate, type ChartStream, ChartWrite, isAnnotation } from '#api/charts.ts'
import type { Input } from '#api/endpoint.ts'
import type { ParamErrors } from '#api/errors.ts'
import { asEntered, compositeFaults } from './compositeDraft.ts'
import { parted } from './draftOf.ts'
import { streamsName } from './streamsName.ts'

/** Tells a stream's row from the others for as long as the form is open. It is a symbol, so that it is never sent. */
export const ROW = Symbol('row')
let lastRow = 0

/** A chart as the form holds it. Numbers are text while they are typed: the contract reads both. */
export type ChartDraft = NonNullable<Input<typeof chartCreate>['body']>
export type StreamDraft = NonNullable<ChartDraft['streams']>[number] & { [ROW]?: number }
export type TagDraft = NonNullable<StreamDraft['tags']>[number]
export type ThresholdDraft = NonNullable<ChartDraft['thresholds']>[number]

/** A chart that shows nothing yet. */
export function newDraft(): ChartDraft {
  return { name: '', type: 'line', streams: [] }
}

/** A stream to begin with. The layers of a stack add up to a whole, so what goes into a layer is summed, and says so. */
export function newStream(type: ChartDraft['type']): StreamDraft {
  return { ...(type === 'stacked' && { group_function: 'sum' }), [ROW]: ++lastRow }
}

/** A draft whose streams have their rows. */
export function withRows(draft: ChartDraft): ChartDraft {
  return {
    ...draft,
    streams: (draft.streams ?? []).map((stream) => ({ ...stream, [ROW]: ++lastRow })),
  }
}

/** A new chart in another type; what its streams began with, and still have, becomes what streams of that type begin with. */
export function newOfType(draft: ChartDraft, type: ChartDraft['type']): ChartDraft {
  const before = newStream(draft.type).group_function
  const { group_function } = newStream(type)
  const streams = (draft.streams ?? []).map((stream) =>
    isAnnotation(stream) || (stream.group_function && stream.group_function !== before)
      ? stream
      : { ...stream, group_function },
  )
  return { ...draft, type, streams }
}

/** Whether anything was entered for a stream. */
const isEntered = (stream: StreamDraft): boolean =>
  Boolean(stream.metric || stream.composite) || isAnnotation(stream)

/**
 * The body that stores a draft: text that was emptied means "not set", a tag without a name and a threshold without a
 * value are none. A stream keeps the properties that the form does not know.
 *
 * @param taken names that a chart is not given unasked
 */
export function chartBody(draft: ChartDraft, taken: readonly string[] = []): ChartDraft {
  return {
    ...emptiedToNull(draft),
    ...(draft.thresholds ? { thresholds: draft.thresholds.filter(({ value }) => value !== '') } : {}),
    name: draft.name?.trim() || untaken(streamsName(parted(draft).measured), taken),
    streams: (draft.streams ?? []).map(asEntered).map((stream) => ({
      ...emptiedToNull(stream),
      ...(stream.tags ? { tags: stream.tags.filter(({ name }) => name.trim() !== '') } : {}),
    })),
  }
}

/** The name, with a number where there is one of it already. */
function untaken(name: string, taken: readonly string[]): string {
  let free = name
  for (let i = 2; taken.includes(free); i++) free = `${name} ${i}`
  return free
}

/** The draft without the streams that nothing was entered for. */
export function withoutEmptyStreams(draft: ChartDraft): ChartDraft {
  return { ...draft, streams: (draft.streams ?? []).filter(isEntered) }
}

/** The chart that the draft describes, or what is wrong with it by field. */
export function previewOf(draft: ChartDraft, id: number): { chart: Chart } | { errors: ParamErrors } {
  const read = ChartWrite.safeParse(chartBody(draft))
  const faults = compositeFaults(draft)
  if (!read.success) return { errors: { ...errorsByPath(read.error.issues), ...faults } }
  if (Object.keys(faults).length > 0) return { errors: faults }
  const { name, type, streams, threshold: _threshold, ...rest } = read.data
  const drawn = ((streams ?? []) as ChartStream[]).filter(isEntered)
  return { chart: { ...rest, id, name: name ?? '', type: type ?? 'line', streams: drawn } }
}

/** Replaces one item of a list with what `change` makes of it. */
export function withItem<T>(items: readonly T[], index: number, change: Partial<T>): T[] {
  return items.map((item, i) => (i === index ? { ...item, ...change } : item))
}

export function withoutItem<T>(items: readonly T[], index: number): T[] {
  return items.filter((_, i) => i !== index)
}

/** Swaps an item with the one before it or after it; at either end nothing changes. */
export function movedItem<T>(items: readonly T[], index: number, by: -1 | 1): T[] {
  const [item, other] = [items[index], items[index + by]]
  if (item === undefined || other === undefined) return [...items]
  return items.map((one, i) => (i === index ? other : i === index + by ? item : one))
}

function emptiedToNull<T extends object>(values: T): T {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, value === '' ? null : value]),
  ) as T
}

/** `{ 'streams[0].color': ['must be a colour'] }`: the paths that the server uses as well. */
function errorsByPath(issues: readonly { path: readonly PropertyKey[]; message: string }[]): ParamErrors {
  const errors: ParamErrors = {}
  for (const { path, message } of issues) {
    const name = path.reduce<string>(
      (text, key) =>
        typeof key === 'number' ? `${text}[${key}]` : text === '' ? String(key) : `${text}.${String(key)}`,
      '',
    )
    errors[name] = [...(errors[name] ?? []), message]
  }
  return errors
}
