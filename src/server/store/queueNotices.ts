import { eq } from 'drizzle-orm'
import type { AlertNotice } from '#api/alertNotices.ts'
import type { Db } from '../engine/db.ts'
import { alertServices, notifications, services } from './alertTables.ts'

/** Rows of one INSERT: each takes a dozen of its 65,535 parameters. */
const ROWS = 1_000

/**
 * Has every service of an alert told, in the transaction of what it is told of: neither is there without the other.
 *
 * @param now Unix seconds
 */
export async function queueNotices(
  tx: Db,
  alertId: number,
  notices: readonly { incidentId: number; notice: AlertNotice }[],
  now: number,
): Promise<void> {
  const told = await tx
    .select({ service_id: services.id, service_type: services.type, service_title: services.title })
    .from(alertServices)
    .innerJoin(services, eq(services.id, alertServices.service_id))
    .where(eq(alertServices.alert_id, alertId))
  if (told.length === 0) return
  const rows = notices.flatMap(({ incidentId, notice }) =>
    told.map((service) => ({
      ...service,
      alert_id: alertId,
      incident_id: incidentId,
      notice,
      incident_key: notice.incident_key,
      state: 'waiting' as const,
      due_at: now,
      created_at: now,
    })),
  )
  for (let from = 0; from < rows.length; from += ROWS)
    await tx.insert(notifications).values(rows.slice(from, from + ROWS))
}
