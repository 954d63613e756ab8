/** Librato's two kinds of measurement: ordinary ones, and those of metrics that the service aggregates. */
export interface Amounts {
  std: number
  agg: number
}

/** What was used of one minute. `reset` is the Unix second at which the next begins. */
export interface Usage extends Amounts {
  reset: number
}

const MINUTE = 60

/** What counts at `now`: a usage of another minute is over. */
export function usageAt(used: Usage | undefined, now: number): Usage {
  const reset = (Math.floor(now / MINUTE) + 1) * MINUTE
  return used?.reset === reset ? used : { std: 0, agg: 0, reset }
}

/** The usage with `amounts` more, or undefined when either kind would exceed `limit`. */
export function spend(used: Usage, amounts: Amounts, limit: number): Usage | undefined {
  const std = used.std + amounts.std
  const agg = used.agg + amounts.agg
  return std > limit || agg > limit ? undefined : { ...used, std, agg }
}

/**
 * Counts what each of its keys, tokens for one, uses in a minute, in the memory of this process: several processes of one
 * account each allow the limit. What was counted stays counted when the work fails later, because it was work all the same.
 */
export class RateLimiter<Key = number> {
  private readonly used = new Map<Key, Usage>()

  /** @param limit amounts of each kind that one key may use in a minute */
  constructor(
    readonly limit: number,
    private readonly now: () => number,
  ) {}

  usageOf(key: Key): Usage {
    return usageAt(this.used.get(key), this.now())
  }

  /** @returns whether the amounts fit; when they do not, nothing is counted. */
  spend(key: Key, amounts: Amounts): boolean {
    const usage = spend(this.usageOf(key), amounts, this.limit)
    if (usage !== undefined) this.used.set(key, usage)
    return usage !== undefined
  }
}
