import { timingSafeEqual } from 'node:crypto'
import type { Db } from '../engine/db.ts'
import { findSession, type StoredSession } from '../store/sessions.ts'
import { findTokenByHash, hashOf, type Token } from '../store/tokens.ts'

/** Milliseconds for which a look-up is believed; another process may have changed the token meanwhile. */
const LIFE = 3_000
const MAX_ENTRIES = 1_000

interface Entry<T> {
  found: Promise<T | undefined>
  until: number
}

/** Look-ups by hash, remembered for a moment: every request has a token to check, and PGlite answers one at a time. */
class Remembered<T> {
  readonly #entries = new Map<string, Entry<T>>()

  constructor(readonly find: (hash: string) => Promise<T | undefined>) {}

  async get(hash: string): Promise<T | undefined> {
    const now = performance.now()
    const known = this.#entries.get(hash)
    if (known !== undefined && known.until > now) return known.found
    const found = this.find(hash)
    this.#entries.delete(hash)
    this.#entries.set(hash, { found, until: now + LIFE })
    const oldest = this.#entries.keys().next().value
    if (this.#entries.size > MAX_ENTRIES && oldest !== undefined) this.#entries.delete(oldest)
    found.catch(() => this.#entries.delete(hash))
    return found
  }

  forget(): void {
    this.#entries.clear()
  }
}

interface Credentials {
  tokens: Remembered<Token>
  sessions: Remembered<StoredSession>
}

const credentials = new WeakMap<Db, Credentials>()

function credentialsOf(db: Db): Credentials {
  const known = credentials.get(db)
  if (known !== undefined) return known
  const made = {
    tokens: new Remembered((hash) => findTokenByHash(db, hash)),
    sessions: new Remembered((hash) => findSession(db, hash)),
  }
  credentials.set(db, made)
  return made
}

/** Call it after every change of a token or session, so that this process follows at once. */
export function forgetCredentials(db: Db): void {
  credentials.get(db)?.tokens.forget()
  credentials.get(db)?.sessions.forget()
}

/** The active token with this value. */
export async function tokenOf(db: Db, secret: string): Promise<Token | undefined> {
  const hash = hashOf(secret)
  const token = await credentialsOf(db).tokens.get(hash)
  return token !== undefined && sameText(token.hash, hash) && token.active ? token : undefined
}

/** The session that this cookie stands for, unless it expired or its token is inactive. */
export async function sessionOf(db: Db, cookie: string, now: number): Promise<StoredSession | undefined> {
  const session = await credentialsOf(db).sessions.get(hashOf(cookie))
  return session !== undefined && session.expires_at > now && session.token.active ? session : undefined
}

/** Compares in a time that tells nothing of where the texts differ. */
export function sameText(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(hashOf(a)), Buffer.from(hashOf(b)))
}
