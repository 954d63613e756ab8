import { Session } from 'chdb'
import { QueryTimeout } from './errors.ts'

/** Sessions of one data folder. A session does one thing at a time, so work waits in line for a free one. */
export class SessionPool {
  readonly #free: Session[]
  readonly #all: readonly Session[]
  readonly #waiting: ((session: Session) => void)[] = []

  constructor(path: string, size: number, connectionArgs: readonly string[]) {
    this.#all = Array.from({ length: size }, () => new Session(path, { connectionArgs }))
    this.#free = [...this.#all]
  }

  /** @throws QueryTimeout when no session became free within `maxWaitMs`. */
  async run<T>(work: (session: Session) => Promise<T>, maxWaitMs = Infinity): Promise<T> {
    const session = this.#free.pop() ?? (await this.#wait(maxWaitMs))
    try {
      return await work(session)
    } finally {
      const next = this.#waiting.shift()
      if (next) next(session)
      else this.#free.push(session)
    }
  }

  /** Waits for work under way, because a connection closed under a query lives on until the query ends. */
  async close(): Promise<void> {
    await Promise.all(this.#all.map(() => this.#free.pop() ?? this.#wait(Infinity)))
    for (const session of this.#all) session.close()
  }

  #wait(maxWaitMs: number): Promise<Session> {
    return new Promise((resolve, reject) => {
      const take = (session: Session) => {
        clearTimeout(timer)
        resolve(session)
      }
      this.#waiting.push(take)
      const timer = Number.isFinite(maxWaitMs)
        ? setTimeout(() => {
            this.#waiting.splice(this.#waiting.indexOf(take), 1)
            reject(new QueryTimeout(`No session became free within ${maxWaitMs} ms`))
          }, maxWaitMs)
        : undefined
    })
  }
}
