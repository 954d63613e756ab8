import { sql } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { jobDelete, jobList, jobView } from '#api/jobs.ts'
import { badParams } from '#api/errors.ts'
import { Unreachable } from '#server/engine/errors.ts'
import { JobStopped, type JobType } from '#server/jobs/jobType.ts'
import { Worker, workOnJobs } from '#server/jobs/worker.ts'
import { insertJob } from '#server/store/jobs.ts'
import { startServer } from '#test/helpers/server.ts'

let now = 1_795_200_000
const server = await startServer({ now: () => now })
const { deps, call } = server
const { db } = deps

/** A job whose steps the test does by hand. */
function stepwise(name: string) {
  const runs: { done: number; report: (done: number, total: number) => Promise<void> }[] = []
  let end: (output: unknown) => void = () => undefined
  let fail: (error: unknown) => void = () => undefined
  const type: JobType<unknown> = {
    name,
    run: (_deps, _input, report, done) => {
      runs.push({ done, report })
      return new Promise((resolve, reject) => ([end, fail] = [resolve, reject]))
    },
  }
  return { type, runs, end: (output?: unknown) => end(output), fail: (error: unknown) => fail(error) }
}

const failures: unknown[] = []
const worker = (...types: JobType<unknown>[]) => new Worker(deps, types, (_, error) => failures.push(error))
const view = async (id: number) => {
  const { id: same, state, progress, output, errors } = await call(jobView, { params: { id } })
  expect(same).toBe(id)
  return { state, progress, output, errors }
}
const start = (type: { name: string }, input: object = {}) => insertJob(db, type.name, input, now)
const begun = (job: ReturnType<typeof stepwise>, times = 1) =>
  vi.waitFor(() => expect(job.runs).toHaveLength(times))

test('a job is queued, then working with its progress, then complete with its output', async () => {
  const job = stepwise('states')
  const id = await start(job.type)
  expect(await view(id)).toEqual({ state: 'queued' })
  const working = worker(job.type).workOne()
  await begun(job)
  expect(await view(id)).toEqual({ state: 'working' })
  await job.runs[0]!.report(3156, 10_000)
  expect(await view(id)).toEqual({ state: 'working', progress: 31.56 })
  job.end({ rows: 5 })
  expect(await working).toBe(true)
  expect(await view(id)).toEqual({ state: 'complete', progress: 100, output: { rows: 5 } })
})

test('a job that fails says why; what is our own fault is told to the operator only', async () => {
  const refused = { name: 'refused', run: () => Promise.reject(badParams({ name: ['is invalid'] })) }
  const broken = { name: 'broken', run: () => Promise.reject(new TypeError('x is undefined')) }
  const ids = [await start(refused), await start(broken), await start({ name: 'of.the.future' })]
  for (let n = 0; n < 3; n += 1) await worker(refused, broken).workOne()
  expect(await view(ids[0]!)).toEqual({ state: 'failed', errors: { name: ['is invalid'] } })
  expect((await view(ids[1]!)).errors).toEqual({
    system: ['Something went wrong on the server; its log has the details'],
  })
  expect((await view(ids[2]!)).errors).toEqual({
    system: ['This version of Poise knows no job of type of.the.future'],
  })
  expect(failures.splice(0)).toEqual([new TypeError('x is undefined')])
})

test('workers take different jobs, the oldest first', async () => {
  const job = stepwise('shared')
  const first = await start(job.type)
  const second = await start(job.type)
  const a = worker(job.type)
  const working = [a.workOne(), worker(job.type).workOne()]
  await begun(job, 2)
  expect(await worker(job.type).workOne()).toBe(false)
  expect([(await view(first)).state, (await view(second)).state]).toEqual(['working', 'working'])
  await call(jobDelete, { params: { id: first } })
  await call(jobDelete, { params: { id: second } })
  for (const { report } of job.runs) await expect(report(1, 2)).rejects.toThrow(JobStopped)
  void working
})

