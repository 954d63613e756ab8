import { randomUUID } from 'node:crypto'
import type { Deps } from '../deps.ts'
import { isMuted } from '../store/alertMutes.ts'
import {
  dropSuperseded,
  endAttempt,
  releaseAllNotifications,
  takeNotifications,
  type Next,
  type NotificationRow,
} from '../store/notifications.ts'
import { findService } from '../store/services.ts'
import { deliver, droppedAs, type Delivery } from './deliver.ts'

/** Seconds after each try until the next; after the last of them a notification is given up. */
export const BACKOFF = [10, 30, 120, 600, 1_800, 7_200]
/** Whose try is older than the longest that one may take has died. Seconds. */
const DEAD = 120
/** Under way at once, in all and for one service. */
const MOST = 128
const PER_SERVICE = 4
/** How long tries under way may take once Poise is being stopped. */
const STOP_MS = 10_000

/** Delivers notifications. Several, of one process or of many, never deliver the same one at the same time. */
export class Outbox {
  private readonly name = randomUUID()
  private readonly underWay = new Set<Promise<void>>()
  private readonly stopping = new AbortController()

  constructor(
    private readonly deps: Deps,
    /** Where people reach Poise, without a slash at the end. */
    private readonly url: string,
    /** Is told of every failure that is not the receiver's. */
    private readonly failed: (error: unknown) => void,
    /** Is called whenever a delivery has ended. */
    private readonly ended: () => void = () => {},
  ) {}

  /** Begins to deliver what is due, as far as there is room; how many. */
  async begin(): Promise<number> {
    const most = MOST - this.underWay.size
    if (most <= 0) return 0
    const now = this.now()
    const limits = { most, perService: PER_SERVICE }
    await dropSuperseded(this.deps.db, now, now - DEAD)
    const rows = await takeNotifications(this.deps.db, this.name, limits, now, now - DEAD)
    for (const row of rows) {
      const delivery: Promise<void> = this.deliver(row)
        .catch(this.failed)
        .finally(() => {
          this.underWay.delete(delivery)
          this.ended()
        })
      this.underWay.add(delivery)
    }
    return rows.length
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    await Promise.all(this.underWay)
  }

  /** Waits for what is under way, and ends what takes too long: that is tried again after the next start. */
  async stop(): Promise<void> {
    const timer = setTimeout(() => this.stopping.abort(), STOP_MS)
    await this.idle()
    clearTimeout(timer)
  }

  private async deliver(row: NotificationRow): Promise<void> {
    const { attempt, state } = await this.try(row)
    const next = state === 'waiting' ? retry(row.attempts, this.now()) : { state }
    await endAttempt(this.deps.db, { id: row.id, worker: this.name }, attempt, next, this.now())
  }

  private async try({ id, service_id, alert_id, notice }: NotificationRow): Promise<Delivery> {
    const service = service_id === null ? undefined : await findService(this.deps.db, service_id)
    if (service === undefined) return droppedAs('The service was deleted', this.now())
    const isTrigger = alert_id !== null && notice.event === 'trigger'
    if (isTrigger && (await isMuted(this.deps.db, alert_id, this.now())))
      return droppedAs('The alert was muted', this.now())
    return deliver(this.deps, service, { id, notice }, this.url, this.stopping.signal)
  }

  private now(): number {
    return Math.floor(this.deps.now())
  }
}

function retry(triesBefore: number, now: number): Next {
  const pause = BACKOFF[triesBefore]
  return pause === undefined ? { state: 'failed' } : { state: 'waiting', due_at: now + pause }
}

/** Between two looks for what is due, and after a look that failed. */
const POLL_MS = 1_000
const FAILED_MS = 30_000

/** Delivers notifications until the function that is returned is called; that one resolves when none is under way. */
export function deliverNotifications(
  deps: Deps,
  url: string,
  failed: (error: unknown) => void,
): () => Promise<void> {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  const outbox = new Outbox(deps, url, failed, () => next(0))
  let looking = begin()

  /** A process that has the account to itself need not wait until what its predecessor took counts as dead. */
  async function begin() {
    try {
      if (deps.config.databaseUrl === undefined) await releaseAllNotifications(deps.db)
    } catch (error) {
      failed(error)
    }
    await look()
  }

  async function look(): Promise<void> {
    let pause = POLL_MS
    try {
      if (!stopped) await outbox.begin()
    } catch (error) {
      failed(error)
      pause = FAILED_MS
    }
    next(pause)
  }

  function next(pause: number) {
    if (stopped) return
    clearTimeout(timer)
    // One look after the other, so that none takes what another already has room for.
    timer = setTimeout(() => (looking = looking.then(look)), pause)
  }

  return async () => {
    stopped = true
    clearTimeout(timer)
    await looking
    await outbox.stop()
  }
}
