import { ApiError } from '#api/errors.ts'
import { RateLimiter } from '../ingest/rateLimit.ts'

/** Reads of one address in a minute: several walls of charts need a tenth. */
const MOST = 1_200

/**
 * Counts what is read by each address that needs no sign-in, in this process.
 *
 * @param now Unix seconds
 * @returns counts a read of what has this id, and throws an ApiError 429 where there were too many
 */
export function sharedRate(now: () => number, most = MOST): (id: number) => void {
  const limiter = new RateLimiter(most, now)
  return (id) => {
    if (limiter.spend(id, { std: 1, agg: 0 })) return
    const wait = String(Math.ceil(limiter.usageOf(id).reset - now()))
    const message = `This was read more than ${most} times within a minute.`
    throw new ApiError(429, { errors: { request: [message] } }, { 'retry-after': wait })
  }
}
