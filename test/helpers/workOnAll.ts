import type { Deps } from '#server/deps.ts'
import { jobTypes } from '#server/jobs/jobTypes.ts'
import { Worker } from '#server/jobs/worker.ts'

/** Works at jobs until none is left. */
export async function workOnAll(deps: Deps): Promise<void> {
  const worker = new Worker(deps, jobTypes, (_type, error) => {
    throw error
  })
  while (await worker.workOne());
}
