import { and, asc, desc, eq, like, sql } from 'drizzle-orm'
import type { Page } from '#api/pagination.ts'
import type { Db } from '../engine/db.ts'
import { countFound } from './countFound.ts'
import { named } from './like.ts'
import { apiTokens } from './tables.ts'

/** A token without what it is checked by. */
export type TokenRow = Omit<typeof apiTokens.$inferSelect, 'hash'>
export type TokenChanges = Partial<Pick<TokenRow, 'name' | 'role' | 'active'>>

const tokenColumns = {
  id: apiTokens.id,
  name: apiTokens.name,
  prefix: apiTokens.prefix,
  role: apiTokens.role,
  active: apiTokens.active,
  created_at: apiTokens.created_at,
  updated_at: apiTokens.updated_at,
  last_used_at: apiTokens.last_used_at,
}

/** The change would leave nobody who may make tokens. */
export class LastAdminToken extends Error {
  override name = 'LastAdminToken'
}

/** Tokens whose name is like `search`, or contains it, by age; of all that match, and of all there are, the number. */
export async function listTokens(
  db: Db,
  search: string | undefined,
  page: Page,
): Promise<{ rows: TokenRow[]; found: number; total: number }> {
  const matching =
    search === undefined ? sql`true` : like(sql`lower(${apiTokens.name})`, named(search.toLowerCase()))
  const rows = await db
    .select(tokenColumns)
    .from(apiTokens)
    .where(matching)
    .orderBy(page.sort === 'asc' ? asc(apiTokens.id) : desc(apiTokens.id))
    .limit(page.length)
    .offset(page.offset)
  return { rows, ...(await countFound(db, apiTokens, matching)) }
}

export async function findTokenRow(db: Db, id: number): Promise<TokenRow | undefined> {
  const [row] = await db.select(tokenColumns).from(apiTokens).where(eq(apiTokens.id, id))
  return row
}

/**
 * @returns undefined when there is no such token.
 * @throws LastAdminToken
 */
export async function changeToken(
  db: Db,
  id: number,
  changes: TokenChanges,
  now: number,
): Promise<TokenRow | undefined> {
  return keepingAnAdmin(db, async (tx) => {
    const [row] = await tx
      .update(apiTokens)
      .set({ ...changes, updated_at: now })
      .where(eq(apiTokens.id, id))
      .returning(tokenColumns)
    return row
  })
}

/** Notes when a token was used, unless another process has within the last `every` seconds. */
export async function noteTokenUse(db: Db, id: number, now: number, every: number): Promise<void> {
  const isOld = sql`coalesce(${apiTokens.last_used_at}, 0) <= ${now - every}`
  await db
    .update(apiTokens)
    .set({ last_used_at: now })
    .where(and(eq(apiTokens.id, id), isOld))
}

/**
 * Deletes a token with the sessions made by it.
 *
 * @returns false when there is no such token.
 * @throws LastAdminToken
 */
export async function deleteToken(db: Db, id: number): Promise<boolean> {
  const deleted = await keepingAnAdmin(db, (tx) =>
    tx.delete(apiTokens).where(eq(apiTokens.id, id)).returning({ id: apiTokens.id }),
  )
  return deleted.length > 0
}

/** One change comes after the other, so that two of them cannot each leave the other's token as the last. */
async function keepingAnAdmin<T>(db: Db, change: (tx: Db) => Promise<T>): Promise<T> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtext('api_tokens'))`)
    const result = await change(tx)
    const admins = await tx
      .select({ id: apiTokens.id })
      .from(apiTokens)
      .where(and(eq(apiTokens.role, 'admin'), eq(apiTokens.active, true)))
      .limit(1)
    if (admins.length === 0) throw new LastAdminToken()
    return result
  })
}
