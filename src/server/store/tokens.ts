import { createHash, randomBytes } from 'node:crypto'
import { and, eq, gt, sql } from 'drizzle-orm'
import type { Role } from '#api/endpoint.ts'
import type { Db } from '../engine/db.ts'
import { apiTokens, facts, signInCodes } from './tables.ts'

export interface Token {
  id: number
  name: string | null
  hash: string
  role: Role
  active: boolean
}

/** A token as its creator sees it, once: only its hash is stored. */
export interface NewToken {
  id: number
  token: string
}

const SIGN_IN_CODE_LIFE = 24 * 3600
const FIRST_TOKEN = 'first_token'

/** Of tokens, session cookies and sign-in codes: all are 256 random bits, so that no slow hash is needed. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

export function randomSecret(): string {
  return randomBytes(32).toString('hex')
}

export async function createToken(
  db: Db,
  values: { name: string | null; role: Role; active?: boolean; token?: string },
  now: number,
): Promise<NewToken> {
  const { name, role, active = true, token = randomSecret() } = values
  const [row] = await db
    .insert(apiTokens)
    .values({ name, role, active, ...secretColumns(token), created_at: now, updated_at: now })
    .returning({ id: apiTokens.id })
  if (row === undefined) throw new Error('INSERT returned no row')
  return { id: row.id, token }
}

/**
 * A new value for a program's own token, unknown to anybody else; the token is made when there is none. Which one it is
 * is remembered: names need not be unique, and people may have one of the same name.
 */
export async function renewToken(
  db: Db,
  { name, role }: { name: string; role: Role },
  now: number,
): Promise<NewToken> {
  const key = `own_token:${name}`
  const token = randomSecret()
  return db.transaction(async (tx) => {
    const [renewed] = await tx
      .update(apiTokens)
      .set({ ...secretColumns(token), role, active: true, updated_at: now })
      .where(sql`to_jsonb(${apiTokens.id}) = (SELECT value FROM facts WHERE key = ${key})`)
      .returning({ id: apiTokens.id })
    if (renewed !== undefined) return { id: renewed.id, token }
    const made = await createToken(tx, { name, role, token }, now)
    await remember(tx, key, made.id)
    return made
  })
}

async function remember(db: Db, key: string, id: number): Promise<void> {
  await db
    .insert(facts)
    .values({ key, value: id })
    .onConflictDoUpdate({ target: facts.key, set: { value: id } })
}

const tokenColumns = {
  id: apiTokens.id,
  name: apiTokens.name,
  hash: apiTokens.hash,
  role: apiTokens.role,
  active: apiTokens.active,
}

export async function findTokenByHash(db: Db, hash: string): Promise<Token | undefined> {
  const [row] = await db.select(tokenColumns).from(apiTokens).where(eq(apiTokens.hash, hash))
  return row
}

export async function findToken(db: Db, id: number): Promise<Token | undefined> {
  const [row] = await db.select(tokenColumns).from(apiTokens).where(eq(apiTokens.id, id))
  return row
}

/**
 * The account's first admin token. On the first start it is made: from `chosen` (the operator's setting), else at random.
 * On later starts `chosen` takes the place of the first token's value, so that changing the setting ends the old one.
 * Processes that start together make it once.
 *
 * @returns with `token` only when it was made now.
 */
export async function ensureFirstToken(
  db: Db,
  chosen: string | undefined,
  now: number,
): Promise<{ id: number; token?: string }> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtext(${FIRST_TOKEN}))`)
    const [fact] = await tx.select().from(facts).where(eq(facts.key, FIRST_TOKEN))
    const id = typeof fact?.value === 'number' ? fact.value : undefined
    if (id === undefined || (await findToken(tx, id)) === undefined) {
      const made = await createToken(tx, { name: 'First token', role: 'admin', token: chosen }, now)
      await remember(tx, FIRST_TOKEN, made.id)
      return made
    }
    if (chosen !== undefined) await useAsFirstToken(tx, id, chosen, now)
    return { id }
  })
}

async function useAsFirstToken(db: Db, id: number, chosen: string, now: number): Promise<void> {
  const columns = secretColumns(chosen)
  const same = await findTokenByHash(db, columns.hash)
  await db
    .update(apiTokens)
    .set({ ...columns, role: 'admin', active: true, updated_at: now })
    .where(eq(apiTokens.id, same?.id ?? id))
}

/** A code for a one-time sign-in link; it lives for a day. */
export async function createSignInCode(db: Db, tokenId: number, now: number): Promise<string> {
  const code = randomSecret()
  await db
    .insert(signInCodes)
    .values({ hash: hashOf(code), token_id: tokenId, expires_at: now + SIGN_IN_CODE_LIFE })
  return code
}

/** The token that a code stands for; the code is gone after it, also when two ask at once. */
export async function redeemSignInCode(db: Db, code: string, now: number): Promise<Token | undefined> {
  const [row] = await db
    .delete(signInCodes)
    .where(and(eq(signInCodes.hash, hashOf(code)), gt(signInCodes.expires_at, now)))
    .returning({ tokenId: signInCodes.token_id })
  return row === undefined ? undefined : findToken(db, row.tokenId)
}

/** How much of a token is shown again: enough to tell it from others, and of a short one, which a person chose, not too much. */
const SHOWN = 6
const SHOWN_SHARE = 1 / 8

function secretColumns(token: string): { hash: string; prefix: string } {
  return {
    hash: hashOf(token),
    prefix: token.slice(0, Math.min(SHOWN, Math.floor(token.length * SHOWN_SHARE))),
  }
}
