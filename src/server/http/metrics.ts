import type { FastifyInstance, FastifyReply } from 'fastify'
import { notFound } from '#api/errors.ts'
import { metricDelete, metricList, metricSubmit, metricUpdate } from '#api/metrics.ts'
import { pageOf } from '#api/pagination.ts'
import type { IntervalQuery } from '#series/interval.ts'
import type { Deps } from '../deps.ts'
import { readMetrics } from '../ingest/readMetrics.ts'
import { explained, windowOfQuery } from '../query/compositeQuery.ts'
import { composedBySource } from '../query/composition.ts'
import { readComposite } from '../query/readComposite.ts'
import { deleteMetric, listMetrics, shownMetric } from '../store/metrics.ts'
import { acceptMeasurements } from './acceptMeasurements.ts'
import { deleteStreams } from '../store/streams.ts'
import { hangUp } from './hangUp.ts'
import { makeMetric, putMetric } from './metricUpdate.ts'
import { locate, route } from './route.ts'

export function metricRoutes(app: FastifyInstance, deps: Deps): void {
  route(app, deps, metricSubmit, async (call) => {
    await acceptMeasurements(deps, readMetrics(call.body, deps.now()), call)
    return {}
  })

  route(app, deps, metricList, async ({ query, reply }) => {
    if (query.compose !== undefined) return compose(deps, query.compose, query, reply)
    const { rows, found, total } = await listMetrics(deps.db, query.name, pageOf(query))
    return {
      query: { found, length: rows.length, offset: query.offset, total },
      metrics: rows.map(shownMetric),
    }
  })

  route(app, deps, metricUpdate, async ({ params, query, body, request, reply }) => {
    const userAgent = request.headers['user-agent']
    const put = query.new ? makeMetric : putMetric
    const created = await put(deps, params.name, body, userAgent)
    if (created === undefined) return undefined
    reply.status(201)
    locate(reply, deps, `/v1/metrics/${created.name}`)
    return created
  })

  route(app, deps, metricDelete, async ({ params, request }) => {
    const id = await deleteMetric(deps.db, params.name)
    if (id === undefined) throw notFound()
    deps.ingest.metricsChanged()
    // Their measurements, which no question finds any more, are removed within the hour: see ingest/removal.ts.
    await deleteStreams(deps.tsdb, [id], deps.config.clickhouseCluster).catch((error: unknown) =>
      request.log.warn(error),
    )
    return {}
  })
}

/** What the list answers to `compose`. */
async function compose(
  deps: Deps,
  text: string,
  query: IntervalQuery & { resolution?: number },
  reply: FastifyReply,
) {
  const window = windowOfQuery(query, Math.floor(deps.now()))
  const read = { text, dynamic: {}, window, signal: hangUp(reply) }
  const set = await explained('compose', () => readComposite(deps, read))
  return { compose: text, measurements: await composedBySource(deps, set), resolution: window.resolution }
}
