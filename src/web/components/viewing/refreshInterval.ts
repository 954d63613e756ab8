import type { SeriesAnswer } from '#api/series.ts'

const SHORTEST = 5
const LONGEST = 60

/**
 * Seconds between two live reads: several per bucket, so that a measurement is seen soon after it was taken. A metric
 * that does not exist yet has no pace to go by, and whoever looks at its chart is waiting for it.
 */
export function refreshInterval({
  resolution,
  streams,
}: Pick<SeriesAnswer, 'resolution' | 'streams'>): number {
  const isAwaited = streams.every(({ metric, lines }) => metric === null && lines.length === 0)
  return isAwaited ? SHORTEST : Math.min(LONGEST, Math.max(SHORTEST, resolution / 4))
}
