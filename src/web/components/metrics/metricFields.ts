import type { Input } from '#api/endpoint.ts'
import { type Metric, type metricUpdate, SUMMARIZE_FUNCTIONS } from '#api/metrics.ts'
import type { Option } from '#web/ui/Select.tsx'

export type MetricChanges = NonNullable<Input<typeof metricUpdate>['body']>

export interface MetricField {
  /** As the server calls it when it is at fault. */
  path: string
  label: string
  placeholder?: string
  inputMode?: 'decimal' | 'numeric'
  /** What may be chosen; left out, it is typed. */
  options?: readonly Option<string>[]
}

const AUTOMATIC = 'Automatic'
const FLAG = [
  { value: '', label: 'Not set' },
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
]
const SUMMARIZE = [
  { value: '', label: 'Not set (average)' },
  ...SUMMARIZE_FUNCTIONS.map((value) => ({ value, label: value[0]!.toUpperCase() + value.slice(1) })),
]

export const COLOR = 'attributes.color'
export const TRANSFORM = 'attributes.display_transform'
export const SHORT_UNIT = 'attributes.display_units_short'
export const LONG_UNIT = 'attributes.display_units_long'

/** What can be set of a metric, in the order of its form. */
export const METRIC_FIELDS: readonly MetricField[] = [
  { path: 'display_name', label: 'Display name' },
  { path: 'period', label: 'Period in seconds', inputMode: 'numeric', placeholder: 'Not known' },
  { path: SHORT_UNIT, label: 'Unit, short', placeholder: 'ms' },
  { path: LONG_UNIT, label: 'Unit, long', placeholder: 'milliseconds' },
  { path: 'attributes.display_min', label: 'Min', inputMode: 'decimal', placeholder: AUTOMATIC },
  { path: 'attributes.display_max', label: 'Max', inputMode: 'decimal', placeholder: AUTOMATIC },
  { path: 'attributes.summarize_function', label: 'Rolls up by', options: SUMMARIZE },
  { path: 'attributes.aggregate', label: 'Aggregated by the server', options: FLAG },
  { path: 'attributes.display_stacked', label: 'Stacked by default', options: FLAG },
  { path: COLOR, label: 'Colour' },
  { path: TRANSFORM, label: 'Transform' },
]

const ATTRIBUTE = 'attributes.'

/** What a metric says of a field, as text; empty when nothing. */
export function fieldText(metric: Metric, path: string): string {
  const holder: object = path.startsWith(ATTRIBUTE) ? metric.attributes : metric
  const value = (holder as Record<string, unknown>)[path.replace(ATTRIBUTE, '')]
  return value === null || value === undefined ? '' : String(value)
}

/** The body that stores the fields that were changed; what was emptied is unset. */
export function changesBody(changes: Readonly<Record<string, string>>): MetricChanges {
  const body: Record<string, string | null> = {}
  const attributes: Record<string, string | null> = {}
  for (const [path, text] of Object.entries(changes)) {
    const value = text.trim() === '' ? null : text.trim()
    if (path.startsWith(ATTRIBUTE)) attributes[path.slice(ATTRIBUTE.length)] = value
    else body[path] = value
  }
  return (Object.keys(attributes).length > 0 ? { ...body, attributes } : body) as MetricChanges
}
