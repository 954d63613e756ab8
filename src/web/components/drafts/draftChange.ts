import { isAnnotation } from '#api/charts.ts'
import { type ChartDraft, ROW, type StreamDraft } from './chartDraft.ts'
import { counted } from '../page/counted.ts'

const OF_CHART: Readonly<Record<string, string>> = {
  name: 'name',
  min: 'min',
  max: 'max',
  label: 'label',
  use_log_yaxis: 'logarithmic axis',
  use_last_value: 'last value',
  thresholds: 'thresholds',
  related_space: 'related space',
}

const OF_STREAM: Readonly<Record<string, string>> = {
  metric: 'metric',
  composite: 'composite',
  source: 'source',
  tags: 'tags',
  group_function: 'lines',
  summary_function: 'value',
  transform_function: 'transform',
  name: 'legend name',
  color: 'colour',
  units_short: 'short unit',
  units_long: 'long unit',
  min: 'min',
  max: 'max',
  period: 'period',
}

/** What a change of a draft was, for the words of undo: `name`, `adding cpu.user`, `colour of cpu.user`. */
export function draftChange(before: ChartDraft, after: ChartDraft): string {
  const ofStreams = streamsChange(before.streams ?? [], after.streams ?? [])
  // A new type may change what the streams begin with.
  if (before.type !== after.type) return 'type'
  if (ofStreams !== null) return ofStreams
  const key = changedKey(before, after)
  return (key && OF_CHART[key]) ?? 'change'
}

function streamsChange(before: readonly StreamDraft[], after: readonly StreamDraft[]): string | null {
  if (before === after) return null
  const added = missingIn(before, after)
  const removed = missingIn(after, before)
  if (added.length > 0) return `adding ${namesOf(added)}`
  if (removed.length > 0) return `removing ${namesOf(removed)}`
  if (after.some((stream, i) => keyOf(stream) !== keyOf(before[i]!))) return 'order of streams'
  const changed = after.flatMap((stream, i) => {
    const key = changedKey(before[i]!, stream)
    return key === undefined ? [] : [{ stream: before[i]!, key }]
  })
  const [first, ...more] = changed
  if (first === undefined) return null
  const what = OF_STREAM[first.key] ?? 'change'
  return more.length > 0 ? `${what} of ${changed.length} streams` : `${what} of ${nameOf(first.stream)}`
}

function missingIn(streams: readonly StreamDraft[], among: readonly StreamDraft[]): StreamDraft[] {
  const known = new Set(streams.map(keyOf))
  return among.filter((stream) => !known.has(keyOf(stream)))
}

/** What makes a stream the same one: its row in the form, or which annotations it shows. */
const keyOf = (stream: StreamDraft): unknown =>
  isAnnotation(stream) ? `annotations ${stream.metric ?? stream.name}` : stream[ROW]

function changedKey(before: object, after: object): string | undefined {
  const [was, is] = [new Map(Object.entries(before)), new Map(Object.entries(after))]
  return [...was.keys(), ...is.keys()].find((key) => was.get(key) !== is.get(key))
}

const nameOf = (stream: StreamDraft): string => stream.name || stream.metric || stream.composite || 'a stream'

const namesOf = (streams: readonly StreamDraft[]): string =>
  streams.length === 1 ? nameOf(streams[0]!) : counted(streams.length, 'stream')
