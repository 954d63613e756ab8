import type { measurementCompose } from '#api/composites.ts'
import type { Alternative, Reply } from '#api/endpoint.ts'
import type { Metric, metricList } from '#api/metrics.ts'
import type { ComposeSeries } from '#compose/composeSeries.ts'
import type { Deps } from '../deps.ts'
import { findMetrics, nameKey, shownMetric } from '../store/metrics.ts'
import { findDisplayNames, sourceKey } from '../store/sources.ts'
import { sourceOf } from './sourceRecords.ts'

type ByTags = Reply<typeof measurementCompose>['series']
type BySource = Alternative<typeof metricList>['measurements']

/** The series of a composite as GET /v1/measurements answers them. */
export async function composedByTags(
  { db }: Pick<Deps, 'db'>,
  set: readonly ComposeSeries[],
): Promise<ByTags> {
  const metricOf = await metricsOf(db, set)
  return set.map((series) => {
    const { tags, period, times, query } = series
    return {
      query: query === undefined ? null : { metric: query.metric, tags: tagsOf(query) },
      metric: metricOf(series),
      tags,
      measurements: times.map((time, index) => ({ time, value: series.values[index]! })),
      period,
    }
  })
}

/** The series of a composite as GET /v1/metrics answers them. */
export async function composedBySource(
  { db }: Pick<Deps, 'db'>,
  set: readonly ComposeSeries[],
): Promise<BySource> {
  const metricOf = await metricsOf(db, set)
  const names = await findDisplayNames(db, [...new Set(set.map(({ tags }) => sourceKey(sourceOf(tags))))])
  return set.map((series) => {
    const { tags, period, times, query } = series
    const source = sourceOf(tags)
    return {
      metric: metricOf(series),
      period,
      query: query === undefined ? null : { metric: query.metric, ...written(query) },
      series: times.map((time, index) => ({ measure_time: time, value: series.values[index]! })),
      source: { display_name: names.get(sourceKey(source)) ?? null, name: source },
    }
  })
}

type Query = NonNullable<ComposeSeries['query']>

/** Every stream is `*` here, as it was before there were tags. */
function written({ source, tags }: Query): { source: string } | { tags: Query['tags'] } {
  return Object.keys(tags).length === 0 ? { source: source ?? '*' } : { tags }
}

function tagsOf({ source, tags }: Query): Query['tags'] {
  return source === undefined || source === '*' ? tags : { source }
}

/** How to find the metric of a series; null for one that comes from several. */
async function metricsOf(
  db: Deps['db'],
  set: readonly ComposeSeries[],
): Promise<(series: ComposeSeries) => Metric | null> {
  const rows = await findMetrics(db, [...new Set(set.map(({ metric }) => nameKey(metric)))])
  const shown = new Map(rows.map((row) => [row.name_key, shownMetric(row)]))
  return ({ metric }) => shown.get(nameKey(metric)) ?? null
}
