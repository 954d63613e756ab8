/** Failed sign-ins that one address may have within a window of a minute; then it waits for the next. */
const MAX_FAILURES = 20
const WINDOW = 60
/** When more addresses than this fail at once, the oldest are forgotten: memory stays bounded. */
const MAX_ADDRESSES = 10_000

export interface SignInLimit {
  /** Seconds to wait before this address may try again; 0 when it may now. */
  waitOf(address: string, now: number): number
  failed(address: string, now: number): void
}

/** Slows down who guesses tokens. A token has 256 bits unless the operator chose it, so that it need not be strict. */
export function createSignInLimit(): SignInLimit {
  const windows = new Map<string, { since: number; failures: number }>()

  return {
    waitOf(address, now) {
      const window = windows.get(address)
      if (window === undefined || window.failures < MAX_FAILURES) return 0
      return Math.max(window.since + WINDOW - now, 0)
    },
    failed(address, now) {
      const known = windows.get(address)
      const window = known !== undefined && known.since + WINDOW > now ? known : { since: now, failures: 0 }
      window.failures += 1
      windows.delete(address)
      windows.set(address, window)
      const oldest = windows.keys().next().value
      if (windows.size > MAX_ADDRESSES && oldest !== undefined) windows.delete(oldest)
    },
  }
}
