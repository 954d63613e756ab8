import type { FastifyInstance } from 'fastify'
import { badRequest, notFound } from '#api/errors.ts'
import { metricView } from '#api/metrics.ts'
import type { Deps } from '../deps.ts'
import { readMetricQuery } from '../query/metricQuery.ts'
import { readMetric } from '../query/readMetric.ts'
import { findMetric, shownMetric } from '../store/metrics.ts'
import { route } from './route.ts'

export function metricViewRoutes(app: FastifyInstance, deps: Deps): void {
  route(app, deps, metricView, async ({ params, query }) => {
    const metric = await findMetric(deps.db, params.name)
    if (metric === undefined) throw notFound()
    const read = readMetricQuery(query, Math.floor(deps.now()))
    if (read === null) return shownMetric(metric)
    if (metric.type === 'composite')
      throw badRequest('A composite metric has no measurements of its own and cannot be read here')
    const { measurements, next } = await readMetric(deps, metric, query, read)
    return {
      ...shownMetric(metric),
      resolution: read.grid.resolution,
      measurements,
      ...(next === null ? {} : { query: { next_time: next } }),
    }
  })
}
