import type { Db } from '../engine/db.ts'
import type { Tsdb } from '../engine/tsdb.ts'
import { forgetDeletedMetric, listDeletedMetrics } from '../store/metrics.ts'
import { deleteMeasurements } from '../store/points.ts'

/**
 * Removes the measurements of deleted metrics, those that an earlier attempt left over included. They are out of sight
 * already; this frees their space and takes their tags from the lists.
 */
export async function removeDeletedMetrics(db: Db, tsdb: Tsdb, cluster: string | undefined): Promise<void> {
  for (const id of await listDeletedMetrics(db)) {
    await deleteMeasurements(tsdb, id, cluster)
    await forgetDeletedMetric(db, id)
  }
}
