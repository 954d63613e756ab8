import { randomUUID } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '../engine/db.ts'
import { facts } from './tables.ts'

const keyOf = (work: string) => `lease_${work}`

/**
 * Takes on work that one process of an account does at a time, and answers what ends the lease; undefined when another has
 * it. A process that dies keeps it for `seconds`. Advisory locks would hold PGlite's only connection, or one of the pool's,
 * for as long as the work takes.
 */
export async function takeLease(
  db: Db,
  work: string,
  now: number,
  seconds: number,
): Promise<string | undefined> {
  const owner = randomUUID()
  const value = { owner, until: Math.floor(now) + seconds }
  const taken = await db
    .insert(facts)
    .values({ key: keyOf(work), value })
    .onConflictDoUpdate({
      target: facts.key,
      set: { value },
      setWhere: sql`(${facts.value}->>'until')::bigint <= ${Math.floor(now)}`,
    })
    .returning({ key: facts.key })
  return taken.length > 0 ? owner : undefined
}

/** Ends a lease, unless another process has taken it on since. */
export async function endLease(db: Db, work: string, owner: string): Promise<void> {
  await db.delete(facts).where(and(eq(facts.key, keyOf(work)), sql`${facts.value}->>'owner' = ${owner}`))
}
