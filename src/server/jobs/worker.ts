import { randomUUID } from 'node:crypto'
import { ApiError, type ParamErrors } from '#api/errors.ts'
import type { Deps } from '../deps.ts'
import { engineError } from '../engine/errors.ts'
import {
  completeJob,
  failJob,
  keepJob,
  releaseAllJobs,
  releaseJob,
  saveJobProgress,
  takeJob,
  type HeldJob,
  type JobChoice,
  type JobRow,
} from '../store/jobs.ts'
import { JobStopped, type JobType } from './jobType.ts'

/** Seconds between two signs of life of a worker, and without any after which its job is taken over. */
const ALIVE = 5
const DEAD = 30
/** A job that ended its process, or met a broken engine, so often is given up. */
const MOST_ATTEMPTS = 5

export type JobTypes = readonly JobType<never>[]

/** Works at jobs, one at a time. Several workers, of one process or of many, never work at the same job. */
export class Worker {
  private readonly name = randomUUID()
  private stopped = false

  constructor(
    private readonly deps: Deps,
    private readonly types: JobTypes,
    /** Is told of every failure that is not the fault of the job's input. */
    private readonly failed: (type: string, error: unknown) => void,
    private readonly choice?: JobChoice,
  ) {}

  /** Takes the job at the head of the queue and works at it to its end; false when there is none. */
  async workOne(): Promise<boolean> {
    const now = this.now()
    const job = await takeJob(this.deps.db, this.name, now, now - DEAD, this.choice)
    if (job === undefined) return false
    const held = { id: job.id, worker: this.name }
    const beat = setInterval(() => void keepJob(this.deps.db, held, this.now()).catch(ignored), ALIVE * 1_000)
    try {
      await this.work(job, held)
    } finally {
      clearInterval(beat)
    }
    return true
  }

  /** Makes the job under way end at its next report, and go back to the queue. */
  stop(): void {
    this.stopped = true
  }

  private async work(job: JobRow, held: HeldJob): Promise<void> {
    const { db } = this.deps
    const type = this.types.find(({ name }) => name === job.type)
    if (type === undefined) {
      const errors = { system: [`This version of Poise knows no job of type ${job.type}`] }
      return failJob(db, held, errors, this.now())
    }
    if (job.attempts > MOST_ATTEMPTS) {
      const errors = { system: [`The job was begun ${MOST_ATTEMPTS} times and never came to its end`] }
      return failJob(db, held, errors, this.now())
    }
    try {
      const report = (done: number, total: number) => this.report(held, done, total)
      const output = await type.run(this.deps, job.input as never, report, job.done)
      await completeJob(db, held, output, this.now())
    } catch (error) {
      if (error instanceof JobStopped) return releaseJob(db, held)
      if (!(error instanceof ApiError)) this.failed(job.type, error)
      // An engine that is away may come back: a job that is merely let go of counts as dead, and is tried again after a while.
      if (engineError(error) !== undefined && job.attempts < MOST_ATTEMPTS) return
      await failJob(db, held, errorsOf(error), this.now())
    }
  }

  private async report(held: HeldJob, done: number, total: number): Promise<void> {
    const mine = await saveJobProgress(this.deps.db, held, { done, total }, this.now())
    if (!mine) throw new JobStopped('It was canceled, or another process has it')
    if (this.stopped) throw new JobStopped('The server closes')
  }

  private now(): number {
    return Math.floor(this.deps.now())
  }
}

const ignored = () => undefined

function errorsOf(error: unknown): ParamErrors {
  if (error instanceof ApiError) {
    const { params, request, system } = error.body.errors
    return { ...params, ...(request && { request }), ...(system && { system }) }
  }
  const fault = engineError(error)
  return { system: [fault?.message ?? 'Something went wrong on the server; its log has the details'] }
}

/** Between two looks for a job that waits, and after a look that failed. */
const POLL_MS = 1_000
const FAILED_MS = 30_000

/** Works at jobs until the function that is returned is called; that one resolves once no job is under way. */
export function workOnJobs(
  deps: Deps,
  types: JobTypes,
  failed: (type: string, error: unknown) => void,
): () => Promise<void> {
  const begun = begin().catch((error: unknown) => failed('queue', error))
  const loops = choices(types).map((choice) => loop(new Worker(deps, types, failed, choice), begun, failed))
  return async () => {
    await Promise.all(loops.map((stop) => stop()))
  }

  /** A process that has the account to itself need not wait until what its predecessor worked at counts as dead. */
  async function begin() {
    if (deps.config.databaseUrl === undefined) await releaseAllJobs(deps.db)
  }
}

/** What each worker takes: one all types that wait for each other, also those that nobody knows, others one type alone. */
function choices(types: JobTypes): JobChoice[] {
  const beside = types.filter(({ atOnce }) => atOnce !== undefined)
  const alone = beside.flatMap(({ name, atOnce }) => Array.from({ length: atOnce! }, () => ({ only: name })))
  return [{ except: beside.map(({ name }) => name) }, ...alone]
}

function loop(
  worker: Worker,
  begun: Promise<void>,
  failed: (type: string, error: unknown) => void,
): () => Promise<void> {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let working = begun.then(next)

  async function next() {
    const pause = stopped ? 0 : await look()
    if (!stopped) timer = setTimeout(() => (working = next()), pause)
  }

  async function look(): Promise<number> {
    try {
      return (await worker.workOne()) ? 0 : POLL_MS
    } catch (error) {
      failed('queue', error)
      return FAILED_MS
    }
  }

  return async () => {
    stopped = true
    clearTimeout(timer)
    worker.stop()
    await working
  }
}
