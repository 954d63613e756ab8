import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Engines } from '#server/engine/open.ts'
import { takeJob } from '#server/store/jobs.ts'
import {
  deleteSnapshots,
  findPicture,
  findSnapshot,
  findSnapshotContent,
  insertSnapshot,
  saveSnapshotContent,
  saveSnapshotPicture,
} from '#server/store/snapshots.ts'
import { enginePairs } from '#test/helpers/enginePairs.ts'

const NOW = 1_795_200_000
const chart = { id: 1, name: 'CPU', type: 'line' as const, streams: [] }

describe.each(enginePairs)('on %s', (_name, open) => {
  let engines: Engines
  beforeAll(async () => {
    engines = await open()
  })

  const insert = (slug: string) => {
    const look = { title: 'CPU', zone: 'UTC', scheme: 'light' as const, width: 600, height: 416, scale: 2 }
    const asked = { chart, lines: [], annotations: null }
    const shown = { chart: { id: 1, sources: ['*'], type: chart.type }, duration: 60, end_time: NOW }
    return insertSnapshot(engines.db, 'draw', { ...shown, slug, asked, look, created_by: null }, NOW)
  }

  test('every byte of a picture, and of what was measured, is kept until the snapshot is deleted', async () => {
    const { db } = engines
    const { id, slug, job_id } = await insert('kept')
    expect(await takeJob(db, 'worker', NOW, NOW - 30, { only: 'draw' })).toMatchObject({
      id: job_id,
      input: { snapshot_id: id },
    })
    const [content, picture] = [Buffer.from(Array.from({ length: 256 }, (_, i) => i)), randomBytes(100_000)]
    expect(await findSnapshotContent(db, id)).toBeUndefined()
    await saveSnapshotContent(db, id, content)
    await saveSnapshotContent(db, id, Buffer.from('read again'))
    expect((await findSnapshotContent(db, id))!.equals(content)).toBe(true)
    expect(await findPicture(db, slug)).toBeUndefined()
    await saveSnapshotPicture(db, id, picture, NOW + 1)
    expect((await findPicture(db, slug))!.equals(picture)).toBe(true)
    expect(await findSnapshot(db, id)).toMatchObject({ drawn_at: NOW + 1, updated_at: NOW + 1 })

    expect(await deleteSnapshots(db, [id])).toBe(1)
    expect(await findPicture(db, slug)).toBeUndefined()
    await saveSnapshotContent(db, id, content)
    await saveSnapshotPicture(db, id, picture, NOW + 2)
    expect(await findSnapshotContent(db, id)).toBeUndefined()
  })

  test('a worker takes the types that it is for', async () => {
    const { db } = engines
    const { job_id } = await insert('chosen')
    expect(await takeJob(db, 'worker', NOW, NOW - 30, { except: ['draw', 'other'] })).toBeUndefined()
    expect(await takeJob(db, 'worker', NOW, NOW - 30, { only: 'other' })).toBeUndefined()
    expect(await takeJob(db, 'worker', NOW, NOW - 30, { except: ['other'] })).toMatchObject({ id: job_id })
  })
})
