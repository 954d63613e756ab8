import { sql } from 'drizzle-orm'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { SnapshotContent } from '#api/sharing.ts'
import { jobView } from '#api/jobs.ts'
import { snapshotCreate, snapshotView, type PictureLook } from '#api/snapshots.ts'
import type { Deps } from '#server/deps.ts'
import { jobTypes } from '#server/jobs/jobTypes.ts'
import { Worker, workOnJobs } from '#server/jobs/worker.ts'
import { openPainter, PaintingLost } from '#server/snapshot/painter.ts'
import { packed } from '#server/snapshot/readContent.ts'
import { startServer } from '#test/helpers/server.ts'

const NOW = 1_795_200_000
const { call, deps } = await startServer({ now: () => NOW })

const times = Array.from({ length: 60 }, (_, i) => NOW - 3_600 + i * 60)
const line = { tags: {}, values: times.map((time) => time % 7), last_time: NOW }
const content: SnapshotContent = {
  chart: { id: 1, name: 'CPU', type: 'line', streams: [{ metric: 'cpu' }] },
  series: {
    times,
    resolution: 60,
    start_time: NOW - 3_600,
    end_time: NOW,
    partial: { first: false, last: false },
    streams: [{ metric: null, lines: [line], found: 1, rollup: 1, period: 60, error: null }],
  },
  events: null,
  events_left_out: 0,
  lines: [],
}
const look: PictureLook = { title: 'CPU', zone: 'UTC', scheme: 'light', width: 300, height: 200, scale: 1 }
const order = { content: await packed(content), look }

function painter(options?: Parameters<typeof openPainter>[0]) {
  const opened = openPainter(options)
  onTestFinished(() => opened.close())
  return opened
}

const gone = (pid: number) =>
  vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'), { timeout: 10_000 })

test('one process draws one picture after the other; another takes its place when it is killed', async () => {
  const { paint, pids } = painter({ atOnce: 1 })
  const [first, second] = await Promise.all([paint(order), paint(order)])
  expect(second.equals(first)).toBe(true)
  const [pid] = pids()
  // What cannot be drawn fails alone.
  await expect(paint({ ...order, content: Buffer.from('nothing') })).rejects.toThrow('incorrect header check')
  expect(pids()).toEqual([pid])

  const drawing = paint(order)
  process.kill(pid!, 'SIGKILL')
  await expect(drawing).rejects.toThrow(PaintingLost)
  expect((await paint(order)).equals(first)).toBe(true)
  expect(pids()).not.toContain(pid)

  // One that ends while it has nothing to do is missed by nobody.
  process.kill(pids()[0]!, 'SIGKILL')
  await vi.waitFor(() => expect(pids()).toEqual([]))
  expect((await paint(order)).equals(first)).toBe(true)

  // It ends when it has had nothing to do for a minute.
  const [idle] = pids()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  await paint(order)
  vi.advanceTimersByTime(59_000)
  expect(pids()).toEqual([idle])
  vi.advanceTimersByTime(1_000)
  expect(pids()).toEqual([])
  vi.useRealTimers()
  await gone(idle!)
})

test('a process that takes too long is ended', async () => {
  const { paint, pids } = painter({ atOnce: 1, timeLimit: 50 })
  const drawing = paint(order)
  const pid = await vi.waitUntil(() => pids()[0])
  await expect(drawing).rejects.toThrow('The picture was not finished in time')
  await gone(pid)
})

test('closing ends the processes, and whoever waits is told', async () => {
  const { paint, pids, close } = painter({ atOnce: 1 })
  const waiting = [paint(order), paint(order)]
  const pid = await vi.waitUntil(() => pids()[0])
  close()
  for (const one of waiting) await expect(one).rejects.toThrow(PaintingLost)
  await gone(pid)
})

const snapshot = () =>
  call(snapshotCreate, {
    body: { subject: { chart: { definition: content.chart } }, width: 300, height: 200 },
  })
const jobOf = ({ job_href }: { job_href: string }) => Number(job_href.split('/').at(-1))

test('a snapshot whose process is lost is tried again, but not for ever', async () => {
  const failures: unknown[] = []
  const lost = vi.fn<Deps['painter']['paint']>(() => Promise.reject(new PaintingLost('gone')))
  const work = (paint: Deps['painter']['paint']) =>
    new Worker({ ...deps, painter: { ...deps.painter, paint } }, jobTypes, (_, error) => failures.push(error))

  const once = await snapshot()
  let tries = 0
  await work((asked) =>
    tries++ === 0 ? Promise.reject(new PaintingLost('gone')) : deps.painter.paint(asked),
  ).workOne()
  expect((await call(snapshotView, { params: { id: once.id } })).image_href).toMatch(/\.png$/)
  expect(failures).toEqual([])

  const never = await snapshot()
  await work(lost).workOne()
  expect(lost).toHaveBeenCalledTimes(3)
  expect(failures).toEqual([new PaintingLost('gone')])
  expect(await call(jobView, { params: { id: jobOf(never) } })).toMatchObject({ state: 'failed' })
  expect((await call(snapshotView, { params: { id: never.id } })).image_href).toBeNull()
})

test('what was not drawn when the server stopped is drawn after its next start, beside other jobs', async () => {
  const begun = await snapshot()
  const waits = await snapshot()
  await deps.db.execute(
    sql`UPDATE jobs SET state = 'working', worker = 'dead', alive_at = ${NOW} WHERE id = ${jobOf(begun)}`,
  )
  // It stands still until everything else is done.
  let end = () => {}
  const still = { name: 'still', run: () => new Promise<void>((resolve) => (end = resolve)) }
  await deps.db.execute(sql`INSERT INTO jobs (type, input, state, done, attempts, created_at, updated_at)
    VALUES ('still', '{}', 'queued', 0, 0, ${NOW}, ${NOW})`)
  const stop = workOnJobs(deps, [still, ...jobTypes], (_, error) => expect.fail(String(error)))
  for (const { id } of [begun, waits]) {
    await vi.waitFor(
      async () => expect((await call(snapshotView, { params: { id } })).image_href).toMatch(/\.png$/),
      { timeout: 20_000 },
    )
  }
  end()
  await stop()
})
