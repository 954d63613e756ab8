import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { PageInfo, pageQuery } from './pagination.ts'
import { rowId } from './values.ts'

export const JOB_STATES = ['queued', 'working', 'complete', 'failed', 'canceled'] as const
export type JobState = (typeof JOB_STATES)[number]

/** Work that goes on after its request was answered: API reference, "Job Properties". Times in Unix seconds. */
export const Job = z.object({
  id: z.number(),
  state: z.enum(JOB_STATES),
  /** 0 to 100; left out while the job is queued for the first time. */
  progress: z.optional(z.number()),
  /** What came out of it, where there is something. */
  output: z.optional(z.unknown()),
  /** Why it failed: messages by parameter, or about the `request` or the `system`. */
  errors: z.optional(z.record(z.string(), z.array(z.string()))),
  /** What is done, such as `delete_metrics`. An addition, like the times. */
  type: z.string(),
  created_at: z.number(),
  updated_at: z.number(),
})
export type Job = z.output<typeof Job>

export const jobList = endpoint({
  name: 'jobList',
  method: 'GET',
  path: '/v1/jobs',
  summary: 'Lists jobs by id.',
  addition: true,
  roles: ['admin'],
  query: z.object({ ...pageQuery, orderby: z.optional(z.enum(['id'])) }),
  response: z.object({ query: PageInfo, jobs: z.array(Job) }),
})

export const jobView = endpoint({
  name: 'jobView',
  method: 'GET',
  path: '/v1/jobs/:id',
  summary: 'The state of a job. Its address is the Location of the answer that started it.',
  roles: ['admin', 'recorder'],
  params: z.object({ id: rowId }),
  response: Job,
})

export const jobDelete = endpoint({
  name: 'jobDelete',
  method: 'DELETE',
  path: '/v1/jobs/:id',
  summary: 'Cancels a job that has not ended; what it has done stays done.',
  addition: true,
  roles: ['admin'],
  status: 204,
  params: z.object({ id: rowId }),
})
