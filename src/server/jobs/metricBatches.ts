import { setTimeout as sleep } from 'node:timers/promises'
import { type BatchChanges, deleteMetrics, updateMetrics } from '../store/metricBatch.ts'
import { deleteStreams } from '../store/streams.ts'
import type { JobType, ReportProgress } from './jobType.ts'

/** Metrics in one transaction: short enough that posts in between wait for a few milliseconds only. */
const STEP = 200
/** How much longer than a step the pause after it is, so that posts keep most of the machine however slow it is. */
const PAUSE = 4

/** Changes many metrics. They are named by id, so that metrics created later, also of the same name, are left alone. */
export const updateMetricsJob: JobType<{ ids: number[] } & BatchChanges> = {
  name: 'update_metrics',
  async run(deps, { ids, ...changes }, report, done) {
    await inSteps(ids, done, report, async (some) => {
      deps.ingest.metricsChanged(await updateMetrics(deps.db, some, changes, deps.now()))
    })
  },
}

/** Deletes many metrics. Their measurements, which are out of sight then, are removed within the hour. */
export const deleteMetricsJob: JobType<{ ids: number[] }> = {
  name: 'delete_metrics',
  async run(deps, { ids }, report, done) {
    await inSteps(ids, done, report, async (some) => {
      deps.ingest.metricsChanged(await deleteMetrics(deps.db, some))
    })
    await deleteStreams(deps.tsdb, ids, deps.config.clickhouseCluster)
  },
}

async function inSteps(
  ids: readonly number[],
  done: number,
  report: ReportProgress,
  work: (some: readonly number[]) => Promise<void>,
): Promise<void> {
  for (let from = done; from < ids.length; from += STEP) {
    const began = performance.now()
    await work(ids.slice(from, from + STEP))
    await report(Math.min(from + STEP, ids.length), ids.length)
    await sleep(PAUSE * (performance.now() - began))
  }
}
