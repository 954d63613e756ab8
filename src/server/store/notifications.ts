import { and, asc, count, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { AlertNotice } from '#api/alertNotices.ts'
import type { Page } from '#api/pagination.ts'
import type { Db } from '../engine/db.ts'
import { notificationAttempts, notifications } from './alertTables.ts'

export type NotificationRow = typeof notifications.$inferSelect
export type AttemptRow = Pick<
  typeof notificationAttempts.$inferSelect,
  'attempted_at' | 'duration_ms' | 'arrived' | 'answer'
>

/** A notification and the process that has it. */
export interface HeldNotification {
  id: number
  worker: string
}

/**
 * Takes up to `most` notifications that are due, first one of each service, and of each no more than `perService`, counting
 * those that are under way: one that does not answer holds up itself only, and has one place until something arrives. Of one incident a service is told in order: the
 * next notification is not due before the one before it has ended.
 *
 * @param deadSince what a process took before and has not ended since may be taken by another
 */
export async function takeNotifications(
  db: Db,
  worker: string,
  { most, perService }: { most: number; perService: number },
  now: number,
  deadSince: number,
): Promise<NotificationRow[]> {
  const held = sql`(n.worker IS NOT NULL AND n.alive_at > ${deadSince})`
  const next = sql`
    SELECT id FROM (
      SELECT n.id, n.due_at, ${held} AS held, EXISTS (
          SELECT FROM notifications f
          WHERE f.service_id = n.service_id AND f.state = 'waiting' AND f.attempts > 0
        ) AS fails,
        row_number() OVER (PARTITION BY coalesce(n.service_id, -n.id) ORDER BY ${held} DESC, n.due_at, n.id) AS place
      FROM notifications n
      WHERE n.state = 'waiting' AND (n.due_at <= ${now} OR ${held}) AND NOT EXISTS (
        SELECT 1 FROM notifications earlier
        WHERE earlier.incident_key = n.incident_key AND earlier.service_id = n.service_id
          AND earlier.state = 'waiting' AND earlier.id < n.id
      )
    ) AS ranked
    WHERE place <= CASE WHEN fails THEN 1 ELSE ${perService}::int END AND NOT held
    ORDER BY place, due_at, id LIMIT ${most}`
  // Whoever else asked at the same time may have taken some: what is locked is skipped, what was taken is looked at again.
  const free = sql`
    SELECT n.id FROM notifications n
    WHERE n.id IN (${next}) AND n.state = 'waiting' AND n.due_at <= ${now} AND NOT ${held}
    FOR UPDATE SKIP LOCKED`
  const rows = await db
    .update(notifications)
    .set({ worker, alive_at: now })
    .where(sql`${notifications.id} IN (${free})`)
    .returning()
  return rows.toSorted((a, b) => a.due_at - b.due_at || a.id - b.id)
}

/**
 * Drops what did not arrive that an incident triggered where the same is to be told anew, because it goes on: who comes back
 * after an hour is told once.
 */
export async function dropSuperseded(db: Db, now: number, deadSince: number): Promise<void> {
  await db.execute(sql`
    WITH dropped AS (
      UPDATE notifications old SET state = 'dropped', ended_at = ${now}::bigint, worker = NULL, alive_at = NULL
      WHERE old.state = 'waiting' AND old.attempts > 0 AND old.notice->>'event' = 'trigger'
        AND (old.worker IS NULL OR old.alive_at <= ${deadSince})
        AND EXISTS (
          SELECT 1 FROM notifications newer
          WHERE newer.incident_key = old.incident_key AND newer.service_id = old.service_id
            AND newer.state = 'waiting' AND newer.notice->>'event' = 'trigger' AND newer.id > old.id
        )
      RETURNING id
    )
    INSERT INTO notification_attempts (notification_id, attempted_at, duration_ms, arrived, answer)
    SELECT id, ${now}::bigint, 0, false, 'A newer notification of the same incident took its place' FROM dropped`)
}

/** What becomes of a notification after a try: it ended, or is to be tried again at a time. */
export type Next = { state: 'sent' | 'failed' | 'dropped' } | { state: 'waiting'; due_at: number }

/** Notes a try and what follows; nothing when another process took the notification over, or it is gone. */
export async function endAttempt(
  db: Db,
  { id, worker }: HeldNotification,
  attempt: AttemptRow,
  next: Next,
  now: number,
): Promise<void> {
  await db.transaction(async (tx) => {
    const mine = await tx
      .update(notifications)
      .set({
        ...next,
        attempts: sql`${notifications.attempts} + 1`,
        worker: null,
        alive_at: null,
        ended_at: next.state === 'waiting' ? null : now,
      })
      .where(
        and(eq(notifications.id, id), eq(notifications.worker, worker), eq(notifications.state, 'waiting')),
      )
      .returning({ id: notifications.id })
    if (mine.length > 0) await tx.insert(notificationAttempts).values({ ...attempt, notification_id: id })
  })
}

/** Gives back what a process took before it died; only for the one process of an account, when it starts. */
export async function releaseAllNotifications(db: Db): Promise<void> {
  await db
    .update(notifications)
    .set({ worker: null, alive_at: null })
    .where(and(eq(notifications.state, 'waiting'), sql`${notifications.worker} IS NOT NULL`))
}

/** Notes a test, which was sent at once and is not sent again; alert and service may have been deleted meanwhile. */
export async function insertTest(
  db: Db,
  service: { id: number; type: NotificationRow['service_type']; title: string },
  { alertId, notice }: { alertId: number | null; notice: AlertNotice },
  attempt: AttemptRow,
  state: 'sent' | 'failed' | 'dropped',
  now: number,
): Promise<void> {
  await db.transaction(async (tx) => {
    const [row] = await tx
      .insert(notifications)
      .values({
        alert_id: sql`(SELECT id FROM alerts WHERE id = ${alertId} FOR KEY SHARE)`,
        service_id: sql`(SELECT id FROM services WHERE id = ${service.id} FOR KEY SHARE)`,
        service_type: service.type,
        service_title: service.title,
        notice,
        incident_key: notice.incident_key,
        state,
        attempts: 1,
        due_at: attempt.attempted_at,
        created_at: attempt.attempted_at,
        ended_at: now,
      })
      .returning({ id: notifications.id })
    if (row !== undefined)
      await tx.insert(notificationAttempts).values({ ...attempt, notification_id: row.id })
  })
}

/** What a service was told or is to be told, the newest first, and how many there are. */
export const listNotificationsOf = (db: Db, serviceId: number, page: Pick<Page, 'offset' | 'length'>) =>
  listNotifications(db, eq(notifications.service_id, serviceId), page)

/** A page of notifications, the newest first, and how many there are. */
export async function listNotifications(
  db: Db,
  isOf: SQL,
  page: Pick<Page, 'offset' | 'length'>,
): Promise<{ rows: NotificationRow[]; total: number }> {
  const rows = await db
    .select()
    .from(notifications)
    .where(isOf)
    .orderBy(desc(notifications.id))
    .limit(page.length)
    .offset(page.offset)
  const [counted] = await db.select({ total: count() }).from(notifications).where(isOf)
  return { rows, total: counted?.total ?? 0 }
}

/** The tries of these notifications, by the id of the notification, the first try first. */
export async function attemptsOf(db: Db, ids: readonly number[]): Promise<Map<number, AttemptRow[]>> {
  const rows = await db
    .select()
    .from(notificationAttempts)
    .where(inArray(notificationAttempts.notification_id, [...ids]))
    .orderBy(asc(notificationAttempts.id))
  const byNotification = new Map<number, AttemptRow[]>(ids.map((id) => [id, []]))
  for (const { notification_id, attempted_at, duration_ms, arrived, answer } of rows) {
    byNotification.get(notification_id)?.push({ attempted_at, duration_ms, arrived, answer })
  }
  return byNotification
}
