import { inArray, sql } from 'drizzle-orm'
import type { AlertNotice } from '#api/alertNotices.ts'
import type { ServiceUsage } from '#api/services.ts'
import type { Db } from '../engine/db.ts'
import { alertsOfServices } from './alertServices.ts'
import { notifications, services } from './alertTables.ts'

/** What the list of services tells of each: the alerts that notify it, by name, and its last notification. */
export async function usageOf(db: Db, ids: readonly number[]): Promise<Map<number, ServiceUsage>> {
  const [used, told] = await Promise.all([alertsOfServices(db, ids), lastNotifications(db, ids)])
  const usage = new Map<number, ServiceUsage>(ids.map((id) => [id, { alerts: [], last_notification: null }]))
  for (const { serviceId, ...alert } of used) usage.get(serviceId)?.alerts.push(alert)
  for (const { serviceId, ...last } of told) {
    const of = serviceId === null ? undefined : usage.get(serviceId)
    if (of !== undefined) of.last_notification = last
  }
  return usage
}

async function lastNotifications(db: Db, ids: readonly number[]) {
  const isNewest = sql`notifications.id IN (
    SELECT (SELECT max(id) FROM notifications WHERE service_id = services.id) FROM services
    WHERE ${inArray(services.id, [...ids])})`
  return db
    .select({
      serviceId: notifications.service_id,
      event: sql<AlertNotice['event']>`notifications.notice->>'event'`,
      state: notifications.state,
      created_at: notifications.created_at,
      answer: sql<string | null>`(
        SELECT answer FROM notification_attempts WHERE notification_id = notifications.id ORDER BY id DESC LIMIT 1)`,
    })
    .from(notifications)
    .where(isNewest)
}
