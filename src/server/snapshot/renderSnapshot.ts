import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Deps } from '../deps.ts'
import type { JobType, ReportProgress } from '../jobs/jobType.ts'
import {
  findSnapshot,
  findSnapshotContent,
  saveSnapshotContent,
  saveSnapshotPicture,
  type SnapshotRow,
} from '../store/snapshots.ts'
import { PaintingLost, PICTURES_AT_ONCE } from './painter.ts'
import { packed, readContent } from './readContent.ts'

/** A picture whose process is lost so often is one that no process survives. */
const MOST_TRIES = 3
/** Reading, and drawing. */
const STEPS = 2
/** How much longer than a picture the pause after it is where this process has nothing but work, and the longest in ms. */
const PAUSE = 3
const LONGEST_PAUSE = 2_000

/** Reads what a snapshot shows, keeps that, and draws it. A run that another one goes on with reads nothing again. */
export const renderSnapshot: JobType<{ snapshot_id: number }> = {
  name: 'render_snapshot',
  atOnce: PICTURES_AT_ONCE,
  async run(deps, { snapshot_id }, report) {
    const snapshot = await findSnapshot(deps.db, snapshot_id)
    // Deleted before it was its turn.
    if (snapshot === undefined) return undefined
    const began = performance.now()
    const before = performance.eventLoopUtilization()
    const content = await contentOf(deps, snapshot)
    const picture = await draw(deps, { content, look: snapshot.look }, report)
    await saveSnapshotPicture(deps.db, snapshot.id, picture, Math.floor(deps.now()))
    // Posts and reads keep most of a machine that they need: the busier it is, the longer the next picture waits.
    const { utilization } = performance.eventLoopUtilization(before)
    await sleep(Math.min(LONGEST_PAUSE, PAUSE * utilization * (performance.now() - began)))
    return { snapshot_id }
  },
}

async function contentOf(deps: Deps, snapshot: SnapshotRow): Promise<Buffer> {
  const kept = await findSnapshotContent(deps.db, snapshot.id)
  if (kept !== undefined) return kept
  const content = await packed(await readContent(deps, snapshot))
  await saveSnapshotContent(deps.db, snapshot.id, content)
  return content
}

async function draw(
  { painter }: Deps,
  order: Parameters<Deps['painter']['paint']>[0],
  report: ReportProgress,
): Promise<Buffer> {
  for (let tries = 1; ; tries++) {
    await report(1, STEPS)
    try {
      return await painter.paint(order)
    } catch (error) {
      if (!(error instanceof PaintingLost) || tries === MOST_TRIES) throw error
    }
  }
}
