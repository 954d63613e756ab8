import type { Deps } from '../deps.ts'
import { releaseAllAlerts } from '../store/alertEvaluations.ts'
import type { Missed } from './due.ts'
import { evaluateDue } from './evaluateDue.ts'
import { MINUTE } from './track.ts'

/** Seconds after the minute at which it is evaluated: most of its measurements are there then. */
const AFTER = 5

/**
 * Evaluates alerts shortly after every minute, until the function that is returned is called; that one resolves when
 * nothing is evaluated any more. `report` is told what failed, and of minutes that were left out.
 */
export function watchAlerts(
  deps: Pick<Deps, 'db' | 'tsdb' | 'now' | 'config'>,
  report: (error: unknown) => void,
): () => Promise<void> {
  const stopping = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let running = begin().catch(report).then(wait)

  /** A process that has the account to itself need not wait for what its predecessor held. */
  async function begin() {
    if (deps.config.databaseUrl === undefined) await releaseAllAlerts(deps.db)
  }

  function wait() {
    if (stopping.signal.aborted) return
    const seconds = MINUTE - ((deps.now() - AFTER) % MINUTE)
    timer = setTimeout(() => (running = run().then(wait)), seconds * 1_000)
  }

  async function run() {
    try {
      const missed = await evaluateDue(deps, report, stopping.signal)
      if (missed !== undefined) report(new Error(leftOut(missed)))
    } catch (error) {
      report(error)
    }
  }

  return async () => {
    stopping.abort()
    clearTimeout(timer)
    await running
  }
}

function leftOut({ from, to }: Missed): string {
  const [first, last] = [from, to].map((time) => new Date(time * 1_000).toISOString())
  return `alerts were not evaluated from ${first} to ${last}, which is too long ago to be caught up`
}
