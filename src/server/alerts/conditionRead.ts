import type { AlertCondition, CONDITION_SUMMARY_FUNCTIONS } from '#api/alertConditions.ts'
import { summaryOf } from '#series/summary.ts'
import { filterOfStream } from '../query/chartStream.ts'
import type { ManyRead } from '../query/readManyStreams.ts'
import type { GroupFunction } from '../store/lines.ts'
import type { MetricRow } from '../store/metrics.ts'
import { MINUTE } from './track.ts'

/** Seconds by which an alert looks behind the clock at a composite whose metric says nothing: API reference, `source_lag`. */
const SOURCE_LAG = 120

type Name = (typeof CONDITION_SUMMARY_FUNCTIONS)[number]

/** How streams that a tag puts together are combined: by what is compared, as far as it can be taken of several. */
const GROUPED: Partial<Readonly<Record<Name, GroupFunction>>> = {
  min: 'min',
  max: 'max',
  sum: 'sum',
  count: 'sum',
}

type Metric = Pick<MetricRow, 'id' | 'type' | 'period' | 'source_lag' | 'attributes'>

/** Which streams of its metric a condition watches, and what of them is compared. */
export function readOfCondition(condition: AlertCondition, metric: Pick<Metric, 'id' | 'type'>): ManyRead {
  const { type, source, tags, detect_reset } = condition
  const name = condition.summary_function ?? (metric.type === 'counter' ? 'derivative' : 'average')
  const summary = summaryOf(type === 'absent' ? 'count' : name, metric.type) as ManyRead['summary']
  const reset = summary.change === 'none' ? undefined : detect_reset
  const change = reset === undefined ? summary.change : reset ? 'increase' : 'difference'
  const by = tags.filter(({ grouped }) => grouped).map((tag) => tag.name.toLowerCase())
  return {
    metric: metric.id,
    filter: filterOfStream({ source, tags }, {}),
    summary: { ...summary, change },
    group: by.length === 0 ? null : { by, function: GROUPED[name] ?? 'mean' },
  }
}

/**
 * Seconds by which a condition looks behind the clock, in whole minutes: until a composite's metrics have reported, and
 * until the period of a metric is over whose measurements the service combines.
 */
export function lagOf({ type, period, source_lag, attributes }: Metric): number {
  if (type === 'composite') return inMinutes(source_lag ?? SOURCE_LAG)
  return attributes.aggregate === true ? inMinutes(Math.max(0, (period ?? MINUTE) - MINUTE)) : 0
}

const inMinutes = (seconds: number) => Math.ceil(seconds / MINUTE) * MINUTE
