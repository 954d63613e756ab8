import { renderSnapshot } from '../snapshot/renderSnapshot.ts'
import { deleteMetricsJob, updateMetricsJob } from './metricBatches.ts'
import type { JobTypes } from './worker.ts'

/** Every kind of job that a worker can take. */
export const jobTypes: JobTypes = [updateMetricsJob, deleteMetricsJob, renderSnapshot]
