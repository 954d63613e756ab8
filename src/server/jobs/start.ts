import { DELETED_SPACE_DAYS } from '#api/deletedSpaces.ts'
import { watchAlerts } from '../alerts/watchAlerts.ts'
import type { Deps } from '../deps.ts'
import { removeDeletedMetrics } from '../ingest/removal.ts'
import { deliverNotifications } from '../notify/outbox.ts'
import { removeOldIncidents } from '../store/alertRemoval.ts'
import { removeSpacesDeletedBefore } from '../store/deletedSpaces.ts'
import { deleteSnapshotsBefore } from '../store/snapshots.ts'
import { every } from './every.ts'
import { jobTypes } from './jobTypes.ts'
import { reportOwnMetrics } from './ownMetrics.ts'
import { runRollUpAlone } from './rollUp.ts'
import { workOnJobs } from './worker.ts'

export interface Jobs {
  /** Resolves when nothing runs any more. */
  stop(): Promise<void>
}

/**
 * Work that goes on by itself beside the requests.
 *
 * @param url where people reach Poise, without a slash at the end
 * @param report is told of a job that failed; it runs again at its time.
 */
export function startJobs(deps: Deps, url: string, report: (job: string, error: unknown) => void): Jobs {
  const jobs = [
    every(
      300,
      () => runRollUpAlone(deps),
      (error) => report('roll-up', error),
    ),
    every(
      3_600,
      () => removeDeletedMetrics(deps),
      (error) => report('removal of deleted metrics', error),
    ),
    every(
      3_600,
      () => removeSpacesDeletedBefore(deps.db, deps.now() - DELETED_SPACE_DAYS * 86_400),
      (error) => report('removal of deleted spaces', error),
    ),
    every(
      3_600,
      () => removeOldIncidents(deps.db, deps.now()),
      (error) => report('removal of old incidents', error),
    ),
    every(
      3_600,
      () => removeOldSnapshots(deps),
      (error) => report('removal of old snapshots', error),
    ),
    watchAlerts(deps, (error) => report('evaluation of alerts', error)),
    reportOwnMetrics(deps),
    workOnJobs(deps, jobTypes, (type, error) => report(`job ${type}`, error)),
    deliverNotifications(deps, url, (error) => report('delivery of notifications', error)),
  ]
  return {
    stop: async () => {
      await Promise.all(jobs.map((stop) => stop()))
    },
  }
}

/** Deletes snapshots that are older than the operator keeps them. */
export async function removeOldSnapshots({
  db,
  config,
  now,
}: Pick<Deps, 'db' | 'config' | 'now'>): Promise<void> {
  const { snapshotDays } = config
  if (snapshotDays !== undefined) await deleteSnapshotsBefore(db, now() - snapshotDays * 86_400)
}
