import type { FastifyInstance, FastifyReply } from 'fastify'
import { metricBatchDelete, metricBatchUpdate } from '#api/metricBatch.ts'
import type { Attributes } from '#api/metrics.ts'
import type { Deps } from '../deps.ts'
import { deleteMetricsJob, updateMetricsJob } from '../jobs/metricBatches.ts'
import type { JobType } from '../jobs/jobType.ts'
import { findJob, insertJob, shownJob } from '../store/jobs.ts'
import { type BatchChanges, deleteMetrics, listMetricIds, updateMetrics } from '../store/metricBatch.ts'
import { deleteStreams } from '../store/streams.ts'
import { writable } from './metricUpdate.ts'
import { locate, route } from './route.ts'

/** Up to so many metrics are done with within the request: older clients do not know jobs, and look at once. */
const AT_ONCE = 1_000

/** API reference, "Gauge-only attributes". */
const GAUGE_ONLY = ['summarize_function', 'aggregate']

export function metricBatchRoutes(app: FastifyInstance, deps: Deps): void {
  route(app, deps, metricBatchUpdate, async ({ body: { names, exclude, search, ...update }, reply }) => {
    const changes = changesOf(update)
    const ids = await listMetricIds(deps.db, { names, exclude, search })
    if (ids.length > AT_ONCE) return startJob(deps, reply, updateMetricsJob, { ids, ...changes })
    if (ids.length === 0) return undefined
    deps.ingest.metricsChanged(await updateMetrics(deps.db, ids, changes, deps.now()))
    return undefined
  })

  route(app, deps, metricBatchDelete, async ({ body, request, reply }) => {
    const ids = await listMetricIds(deps.db, body)
    if (ids.length > AT_ONCE) return startJob(deps, reply, deleteMetricsJob, { ids })
    if (ids.length === 0) return undefined
    deps.ingest.metricsChanged(await deleteMetrics(deps.db, ids))
    await deleteStreams(deps.tsdb, ids, deps.config.clickhouseCluster).catch((error: unknown) =>
      request.log.warn(error),
    )
    return undefined
  })
}

/** Answers 202, the job and where to follow it. */
async function startJob<Input>(deps: Deps, reply: FastifyReply, type: JobType<Input>, input: Input) {
  const id = await insertJob(deps.db, type.name, input, deps.now())
  reply.status(202)
  locate(reply, deps, `/v1/jobs/${id}`)
  const job = await findJob(deps.db, id)
  return job && shownJob(job)
}

type BatchUpdate = Pick<BatchChanges['changes'], 'display_name' | 'description' | 'period' | 'source_lag'> & {
  attributes?: Attributes | null | undefined
}

/** Sorts the members of a body into properties, attributes and those that gauges alone have. */
function changesOf(update: BatchUpdate): BatchChanges {
  const { display_name, description, period, source_lag, attributes, ...bare } = update
  const said = Object.entries({ ...bare, ...writable(attributes) }).filter(([, value]) => value !== undefined)
  const some = (gaugeOnly: boolean) =>
    Object.fromEntries(said.filter(([name]) => GAUGE_ONLY.includes(name) === gaugeOnly))
  return {
    changes: { display_name, description, period, source_lag, attributes: some(false) },
    gaugeAttributes: some(true),
  }
}
