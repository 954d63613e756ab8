import { unavailable } from '#api/errors.ts'

/** Rows of one flight, unless a single post has more. */
const MOST_ROWS = 20_000
/** Rows that may wait; some 100 MB. Beyond it posts are refused for the moment. */
const MOST_WAITING = 200_000

/** Something of `rows` rows that waits to be stored, and who waits for it. */
interface Waiting<T> {
  item: T
  rows: number
  resolve: () => void
  reject: (reason: unknown) => void
}

/** What became of each item of a flight, in order: stored, or the reason why it alone was refused. */
export type Outcome = 'stored' | { refused: unknown }

/**
 * Brings posts together: one flight at a time takes everything that came while the last one flew. A post that finds
 * nothing in flight leaves at once. Waiting longer, to gather more, was measured to store less and to answer later.
 */
export class Batcher<T> {
  private queue: Waiting<T>[] = []
  private rows = 0
  private flying: Promise<void> | undefined
  private closed = false

  /** @param store makes a batch durable, or rejects when nothing of it may be acknowledged */
  constructor(private readonly store: (items: T[]) => Promise<Outcome[]>) {}

  /** Resolves when the item is stored. */
  submit(item: T, rows: number): Promise<void> {
    if (this.closed) return Promise.reject(unavailable('The server is shutting down'))
    if (this.rows + rows > MOST_WAITING) {
      return Promise.reject(unavailable('Too many measurements are waiting to be stored'))
    }
    this.rows += rows
    return new Promise((resolve, reject) => {
      this.queue.push({ item, rows, resolve, reject })
      this.flying ??= this.fly()
    })
  }

  async close(): Promise<void> {
    this.closed = true
    await this.flying
  }

  private async fly(): Promise<void> {
    while (this.queue.length > 0) await this.flight(this.take())
    this.flying = undefined
  }

  private take(): Waiting<T>[] {
    let rows = 0
    const end = this.queue.findIndex((each) => (rows += each.rows) >= MOST_ROWS)
    return this.queue.splice(0, end < 0 ? this.queue.length : end + 1)
  }

  private async flight(batch: Waiting<T>[]): Promise<void> {
    try {
      const outcomes = await this.store(batch.map((each) => each.item))
      batch.forEach(({ resolve, reject }, index) => {
        const outcome = outcomes[index]
        if (outcome === 'stored') resolve()
        else reject(outcome?.refused)
      })
    } catch (error) {
      for (const { reject } of batch) reject(error)
    } finally {
      for (const { rows } of batch) this.rows -= rows
    }
  }
}
