import { and, asc, count, desc, eq, inArray, lt, notInArray, type SQL, sql } from 'drizzle-orm'
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core'
import type { ParamErrors } from '#api/errors.ts'
import type { Job } from '#api/jobs.ts'
import type { Page } from '#api/pagination.ts'
import type { Db } from '../engine/db.ts'
import { jobs } from './tables.ts'

export type JobRow = typeof jobs.$inferSelect

/** A job as the API shows it. */
export function shownJob({ id, state, done, total, output, errors, ...row }: JobRow): Job {
  const { type, created_at, updated_at } = row
  const shown = { id, state, type, created_at, updated_at }
  if (state === 'complete') return { ...shown, progress: 100, ...(output === null ? {} : { output }) }
  const progress = total === null ? {} : { progress: percent(done, total) }
  return { ...shown, ...progress, ...(errors === null ? {} : { errors }) }
}

/** With two digits, as the reference shows it; 100 only at the end. */
function percent(done: number, total: number): number {
  return total === 0 ? 0 : Math.min(99.99, Math.round((done / total) * 10_000) / 100)
}

/** How long a job can be looked at after its end, in seconds. */
const ENDED_LIFE = 30 * 86_400

/** Queues a job and answers its id; jobs that ended long ago go. `now` in Unix seconds, here and below. */
export async function insertJob(db: Db, type: string, input: unknown, now: number): Promise<number> {
  const time = Math.floor(now)
  await db
    .delete(jobs)
    .where(
      and(inArray(jobs.state, ['complete', 'failed', 'canceled']), lt(jobs.updated_at, time - ENDED_LIFE)),
    )
  const [row] = await db
    .insert(jobs)
    .values({ type, input, state: 'queued', done: 0, attempts: 0, created_at: time, updated_at: time })
    .returning({ id: jobs.id })
  if (row === undefined) throw new Error('INSERT returned no row')
  return row.id
}

export async function findJob(db: Db, id: number): Promise<JobRow | undefined> {
  const [row] = await db.select().from(jobs).where(eq(jobs.id, id))
  return row
}

export async function listJobs(db: Db, page: Page): Promise<{ rows: JobRow[]; total: number }> {
  const rows = await db
    .select()
    .from(jobs)
    .orderBy(page.sort === 'asc' ? asc(jobs.id) : desc(jobs.id))
    .limit(page.length)
    .offset(page.offset)
  const [counted] = await db.select({ total: count() }).from(jobs)
  return { rows, total: counted?.total ?? 0 }
}

/** Which types of job a worker takes. */
export type JobChoice = { only: string } | { except: readonly string[] }

/**
 * Takes the oldest job that waits, or that a process was at which has said nothing since `deadSince`. Processes that ask
 * at once get different jobs. Undefined when there is none.
 */
export async function takeJob(
  db: Db,
  worker: string,
  now: number,
  deadSince: number,
  choice: JobChoice = { except: [] },
): Promise<JobRow | undefined> {
  const waiting = sql`(
    SELECT id FROM jobs
    WHERE (state = 'queued' OR (state = 'working' AND alive_at <= ${deadSince})) AND ${isChosen(choice)}
    ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED
  )`
  const [row] = await db
    .update(jobs)
    .set({ state: 'working', worker, alive_at: now, updated_at: now, attempts: sql`${jobs.attempts} + 1` })
    .where(and(eq(jobs.id, waiting), inArray(jobs.state, ['queued', 'working'])))
    .returning()
  return row
}

function isChosen(choice: JobChoice): SQL {
  if ('only' in choice) return sql`type = ${choice.only}`
  return choice.except.length === 0 ? sql`true` : notInArray(jobs.type, [...choice.except])
}

/** Says that the worker is still at it; false when the job was canceled or another process took it over. */
export async function keepJob(db: Db, { id, worker }: HeldJob, now: number): Promise<boolean> {
  return changeHeld(db, { id, worker }, { alive_at: now })
}

/** How far a worker has come; false as in `keepJob`. */
export async function saveJobProgress(
  db: Db,
  held: HeldJob,
  progress: { done: number; total: number },
  now: number,
): Promise<boolean> {
  return changeHeld(db, held, { ...progress, alive_at: now, updated_at: now })
}

export async function completeJob(db: Db, held: HeldJob, output: unknown, now: number): Promise<void> {
  await changeHeld(db, held, { state: 'complete', output: output ?? null, worker: null, updated_at: now })
}

export async function failJob(db: Db, held: HeldJob, errors: ParamErrors, now: number): Promise<void> {
  await changeHeld(db, held, { state: 'failed', errors, worker: null, updated_at: now })
}

/** Gives a job back, for any process to go on with; this one's attempt does not count. */
export async function releaseJob(db: Db, held: HeldJob): Promise<void> {
  const attempts = sql`${jobs.attempts} - 1`
  await changeHeld(db, held, { state: 'queued', worker: null, alive_at: null, attempts })
}

/** Gives back every job that is worked at; only for the one process of an account, when it starts. */
export async function releaseAllJobs(db: Db): Promise<void> {
  await db
    .update(jobs)
    .set({ state: 'queued', worker: null, alive_at: null })
    .where(eq(jobs.state, 'working'))
}

/** Cancels a job that has not ended; false when there is none. */
export async function cancelJob(db: Db, id: number, now: number): Promise<boolean> {
  const canceled = await db
    .update(jobs)
    .set({ state: 'canceled', worker: null, updated_at: Math.floor(now) })
    .where(and(eq(jobs.id, id), inArray(jobs.state, ['queued', 'working'])))
    .returning({ id: jobs.id })
  return canceled.length > 0
}

/** A job and the process that took it. */
export interface HeldJob {
  id: number
  worker: string
}

/** Changes a job while it is the worker's: one that stood still so long that another took its job does no harm. */
async function changeHeld(
  db: Db,
  { id, worker }: HeldJob,
  changes: PgUpdateSetSource<typeof jobs>,
): Promise<boolean> {
  const changed = await db
    .update(jobs)
    .set(changes)
    .where(and(eq(jobs.id, id), eq(jobs.worker, worker), eq(jobs.state, 'working')))
    .returning({ id: jobs.id })
  return changed.length > 0
}
