import type { ChartStream, ChartWrite, StreamTag } from '#api/charts.ts'
import type { ChartDocument, SpaceDocument } from '#api/spaceDocument.ts'
import { inReadingOrder } from './readingOrder.ts'

/**
 * The one form of a space: charts in reading order, keys in a fixed order, no ids, and nothing that is null or would be
 * so anyway. What is drawn alike has the same document.
 */
export function spaceDocument(name: string, charts: readonly ChartDocument[]): SpaceDocument {
  return { poise: 1, name, charts: inReadingOrder(charts.map(chartDocument)) }
}

/** The text of a document, to be kept as a file: one property a line, so that one change is one line of a diff. */
export function documentText(document: SpaceDocument): string {
  return `${JSON.stringify(spaceDocument(document.name, document.charts), null, 2)}\n`
}

const CHART_KEYS: readonly (keyof ChartDocument)[] = [
  'name',
  'type',
  'layout',
  'label',
  'min',
  'max',
  'use_log_yaxis',
  'use_last_value',
  'related_space',
  'thresholds',
  'streams',
]

/** The form of one chart within that of its space. */
export function chartDocument(chart: ChartDocument): ChartDocument {
  const { type, thresholds, layout, streams } = chart
  const written: ChartDocument = {
    ...chart,
    name: chart.name || null,
    type: type === 'line' ? null : type,
    layout: layout && ordered(layout, ['x', 'y', 'w', 'h']),
    use_log_yaxis: chart.use_log_yaxis === true ? true : null,
    use_last_value: chart.use_last_value === false ? false : null,
    thresholds: filled(thresholds)?.map((threshold) => ordered(threshold, ['operator', 'value', 'type'])),
    streams: filled(streams)?.map(streamDocument),
  }
  return ordered(written, CHART_KEYS, 'these alone')
}

/** A chart by fields that can be compared, within one account: a related space is its id. */
export function chartForm({ related_space, ...chart }: ChartSettings): ChartDocument {
  return chartDocument({ ...chart, related_space: related_space ? `${related_space}` : null })
}

/** A chart of an account, or what of it is set. */
type ChartSettings = Omit<ChartDocument, 'related_space'> & Pick<ChartWrite, 'related_space'>

const STREAM_KEYS = [
  'name',
  'type',
  'metric',
  'composite',
  'source',
  'tags',
  'group_function',
  'summary_function',
  'downsample_function',
  'transform_function',
  'period',
  'units_short',
  'units_long',
  'min',
  'max',
  'color',
]

/** What a stream reads decides on these; only other types are settings. */
const KNOWN_FROM_METRIC = ['gauge', 'counter', 'composite']

function streamDocument({ id: _id, ...stream }: ChartStream): ChartStream {
  const { type, tags, downsample_function } = stream
  const written: ChartStream = {
    ...stream,
    type: type && KNOWN_FROM_METRIC.includes(type) ? null : type,
    tags: filled(tags)?.map(tagDocument),
    downsample_function: downsample_function === 'average' ? null : downsample_function,
  }
  return ordered(written, STREAM_KEYS)
}

function tagDocument(tag: StreamTag): StreamTag {
  const { values, grouped, dynamic } = tag
  const written: StreamTag = {
    ...tag,
    values: filled(values),
    grouped: grouped || null,
    dynamic: dynamic || null,
  }
  return ordered(written, ['name', 'values', 'grouped', 'dynamic'])
}

function filled<T>(list: T[] | null | undefined): T[] | null {
  return list && list.length > 0 ? list : null
}

/** These keys first, then the others by name, those of what lies within too; none that is null. */
function ordered<T extends object>(given: T, first: readonly string[], others?: 'these alone'): T {
  const values = given as Readonly<Record<string, unknown>>
  const rest = others ? [] : Object.keys(given).filter((key) => !first.includes(key))
  const keys = [...first, ...rest.toSorted()].filter(
    (key) => Object.hasOwn(values, key) && (values[key] ?? null) !== null,
  )
  return Object.fromEntries(
    keys.map((key) => [key, first.includes(key) ? values[key] : sorted(values[key])]),
  ) as T
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]))
}
