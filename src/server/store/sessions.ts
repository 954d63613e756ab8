import { eq, lt } from 'drizzle-orm'
import type { Db } from '../engine/db.ts'
import { apiTokens, sessions } from './tables.ts'
import { hashOf, randomSecret, type Token } from './tokens.ts'

/** How long a session of the page lives after its last use, in seconds. */
export const SESSION_LIFE = 30 * 86_400

export interface StoredSession {
  expires_at: number
  token: Token
}

/** Expired sessions go when a new one comes. @returns the value of the session cookie, of which only the hash is stored. */
export async function createSession(db: Db, tokenId: number, now: number): Promise<string> {
  const cookie = randomSecret()
  await db.delete(sessions).where(lt(sessions.expires_at, now))
  await db.insert(sessions).values({
    hash: hashOf(cookie),
    token_id: tokenId,
    created_at: now,
    expires_at: now + SESSION_LIFE,
  })
  return cookie
}

/** A session with its token; it may have expired, and its token may be inactive. */
export async function findSession(db: Db, hash: string): Promise<StoredSession | undefined> {
  const [row] = await db
    .select({
      expires_at: sessions.expires_at,
      token: {
        id: apiTokens.id,
        name: apiTokens.name,
        hash: apiTokens.hash,
        role: apiTokens.role,
        active: apiTokens.active,
      },
    })
    .from(sessions)
    .innerJoin(apiTokens, eq(apiTokens.id, sessions.token_id))
    .where(eq(sessions.hash, hash))
  return row
}

export async function extendSession(db: Db, hash: string, now: number): Promise<void> {
  await db
    .update(sessions)
    .set({ expires_at: now + SESSION_LIFE })
    .where(eq(sessions.hash, hash))
}

export async function deleteSession(db: Db, hash: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.hash, hash))
}
