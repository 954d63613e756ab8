import { and, lt, ne } from 'drizzle-orm'
import type { Db } from '../engine/db.ts'
import { alertIncidents, notifications } from './alertTables.ts'

const DAY = 86_400
/** Incidents are kept for longer than a year, so that this one can be held against the last. */
const INCIDENT_DAYS = 400
const NOTIFICATION_DAYS = 30

/** Removes incidents that cleared long ago, and notifications that ended long ago, with their tries. `now` in Unix seconds. */
export async function removeOldIncidents(db: Db, now: number): Promise<void> {
  await db
    .delete(notifications)
    .where(
      and(
        ne(notifications.state, 'waiting'),
        lt(notifications.ended_at, Math.floor(now) - NOTIFICATION_DAYS * DAY),
      ),
    )
  await db.delete(alertIncidents).where(lt(alertIncidents.cleared_at, Math.floor(now) - INCIDENT_DAYS * DAY))
}