test('the job of a process that died is gone on with, and the dead one does no harm when it comes back', async () => {
  const job = stepwise('orphan')
  const id = await start(job.type)
  void worker(job.type).workOne()
  await begun(job)
  await job.runs[0]!.report(40, 100)

  now += 29
  expect(await worker(job.type).workOne()).toBe(false)
  now += 1
  const second = worker(job.type).workOne()
  await begun(job, 2)
  expect(job.runs[1]!.done).toBe(40)
  await expect(job.runs[0]!.report(41, 100)).rejects.toThrow(JobStopped)
  await job.runs[1]!.report(90, 100)
  expect(await view(id)).toEqual({ state: 'working', progress: 90 })
  job.end()
  await second
  expect((await view(id)).state).toBe('complete')
})

test('a worker that works for long keeps its job', async () => {
  vi.useFakeTimers({ toFake: ['setInterval'] })
  const job = stepwise('long')
  await start(job.type)
  const working = worker(job.type).workOne()
  await begun(job)
  now += 25
  vi.advanceTimersByTime(5_000)
  await vi.waitFor(async () => {
    const { rows } = (await db.execute(sql`SELECT alive_at FROM jobs WHERE type = 'long'`)) as unknown as {
      rows: { alive_at: number }[]
    }
    expect(rows[0]?.alive_at).toBe(now)
  })
  now += 25
  expect(await worker(job.type).workOne()).toBe(false)
  job.end()
  await working
  vi.useRealTimers()
})

test('an engine that is away is tried again later, but not for ever; neither is what ends its process', async () => {
  const away = { name: 'away', run: () => Promise.reject(new Unreachable('Nobody answers')) }
  const id = await start(away)
  for (let attempt = 1; attempt < 5; attempt += 1) {
    await worker(away).workOne()
    expect((await view(id)).state).toBe('working')
    expect(await worker(away).workOne()).toBe(false)
    now += 30
  }
  await worker(away).workOne()
  expect(await view(id)).toEqual({ state: 'failed', errors: { system: ['Nobody answers'] } })

  const fatal = await start(away)
  await db.execute(sql`UPDATE jobs SET attempts = 5 WHERE id = ${fatal}`)
  await worker(away).workOne()
  expect((await view(fatal)).errors).toEqual({
    system: ['The job was begun 5 times and never came to its end'],
  })
  failures.splice(0)
})

test('a job that is canceled ends at its next report; one that has ended cannot be', async () => {
  const job = stepwise('canceled')
  const id = await start(job.type)
  const working = worker(job.type).workOne()
  await begun(job)
  await call(jobDelete, { params: { id } })
  await expect(job.runs[0]!.report(1, 2)).rejects.toThrow(JobStopped)
  job.fail(new JobStopped())
  await working
  expect((await view(id)).state).toBe('canceled')
  await expect(call(jobDelete, { params: { id } })).rejects.toThrow(
    'The job has ended already: it is canceled',
  )
  await expect(call(jobDelete, { params: { id: 999_999 } })).rejects.toMatchObject({ status: 404 })
  await expect(call(jobView, { params: { id: 999_999 } })).rejects.toMatchObject({ status: 404 })
})

test('closing gives the job under way back, and the next start goes on with it at once', async () => {
  const job = stepwise('closing')
  const id = await start(job.type)
  const close = workOnJobs(deps, [job.type], (_, error) => failures.push(error))
  await begun(job)
  await job.runs[0]!.report(1, 4)
  const closed = close()
  await expect(job.runs[0]!.report(2, 4)).rejects.toThrow(JobStopped)
  job.fail(new JobStopped())
  await closed
  expect(await view(id)).toEqual({ state: 'queued', progress: 50 })

  // What a killed process leaves: nobody else can be at it, because the data folder is this process's alone.
  await db.execute(
    sql`UPDATE jobs SET state = 'working', worker = 'dead', alive_at = ${now} WHERE id = ${id}`,
  )
  const closeNext = workOnJobs(deps, [job.type], (_, error) => failures.push(error))
  await begun(job, 2)
  expect(job.runs[1]!.done).toBe(2)
  job.end()
  await vi.waitFor(async () => expect((await view(id)).state).toBe('complete'))
  await closeNext()
  expect(failures).toEqual([])
})

test('the list is paged', async () => {
  const { query, jobs } = await call(jobList, { query: { length: 2, sort: 'desc' } })
  expect(query).toEqual({ found: query.total, length: 2, offset: 0, total: query.total })
  expect(jobs[0]!.id).toBeGreaterThan(jobs[1]!.id)
  expect(jobs[0]).toMatchObject({ type: 'closing', state: 'complete', created_at: expect.any(Number) })
})
