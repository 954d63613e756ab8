const SHORTEST = 5
const LONGEST = 60

/** Seconds between two live reads: several per bucket, so that a measurement is seen soon after it was taken. */
export function refreshInterval(resolution: number): number {
  return Math.min(LONGEST, Math.max(SHORTEST, resolution / 4))
}
