import type { Deps } from '../deps.ts'
import { forgetDeletedMetrics, listDeletedMetrics } from '../store/metrics.ts'
import { deletePoints } from '../store/points.ts'
import { deleteStreams } from '../store/streams.ts'

/**
 * Removes the streams and measurements of deleted metrics, those that an earlier attempt left over included, to free their
 * space. All of them together, because the engine writes every part of its tables anew, however few rows go: that would
 * slow down posts to half while it lasts.
 */
export async function removeDeletedMetrics({
  db,
  tsdb,
  config,
}: Pick<Deps, 'db' | 'tsdb' | 'config'>): Promise<void> {
  const ids = await listDeletedMetrics(db)
  if (ids.length === 0) return
  await deleteStreams(tsdb, ids, config.clickhouseCluster)
  await deletePoints(tsdb, ids, config.clickhouseCluster)
  await forgetDeletedMetrics(db, ids)
}
