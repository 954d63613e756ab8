import { eq } from 'drizzle-orm'
import type { Db } from '../engine/db.ts'
import { facts } from './tables.ts'

/** When alerts were last looked after, and when they were not: nobody took measurements either. Unix seconds. */
export interface AlertWatch {
  at: number
  outages: { from: number; to: number }[]
}

const KEY = 'alert_watch'
/** Seconds without a sign of life after which nobody was there. */
const OUTAGE = 150
/** An outage that ended this long ago no longer matters: no condition waits longer for a measurement. */
const REMEMBERED = 7_200

/** Says that alerts are looked after, and measurements taken. Processes that come together take turns. */
export async function keepWatch(db: Db, now: number): Promise<void> {
  await db.transaction(async (tx) => {
    await tx
      .insert(facts)
      .values({ key: KEY, value: { at: now, outages: [] } })
      .onConflictDoNothing()
    const [fact] = await tx.select().from(facts).where(eq(facts.key, KEY)).for('update')
    const outages = outagesUntil(now, fact?.value as AlertWatch)
    await tx
      .update(facts)
      .set({ value: { at: now, outages } })
      .where(eq(facts.key, KEY))
  })
}

/** When nobody looked after alerts, as far as it matters, up to now. */
export async function findOutages(db: Db, now: number): Promise<AlertWatch['outages']> {
  const [fact] = await db.select().from(facts).where(eq(facts.key, KEY))
  return fact === undefined ? [] : outagesUntil(now, fact.value as AlertWatch)
}

function outagesUntil(now: number, { at, outages }: AlertWatch): AlertWatch['outages'] {
  const known = outages.filter(({ to }) => to <= now && to > now - REMEMBERED)
  return now - at > OUTAGE ? [...known, { from: at, to: now }] : known
}
