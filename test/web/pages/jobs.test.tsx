import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { jobView } from '#api/jobs.ts'
import { completeJob, failJob, insertJob, saveJobProgress, takeJob } from '#server/store/jobs.ts'
import { jobs } from '#server/store/tables.ts'
import { renderPage } from '#test/helpers/render.tsx'
import { startServer } from '#test/helpers/server.ts'

const server = await startServer()
const { db } = server.deps
const now = () => Math.floor(Date.now() / 1000)
const worker = 'a test'
beforeEach(() => db.delete(jobs).then(() => undefined))

/** A job that a process works at, and which is done as far as the test says. */
async function begin(type: string): Promise<{ id: number; worker: string }> {
  const id = await insertJob(db, type, {}, now())
  await takeJob(db, worker, now(), 0)
  return { id, worker }
}
/** The page is compiled when it is asked for first, which takes as long as the machine is busy. */
const SLOW = { timeout: 20_000 }

test('without jobs it says what belongs here', async () => {
  await renderPage(server, '/jobs')
  await screen.findByRole('heading', { name: 'No jobs' }, SLOW)
})

test('a job is followed by itself until it ends', async () => {
  const held = await begin('delete_metrics')
  await saveJobProgress(db, held, { done: 1, total: 4 }, now())
  await renderPage(server, '/jobs')
  const underWay = within(await screen.findByRole('region', { name: 'Under way' }, SLOW))
  const bar = underWay.getByRole('progressbar', { name: `Deleting metrics, job ${held.id}` })
  expect(bar).toHaveProperty('value', 25)
  await saveJobProgress(db, held, { done: 3, total: 4 }, now())
  await waitFor(() => expect(bar).toHaveProperty('value', 75), SLOW)
  await completeJob(db, held, null, now())
  const ended = within(await screen.findByRole('region', { name: 'Ended' }, SLOW))
  expect(ended.getByText('Deleted metrics')).toBeDefined()
  expect(ended.getByText('Done')).toBeDefined()
})

test('a job is cancelled, and how others ended is told', async () => {
  const failed = await begin('render_snapshot')
  await failJob(db, failed, { system: ['there is no room'] }, now())
  const { id } = await begin('update_metrics')
  const { user } = await renderPage(server, '/jobs')
  await user.click(await screen.findByRole('button', { name: `Cancel job ${id}` }, SLOW))
  await screen.findByText('Cancelled; what was done stays done')
  expect(await server.call(jobView, { params: { id } })).toMatchObject({ state: 'canceled' })
  expect(screen.getByText('there is no room').closest('p')?.textContent).toBe('Failed: there is no room')
})

test('a viewer is told why there is nothing to see', async () => {
  await renderPage(server, '/jobs', { as: 'viewer' })
  await screen.findByRole('heading', { name: 'Jobs are for admins' }, SLOW)
})
