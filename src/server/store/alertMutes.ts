import { eq, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../engine/db.ts'
import { alertEvaluations, alerts } from './alertTables.ts'
import { isAlert } from './alerts.ts'

/**
 * Until when services are not told that an alert triggers, in Unix seconds. Whoever is evaluating it has to do so again.
 *
 * @returns false when there is no such alert.
 */
export const muteAlert = (db: Db, idOrName: number | string, until: number): Promise<boolean> =>
  setMute(db, idOrName, sql`${until}::bigint`)

/** Ends the time for which an alert is muted. @returns false when there is no such alert. */
export const unmuteAlert = (db: Db, idOrName: number | string, now: number): Promise<boolean> =>
  setMute(db, idOrName, sql`LEAST(${alerts.muted_until}, ${Math.floor(now)}::bigint)`)

async function setMute(db: Db, idOrName: number | string, until: SQL): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [alert] = await tx
      .update(alerts)
      .set({ muted_until: until })
      .where(isAlert(idOrName))
      .returning({ id: alerts.id })
    if (alert === undefined) return false
    await tx.update(alertEvaluations).set({ claim: null }).where(eq(alertEvaluations.alert_id, alert.id))
    return true
  })
}

/** Whether services are not told that an alert triggers. `now` in Unix seconds. */
export async function isMuted(db: Db, alertId: number, now: number): Promise<boolean> {
  const [row] = await db.select({ until: alerts.muted_until }).from(alerts).where(eq(alerts.id, alertId))
  return row !== undefined && row.until > now
}
