import type { FastifyInstance } from 'fastify'
import { ApiError, notFound } from '#api/errors.ts'
import { jobDelete, jobList, jobView } from '#api/jobs.ts'
import { pageOf } from '#api/pagination.ts'
import type { Deps } from '../deps.ts'
import { cancelJob, findJob, listJobs, shownJob } from '../store/jobs.ts'
import { route } from './route.ts'

export function jobRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, now } = deps

  route(app, deps, jobList, async ({ query }) => {
    const { rows, total } = await listJobs(db, pageOf(query))
    const { offset } = query
    return { query: { found: total, length: rows.length, offset, total }, jobs: rows.map(shownJob) }
  })

  route(app, deps, jobView, async ({ params }) => {
    const job = await findJob(db, params.id)
    if (job === undefined) throw notFound()
    return shownJob(job)
  })

  route(app, deps, jobDelete, async ({ params }) => {
    if (await cancelJob(db, params.id, now())) return
    const job = await findJob(db, params.id)
    if (job === undefined) throw notFound()
    throw new ApiError(422, { errors: { request: [`The job has ended already: it is ${job.state}`] } })
  })
}
