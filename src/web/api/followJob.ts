import type { ApiError } from '#api/errors.ts'
import { type Job, jobView } from '#api/jobs.ts'
import { call } from './call.ts'
import { isWorthRetrying } from './query.ts'

const PAUSE = 700

/**
 * Looks at a job until it has ended; a look that fails is taken again.
 *
 * @param tell told its state each time
 * @throws ApiError when the job cannot be looked at any more
 */
export async function followJob(job: Job, tell: (job: Job) => void): Promise<Job> {
  let last = job
  for (;;) {
    tell(last)
    if (last.state !== 'queued' && last.state !== 'working') return last
    await new Promise((resolve) => setTimeout(resolve, PAUSE))
    try {
      last = await call(jobView, { params: { id: job.id } })
    } catch (error) {
      if (!isWorthRetrying(error as ApiError)) throw error
    }
  }
}
