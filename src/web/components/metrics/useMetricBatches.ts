import type { ApiError } from '#api/errors.ts'
import { type Job, jobList } from '#api/jobs.ts'
import { metricBatchDelete, metricBatchUpdate } from '#api/metricBatch.ts'
import { metricList, metricView } from '#api/metrics.ts'
import { seriesRead } from '#api/series.ts'
import { followJob } from '#web/api/followJob.ts'
import { invalidate, useQueryClient, useWrite } from '#web/api/query.ts'
import { beginBatch, endBatch, noteProgress, waitToBegin } from '#web/stores/metricBatch.ts'
import { showToast } from '#web/stores/toasts.ts'
import { type Batch, countText } from './selectedMetrics.ts'
import type { MetricChanges } from './metricFields.ts'

/** Milliseconds in which a deletion can be given up. */
const TO_THINK = 5_000

/** Changes and deletes many metrics, whatever page is shown meanwhile, and says how far that is. */
export function useMetricBatches() {
  const client = useQueryClient()
  const update = useWrite(metricBatchUpdate)
  const remove = useWrite(metricBatchDelete)

  const follow = async (job: Job | null | undefined, done: string) => {
    void invalidate(client, jobList)
    try {
      const ended = job ? await followJob(job, ({ id, progress }) => noteProgress(id, progress ?? 0)) : null
      if (ended?.state === 'failed')
        fail(
          Object.values(ended.errors ?? {})
            .flat()
            .join(', '),
        )
      else if (ended?.state === 'canceled') showToast({ text: 'Stopped. What was done stays done.' })
      else showToast({ text: done })
    } catch (error) {
      fail((error as ApiError).message)
    }
    endBatch()
    void invalidate(client, metricList, metricView, seriesRead, jobList)
  }
  return {
    /** Resolves when the server has taken it. @throws ApiError when it refuses */
    change: async (batch: Batch, count: number, changes: MetricChanges) => {
      const job = await update.mutateAsync({ body: { ...changes, ...batch } })
      beginBatch(`Changing ${countText(count)}`)
      void follow(job, `Changed ${countText(count)}`)
    },
    /** Begins after a while in which it can be given up. */
    remove: async (batch: Batch, count: number) => {
      if (!(await waitToBegin(`Deleting ${countText(count)}`, TO_THINK))) return
      try {
        await follow(await remove.mutateAsync({ body: batch }), `Deleted ${countText(count)}`)
      } catch (error) {
        endBatch()
        fail((error as ApiError).message)
      }
    },
  }
}

const fail = (why: string) => showToast({ tone: 'failed', text: `Not all was done: ${why}` })
