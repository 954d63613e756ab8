import type { FastifyInstance } from 'fastify'
import { notFound } from '#api/errors.ts'
import { metricView } from '#api/metrics.ts'
import type { Deps } from '../deps.ts'
import { readMetricQuery } from '../query/metricQuery.ts'
import { readMetric } from '../query/readMetric.ts'
import { readCompositeSources } from '../query/readSavedComposite.ts'
import { findMetric, shownMetric } from '../store/metrics.ts'
import { hangUp } from './hangUp.ts'
import { route } from './route.ts'

export function metricViewRoutes(app: FastifyInstance, deps: Deps): void {
  route(app, deps, metricView, async ({ params, query, reply }) => {
    const metric = await findMetric(deps.db, params.name)
    if (metric === undefined) throw notFound()
    const read = readMetricQuery(query, Math.floor(deps.now()))
    if (read === null) return shownMetric(metric)
    const { resolution } = read.grid
    if (metric.type === 'composite') {
      const measurements = await readCompositeSources(deps, metric, query, read, hangUp(reply))
      return { ...shownMetric(metric), resolution, measurements }
    }
    const { measurements, next } = await readMetric(deps, metric, query, read)
    return {
      ...shownMetric(metric),
      resolution,
      measurements,
      ...(next === null ? {} : { query: { next_time: next } }),
    }
  })
}
