import { type Chart, type chartCreate, type ChartStream, ChartWrite } from '#api/charts.ts'
import type { Input } from '#api/endpoint.ts'
import type { ParamErrors } from '#api/errors.ts'

/** A chart as the form holds it. Numbers are text while they are typed: the contract reads both. */
export type ChartDraft = NonNullable<Input<typeof chartCreate>['body']>
export type StreamDraft = NonNullable<ChartDraft['streams']>[number]
export type TagDraft = NonNullable<StreamDraft['tags']>[number]
export type ThresholdDraft = NonNullable<ChartDraft['thresholds']>[number]

/** An empty chart with the one stream that it needs. */
export function newDraft(): ChartDraft {
  return { name: '', type: 'line', streams: [{}] }
}

/** What the form changes of a chart; its place on the grid is not among it. */
export function draftOf({ id: _, layout: __, ...chart }: Chart): ChartDraft {
  return chart
}

/**
 * The body that stores a draft: text that was emptied means "not set", and streams nothing was entered for are left
 * out. A stream keeps the properties that the form does not know.
 */
export function chartBody(draft: ChartDraft): ChartDraft {
  return {
    ...emptiedToNull(draft),
    name: draft.name?.trim() || nameFromStreams(draft),
    streams: (draft.streams ?? [])
      .map((stream) => ({
        ...emptiedToNull(stream),
        ...(stream.tags == null ? {} : { tags: stream.tags.filter(({ name }) => name.trim() !== '') }),
      }))
      .filter((stream) => Object.values(stream).some((value) => value !== null)),
  }
}

/** The chart that the draft describes, or what is wrong with it by field. */
export function previewOf(draft: ChartDraft, id: number): Chart | ParamErrors {
  const read = ChartWrite.safeParse(chartBody(draft))
  if (!read.success) return errorsByPath(read.error.issues)
  const { name, type = 'line', streams = [], threshold: _, ...rest } = read.data
  return { ...rest, id, name: name ?? '', type, streams: streams as ChartStream[] }
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

function nameFromStreams({ streams = [] }: ChartDraft): string {
  return streams.find(({ metric, composite }) => metric ?? composite)?.metric ?? 'Untitled chart'
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
