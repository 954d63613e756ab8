import { beforeAll, describe, expect, test } from 'vitest'
import type { Engines } from '#server/engine/open.ts'
import { completeJob, findJob, insertJob, saveJobProgress, takeJob } from '#server/store/jobs.ts'
import { deleteMetrics, listMetricIds, updateMetrics } from '#server/store/metricBatch.ts'
import { createMetrics, findMetrics, listDeletedMetrics } from '#server/store/metrics.ts'
import { findDisplayNames, saveSource } from '#server/store/sources.ts'
import { enginePairs } from '#test/helpers/enginePairs.ts'

const NOW = 1_795_200_000

describe.each(enginePairs)('on %s', (_name, open) => {
  let engines: Engines
  beforeAll(async () => {
    engines = await open()
  })

  test('every job is taken once, by whoever asks at the same time', async () => {
    const { db } = engines
    const ids: number[] = []
    for (let n = 0; n < 20; n += 1) ids.push(await insertJob(db, 'shared', { n }, NOW))
    const workers = Array.from({ length: 30 }, (_, n) => `worker-${n}`)
    const taken = await Promise.all(workers.map((worker) => takeJob(db, worker, NOW, NOW - 30)))
    const rows = taken.filter((job) => job !== undefined)
    // Who finds all rows locked for the moment goes away empty, and asks again.
    for (let job; (job = await takeJob(db, 'late', NOW, NOW - 30)) !== undefined;) rows.push(job)
    expect(rows.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual(ids)
    expect(rows.every(({ state, attempts }) => state === 'working' && attempts === 1)).toBe(true)

    const [first] = rows
    const held = { id: first!.id, worker: first!.worker! }
    expect(await saveJobProgress(db, held, { done: 1, total: 4 }, NOW)).toBe(true)
    expect(await takeJob(db, 'other', NOW + 29, NOW - 1)).toBeUndefined()
    const orphan = await takeJob(db, 'other', NOW + 30, NOW)
    expect(orphan).toMatchObject({ state: 'working', worker: 'other', attempts: 2 })
  })

  test('a job can be looked at for 30 days after its end; one that has not ended stays', async () => {
    const { db } = engines
    const [ended, waiting] = [await insertJob(db, 'old', {}, NOW), await insertJob(db, 'old', {}, NOW)]
    const taken = await takeJob(db, 'worker', NOW, NOW - 30)
    expect(taken?.id).toBe(ended)
    await completeJob(db, { id: ended, worker: 'worker' }, null, NOW)
    await insertJob(db, 'new', {}, NOW + 30 * 86_400)
    expect(await findJob(db, ended)).toMatchObject({ state: 'complete' })
    await insertJob(db, 'new', {}, NOW + 30 * 86_400 + 1)
    expect(await findJob(db, ended)).toBeUndefined()
    expect(await findJob(db, waiting)).toMatchObject({ state: 'queued' })
  })

  test('metrics are chosen by list and pattern, changed and deleted', async () => {
    const { db } = engines
    const metrics = ['Batch.a', 'batch.b', 'batch_c', 'other'].map((name, n) => ({
      name,
      type: n === 1 ? ('counter' as const) : ('gauge' as const),
      attributes: { color: '#000000' },
    }))
    await createMetrics(db, metrics, NOW)
    const ids = await listMetricIds(db, {
      names: ['batch.*', 'OTHER', 'absent'],
      exclude: ['*.absent', 'Other'],
    })
    expect(ids).toHaveLength(2)
    const changes = {
      changes: { period: 60, attributes: { display_min: 0 } },
      gaugeAttributes: { aggregate: true },
    }
    expect((await updateMetrics(db, ids, changes, NOW)).toSorted()).toEqual(['batch.a', 'batch.b'])
    const rows = await findMetrics(db, ['batch.a', 'batch.b', 'other'])
    expect(rows.map(({ name_key, period, attributes }) => [name_key, period, attributes]).toSorted()).toEqual(
      [
        ['batch.a', 60, { color: '#000000', display_min: 0, aggregate: true }],
        ['batch.b', 60, { color: '#000000', display_min: 0 }],
        ['other', null, { color: '#000000' }],
      ],
    )
    expect(await deleteMetrics(db, ids)).toHaveLength(2)
    expect(await deleteMetrics(db, ids)).toEqual([])
    expect((await listDeletedMetrics(db)).toSorted((a, b) => a - b)).toEqual(ids)
  })

  test('a source is created once, and found by its display name', async () => {
    const { db } = engines
    expect(await saveSource(db, { name: 'Web-1', display_name: null }, NOW)).toBe(true)
    expect(await saveSource(db, { name: 'web-1', display_name: 'One' }, NOW)).toBe(false)
    expect(await findDisplayNames(db, ['web-1', 'web-2'])).toEqual(new Map([['web-1', 'One']]))
  })
})
