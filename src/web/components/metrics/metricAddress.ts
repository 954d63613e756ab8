import { CHART_GROUP_FUNCTIONS, CHART_SUMMARY_FUNCTIONS, CHART_TYPES } from '#api/charts.ts'
import type { Chart, ChartGroupFunction, ChartSummaryFunction, ChartType } from '#api/charts.ts'
import type { Metric } from '#api/metrics.ts'
import { CHART } from '../viewing/spaceAddress.ts'

/** How a metric is drawn on its page, as the address holds it. */
export interface MetricChart {
  /** Null: as the metric is drawn by default. */
  type: ChartType | null
  /** Null: what the type begins with. */
  group: ChartGroupFunction | null
  /** Null: the metric's own. */
  summary: ChartSummaryFunction | null
  /** Names of the tags that lines are told apart by. */
  by: string[]
  /** The values kept, by tag name. */
  filter: Record<string, string[]>
}

const TAG = `${CHART}tags.`

/** Reads the query of an address. What makes no sense is passed over: a link must open something. */
export function decodeChart(query: URLSearchParams): MetricChart {
  const filter: Record<string, string[]> = Object.create(null) as Record<string, string[]>
  for (const [key, value] of query) {
    const name = key.startsWith(TAG) ? key.slice(TAG.length).toLowerCase() : ''
    if (name !== '' && value !== '') filter[name] = [...new Set([...(filter[name] ?? []), value])]
  }
  return {
    type: oneOf(CHART_TYPES, query.get(`${CHART}type`)),
    group: oneOf(CHART_GROUP_FUNCTIONS, query.get(`${CHART}group`)),
    summary: oneOf(CHART_SUMMARY_FUNCTIONS, query.get(`${CHART}summary`)),
    by: [...new Set(query.getAll(`${CHART}by`).filter((name) => name !== ''))],
    filter,
  }
}

/** The old query with another chart in it; defaults are left out. */
export function withChart(old: string, { type, group, summary, by, filter }: MetricChart): string {
  const query = new URLSearchParams(old)
  for (const key of new URLSearchParams(old).keys()) if (key.startsWith(CHART)) query.delete(key)
  if (type !== null) query.set(`${CHART}type`, type)
  if (group !== null) query.set(`${CHART}group`, group)
  if (summary !== null) query.set(`${CHART}summary`, summary)
  for (const name of by) query.append(`${CHART}by`, name)
  for (const name of Object.keys(filter).sort()) {
    for (const value of filter[name] ?? []) query.append(TAG + name, value)
  }
  return query.toString()
}

/** The chart that the page draws and that goes to a space. A composite says itself what it reads. */
export function chartOf(metric: Metric, shown: MetricChart): Omit<Chart, 'id'> {
  const { group, summary, by, filter } = shown
  const type = shown.type ?? usualType(metric)
  const name = metric.display_name || metric.name
  if (metric.type === 'composite') return { name, type, streams: [{ metric: metric.name }] }
  const names = [...new Set([...by, ...Object.keys(filter)])]
  const tags = names.map((tag) => ({
    name: tag,
    ...(by.includes(tag) && { grouped: true }),
    ...(filter[tag] && { values: filter[tag] }),
  }))
  const combine = group ?? (type === 'stacked' ? 'sum' : null)
  const stream = {
    metric: metric.name,
    ...(tags.length > 0 && { tags }),
    ...(combine !== null && { group_function: combine }),
    ...(summary !== null && { summary_function: summary }),
  }
  return { name, type, streams: [stream] }
}

/** API reference, "Display Attributes": counters are stacked unless `display_stacked` says otherwise, gauges are not. */
function usualType({ type, attributes }: Metric): ChartType {
  return (attributes.display_stacked ?? type === 'counter') ? 'stacked' : 'line'
}

/** The list with an item put in, or taken out when it is there. */
export function toggled(list: readonly string[], item: string): string[] {
  return list.includes(item) ? list.filter((one) => one !== item) : [...list, item]
}

/** The filter with a value of a tag put in or taken out; a tag without values is none. */
export function withValue(filter: MetricChart['filter'], tag: string, value: string): MetricChart['filter'] {
  const { [tag]: before = [], ...rest } = filter
  const values = toggled(before, value)
  return values.length === 0 ? rest : { ...rest, [tag]: values }
}

function oneOf<T extends string>(known: readonly T[], text: string | null): T | null {
  return known.find((one) => one === text) ?? null
}
