import type { Db } from '../engine/db.ts'
import type { Tsdb } from '../engine/tsdb.ts'
import { forgetDeletedMetrics, listDeletedMetrics } from '../store/metrics.ts'
import { deletePoints } from '../store/points.ts'
import { deleteStreams } from '../store/streams.ts'

/**
 * Removes the streams and measurements of deleted metrics, those that an earlier attempt left over included. No question
 * finds them any more; this takes their tags from the lists and frees their space.
 */
export async function removeDeletedMetrics(db: Db, tsdb: Tsdb, cluster: string | undefined): Promise<void> {
  const ids = await listDeletedMetrics(db)
  if (ids.length === 0) return
  await deleteStreams(tsdb, ids, cluster)
  await deletePoints(tsdb, ids, cluster)
  await forgetDeletedMetrics(db, ids)
}
