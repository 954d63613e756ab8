import type { Deps } from '../deps.ts'

/**
 * Says how many steps are done of how many. Rejects with `JobStopped` when the job is to end here, because it was canceled
 * or the process closes; let it pass.
 */
export type ReportProgress = (done: number, total: number) => Promise<void>

/** A kind of work that outlives its request. */
export interface JobType<Input> {
  /** Also what the API calls it, such as `delete_metrics`. */
  name: string
  /** How many a process works at, beside all others; left out, it has its turn after those that came before it. */
  atOnce?: number
  /**
   * Does the work and answers the job's output, if it has one. A process may end at any moment, and another then runs the
   * same input again with the steps that were last reported as `done`: what was done since must not harm when done twice.
   * @throws whatever went wrong; the message of an ApiError or EngineError is shown to people.
   */
  run(deps: Deps, input: Input, report: ReportProgress, done: number): Promise<unknown>
}

/** Ends a run that shall not go on. */
export class JobStopped extends Error {
  override name = 'JobStopped'
}
