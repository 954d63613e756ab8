import * as z from 'zod/mini'
import { positive, time } from './values.ts'

/** The coarsest resolution, one week: API reference, "Time search parameters". */
export const MAX_RESOLUTION = 604_800

export const resolution = z.pipe(
  positive,
  z
    .number()
    .check(z.refine((value) => value <= MAX_RESOLUTION, { error: 'must be 604800 (one week) or less' })),
)

/** The longest that is shared, in seconds: a leap year. */
export const MAX_DURATION = 366 * 86_400

/** Seconds that a snapshot or a link shows. */
export const shownDuration = z.pipe(
  positive,
  z
    .number()
    .check(z.refine((value) => value <= MAX_DURATION, { error: 'must be 31622400 (366 days) or less' })),
)

/** Query parameters that choose a time interval: API reference, "Time Intervals". All in Unix seconds. */
export const intervalQuery = {
  start_time: z.optional(time),
  end_time: z.optional(time),
  duration: z.optional(positive),
}
