import { badParams } from '#api/errors.ts'
import type { MetricType } from '#api/metrics.ts'
import { nameKey, type NewMetric } from '../store/metrics.ts'
import type { KnownMetric } from './catalog.ts'
import type { Measurement } from './measurement.ts'

/** A checked POST on its way to the engine. */
export interface Post {
  measurements: readonly Measurement[]
  userAgent: string | undefined
}

/**
 * Decides whether the metrics of a post have the types it takes for granted, before any of it is stored. Metrics that
 * do not exist are added to `created`, unless the post is refused.
 * @throws ApiError 400 naming every metric of another type
 */
export function admit(
  { measurements, userAgent }: Post,
  known: ReadonlyMap<string, KnownMetric>,
  created: Map<string, NewMetric>,
): void {
  const own = new Map<string, NewMetric>()
  const mistaken = new Set<string>()
  for (const measurement of measurements) {
    const key = nameKey(measurement.name)
    const metric = known.get(key) ?? created.get(key) ?? own.get(key)
    if (metric === undefined) own.set(key, newMetric(measurement, userAgent))
    else if (!fits(measurement, metric.type)) mistaken.add(mistake(measurement.name, metric.type))
  }
  if (mistaken.size > 0) throw badParams({ type: [...mistaken] })
  for (const [key, metric] of own) created.set(key, metric)
}

function fits({ type }: Measurement, existing: MetricType): boolean {
  return existing !== 'composite' && (type === undefined || type === existing)
}

/** statsd-librato-backend finds the name in this sentence and stops sending that metric. */
function mistake(name: string, type: MetricType): string {
  return `'${name}' is a ${type}, but was submitted as different type`
}

function newMetric(
  { name, type = 'gauge', creation }: Measurement,
  userAgent: string | undefined,
): NewMetric {
  const { attributes, ...properties } = creation
  const origin = userAgent === undefined ? {} : { created_by_ua: userAgent }
  return { ...properties, name, type, attributes: { ...attributes, ...origin } }
}
