import type { Endpoint } from '#api/endpoint.ts'
import type { Deps } from '../deps.ts'
import type { Measurement } from '../ingest/measurement.ts'
import { rateLimited, rateLimitHeaders } from './rateLimit.ts'
import type { Call } from './route.ts'

/**
 * Stores checked measurements within the rate limit of who posts them, and says in the headers what is left of it.
 * @throws ApiError 429 when they do not fit: nothing is stored then
 */
export async function acceptMeasurements(
  { ingest, meter, rateLimiter, now }: Deps,
  measurements: readonly Measurement[],
  { request, reply, token }: Call<Endpoint>,
): Promise<void> {
  const { length } = measurements
  if (rateLimiter !== undefined) {
    const { id } = token()
    const agg = await ingest.countAggregated(measurements)
    const amounts = { std: length - agg, agg }
    if (!rateLimiter.spend(id, amounts)) throw rateLimited(rateLimiter, id, amounts, Math.floor(now()))
    reply.headers(rateLimitHeaders(rateLimiter, id))
  }
  await ingest.submit(measurements, request.headers['user-agent'])
  meter.note('poise.measurements.accepted', length)
}
