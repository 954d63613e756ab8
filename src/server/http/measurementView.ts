import type { FastifyInstance, FastifyRequest } from 'fastify'
import { badParams, notFound } from '#api/errors.ts'
import { measurementView } from '#api/measurements.ts'
import type { Deps } from '../deps.ts'
import { readMeasurementQuery } from '../query/measurementQuery.ts'
import { readMeasurements } from '../query/readMeasurements.ts'
import { readCompositeSeries } from '../query/readSavedComposite.ts'
import { findMetric } from '../store/metrics.ts'
import { hangUp } from './hangUp.ts'
import { publicUrl } from './publicUrl.ts'
import { route } from './route.ts'

export function measurementViewRoutes(app: FastifyInstance, deps: Deps): void {
  route(app, deps, measurementView, async ({ params, query, request, reply }) => {
    const metric = await findMetric(deps.db, params.name)
    if (metric === undefined) throw notFound()
    const read = readMeasurementQuery(query, Math.floor(deps.now()))
    const { name, attributes } = metric
    if (metric.type === 'composite') {
      if (query.summary_function === 'all')
        throw badParams({ summary_function: ['all is not for composites: their points are single values'] })
      const series = await readCompositeSeries(deps, metric, read, hangUp(reply))
      return { name, resolution: query.resolution, series, links: [], attributes }
    }
    const { series, next } = await readMeasurements(deps, metric, read, query.summary_function, hangUp(reply))
    const links = next === null ? [] : [{ rel: 'next', href: nextPage(request, next, read.end) }]
    return { name, resolution: query.resolution, series, links, attributes }
  })

  /** The same request from `start` on. The end is written out, so that `now` does not move it from page to page. */
  function nextPage(request: FastifyRequest, start: number, end: number): string {
    const url = new URL(request.url, publicUrl(deps.config, request))
    url.searchParams.delete('duration')
    url.searchParams.set('start_time', String(start))
    url.searchParams.set('end_time', String(end))
    return url.href
  }
}
