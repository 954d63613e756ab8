import { Session } from 'chdb'
import { Overloaded } from './errors.ts'

/** Sessions of one data folder. A session does one thing at a time, so work waits in line for a free one. */
export class SessionPool {
  readonly #open: () => Session
  readonly #size: number
  readonly #free: Session[]
  readonly #waiting: ((session: Session) => void)[] = []

  constructor(path: string, size: number, connectionArgs: readonly string[]) {
    this.#open = () => new Session(path, { connectionArgs })
    this.#size = size
    this.#free = Array.from({ length: size }, this.#open)
  }

  /** @throws Overloaded when no session became free within `maxWaitMs`. */
  async run<T>(work: (session: Session) => Promise<T>, maxWaitMs = Infinity): Promise<T> {
    const session = this.#free.pop() ?? (await this.#wait(maxWaitMs))
    try {
      const result = await work(session)
      this.#release(session)
      return result
    } catch (error) {
      // chdb 3.4.0 keeps what a failed query had already written, and puts it before the result of the session's next query.
      session.close()
      this.#release(this.#open())
      throw error
    }
  }

  /** Waits for work under way, because a connection closed under a query lives on until the query ends. */
  async close(): Promise<void> {
    const sessions = Array.from({ length: this.#size }, () => this.#free.pop() ?? this.#wait(Infinity))
    for (const session of await Promise.all(sessions)) session.close()
  }

  #release(session: Session): void {
    const next = this.#waiting.shift()
    if (next) next(session)
    else this.#free.push(session)
  }

  #wait(maxWaitMs: number): Promise<Session> {
    return new Promise((resolve, reject) => {
      const take = (session: Session) => {
        clearTimeout(timer)
        resolve(session)
      }
      const giveUp = () => {
        this.#waiting.splice(this.#waiting.indexOf(take), 1)
        reject(new Overloaded(`No session became free within ${maxWaitMs} ms`))
      }
      const timer = Number.isFinite(maxWaitMs) ? setTimeout(giveUp, maxWaitMs) : undefined
      this.#waiting.push(take)
    })
  }
}
