import type { Deps } from '../deps.ts'
import { removeDeletedMetrics } from '../ingest/removal.ts'
import { type BatchChanges, deleteMetrics, updateMetrics } from '../store/metricBatch.ts'
import type { JobType, ReportProgress } from './jobType.ts'

/** Metrics in one transaction: short enough that posts in between wait for a few milliseconds only. */
const STEP = 500

/** Changes many metrics. They are named by id, so that metrics created later, also of the same name, are left alone. */
export const updateMetricsJob: JobType<{ ids: number[] } & BatchChanges> = {
  name: 'update_metrics',
  async run(deps, { ids, ...changes }, report, done) {
    await inSteps(ids, done, report, async (some) => {
      await updateMetrics(deps.db, some, changes, deps.now())
      deps.ingest.metricsChanged()
    })
  },
}

/** Deletes many metrics, and then in one go whatever was measured of them. */
export const deleteMetricsJob: JobType<{ ids: number[] }> = {
  name: 'delete_metrics',
  async run(deps, { ids }, report, done) {
    await inSteps(ids, done, report, async (some) => {
      await deleteMetrics(deps.db, some)
      deps.ingest.metricsChanged()
    })
    await removeMeasurements(deps)
  },
}

export function removeMeasurements({
  db,
  tsdb,
  config,
}: Pick<Deps, 'db' | 'tsdb' | 'config'>): Promise<void> {
  return removeDeletedMetrics(db, tsdb, config.clickhouseCluster)
}

async function inSteps(
  ids: readonly number[],
  done: number,
  report: ReportProgress,
  work: (some: readonly number[]) => Promise<void>,
): Promise<void> {
  for (let from = done; from < ids.length; from += STEP) {
    await work(ids.slice(from, from + STEP))
    await report(Math.min(from + STEP, ids.length), ids.length)
  }
}
