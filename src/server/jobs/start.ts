import type { Deps } from '../deps.ts'
import { every } from './every.ts'
import { reportOwnMetrics } from './ownMetrics.ts'
import { runRollUpAlone } from './rollUp.ts'

export interface Jobs {
  /** Resolves when nothing runs any more. */
  stop(): Promise<void>
}

/** Work that goes on by itself beside the requests. `report` is told of a job that failed; it runs again at its time. */
export function startJobs(deps: Deps, report: (job: string, error: unknown) => void): Jobs {
  const jobs = [
    every(
      300,
      () => runRollUpAlone(deps),
      (error) => report('roll-up', error),
    ),
    reportOwnMetrics(deps),
  ]
  return {
    stop: async () => {
      await Promise.all(jobs.map((stop) => stop()))
    },
  }
}
