import { ApiError } from '#api/errors.ts'
import type { Amounts, RateLimiter } from '../ingest/rateLimit.ts'

/**
 * What a token has left, in the form that Librato's clients read: `limit=100,remaining=98,reset=1531370400`. Without a
 * limit there is no header, because a number would be made up; clients take a missing one for unknown.
 */
export function rateLimitHeaders(limiter: RateLimiter | undefined, token: number): Record<string, string> {
  if (limiter === undefined) return {}
  const { limit } = limiter
  const { std, agg, reset } = limiter.usageOf(token)
  return {
    'x-librato-ratelimit-agg': `limit=${limit},remaining=${limit - agg},reset=${reset}`,
    'x-librato-ratelimit-std': `limit=${limit},remaining=${limit - std},reset=${reset}`,
  }
}

/** 429 with both forms of the message: Librato's older clients read `error`. `now` in Unix seconds. */
export function rateLimited(limiter: RateLimiter, token: number, amounts: Amounts, now: number): ApiError {
  const { std, agg, reset } = limiter.usageOf(token)
  const left = limiter.limit - (std + amounts.std > limiter.limit ? std : agg)
  const error =
    `You have hit the API limit for measurements: this token may post ${limiter.limit} a minute and has ${left} left, ` +
    `but this post has ${amounts.std + amounts.agg}. Nothing of it was stored.`
  return new ApiError(
    429,
    { request_time: now, error, errors: { request: [error] } },
    { 'retry-after': String(reset - now) },
  )
}
