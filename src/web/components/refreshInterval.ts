const SHORTEST = 5
const LONGEST = 60

/** Seconds between two live reads: twice per bucket, so that a new one is seen while it fills. */
export function refreshInterval(resolution: number): number {
  return Math.min(LONGEST, Math.max(SHORTEST, resolution / 2))
}
