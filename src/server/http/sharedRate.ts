import { ApiError } from '#api/errors.ts'
import { RateLimiter } from '../ingest/rateLimit.ts'

/** Reads of one address in a minute: a page of many charts needs thirty, and there is room for a hundred of them. */
const MOST = 3_000

/** Counts a read of the slug of what there is. @throws ApiError 429 where there were too many. */
export type CountRead = (slug: string) => void

/**
 * Counts what is read by each address that needs no sign-in, in this process: its page, its picture and its data.
 *
 * @param now Unix seconds
 */
export function sharedRate(now: () => number, most = MOST): CountRead {
  const limiter = new RateLimiter<string>(most, now)
  return (slug) => {
    if (limiter.spend(slug, { std: 1, agg: 0 })) return
    const wait = String(Math.ceil(limiter.usageOf(slug).reset - now()))
    const message = 'Too many are reading this just now. Try again in a minute.'
    throw new ApiError(429, { errors: { request: [message] } }, { 'retry-after': wait })
  }
}
