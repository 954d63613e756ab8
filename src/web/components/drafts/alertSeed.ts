import { CONDITION_SUMMARY_FUNCTIONS } from '#api/alertConditions.ts'
import { type ChartStream, isAnnotation } from '#api/charts.ts'
import { newAlertPath } from '#web/paths.ts'
import { metricOf } from './compositeDraft.ts'

/** What a new alert begins with: another alert, or the first stream of a chart. */
export interface AlertSeed {
  /** The id of an alert. */
  copy?: number | undefined
  metric?: string | undefined
  source?: string | undefined
  summary?: string | undefined
  /** Of each tag its values; of those in `by`, each value stands for itself. */
  tags?: Record<string, readonly string[]>
  by?: readonly string[]
}

const SEED_TAG = 'tags.'

export function alertSeedPath({ copy, metric, source, summary, tags = {}, by = [] }: AlertSeed = {}): string {
  const query = new URLSearchParams()
  if (copy !== undefined) query.set('copy', String(copy))
  for (const [name, value] of Object.entries({ metric, source, summary })) if (value) query.set(name, value)
  for (const name of by) query.append('by', name)
  for (const [name, values] of Object.entries(tags)) {
    for (const value of values) query.append(SEED_TAG + name, value)
  }
  const text = query.toString()
  return newAlertPath(text === '' ? '' : `?${text}`)
}

export function readAlertSeed(search: URLSearchParams): AlertSeed {
  const tags = Object.create(null) as Record<string, string[]>
  for (const [key, value] of search) {
    const name = key.startsWith(SEED_TAG) ? key.slice(SEED_TAG.length) : ''
    if (name !== '') (tags[name] ??= []).push(value)
  }
  return {
    copy: Number(search.get('copy')) || undefined,
    metric: search.get('metric') ?? undefined,
    source: search.get('source') ?? undefined,
    summary: search.get('summary') ?? undefined,
    tags,
    by: search.getAll('by'),
  }
}

/** Where an alert on what a chart draws is made: on the first of its streams that is of a metric. */
export function alertOn(streams: readonly ChartStream[]): string {
  const drawn = streams.filter((stream) => !isAnnotation(stream))
  const first = drawn.find(({ metric }) => metric) ?? drawn[0]
  if (first === undefined) return alertSeedPath()
  const { metric, composite, source, summary_function, tags } = first
  const kept = (tags ?? []).filter(({ dynamic }) => !dynamic)
  const summary = summary_function === 'mean' ? 'average' : summary_function
  return alertSeedPath({
    metric: metric || metricOf(composite ?? ''),
    source: source === '%' ? undefined : (source ?? undefined),
    summary: CONDITION_SUMMARY_FUNCTIONS.find((one) => one === summary),
    tags: Object.fromEntries(
      kept.flatMap(({ name, values }) => (values && values.length > 0 ? [[name, values]] : [])),
    ),
    by: kept.filter(({ grouped }) => grouped).map(({ name }) => name),
  })
}
