import { ApiError } from '#api/errors.ts'
import type { JobType } from '../jobs/jobType.ts'

/** Draws a snapshot. Poise has no renderer yet: the job fails, and says why to who asked. */
export const renderSnapshot: JobType<{ snapshot_id: number }> = {
  name: 'render_snapshot',
  run() {
    const message =
      'This version of Poise cannot draw pictures of charts: the snapshot stays without an image'
    return Promise.reject(new ApiError(501, { errors: { system: [message] } }))
  },
}
