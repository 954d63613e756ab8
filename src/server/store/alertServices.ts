import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Db } from '../engine/db.ts'
import { serviceColumns, type ServiceRow } from './services.ts'
import { alerts, alertServices, services } from './alertTables.ts'

/** The services of these alerts with their settings as they are stored, by the alert's id, in the order in which they were added. */
export async function servicesOfAlerts(
  db: Db,
  alertIds: readonly number[],
): Promise<Map<number, ServiceRow[]>> {
  const rows = await db
    .select({ alertId: alertServices.alert_id, service: serviceColumns })
    .from(alertServices)
    .innerJoin(services, eq(services.id, alertServices.service_id))
    .where(inArray(alertServices.alert_id, [...alertIds]))
    .orderBy(asc(alertServices.position))
  const byAlert = new Map<number, ServiceRow[]>(alertIds.map((id) => [id, []]))
  for (const { alertId, service } of rows) byAlert.get(alertId)?.push(service)
  return byAlert
}

/** Which of these services there are; they cannot be deleted before the transaction ends. */
export async function holdServices(tx: Db, ids: readonly number[]): Promise<Set<number>> {
  const rows = await tx
    .select({ id: services.id })
    .from(services)
    .where(inArray(services.id, [...ids]))
    .orderBy(asc(services.id))
    .for('key share')
  return new Set(rows.map(({ id }) => id))
}

/** Hold the services before. */
export async function replaceAlertServices(
  tx: Db,
  alertId: number,
  serviceIds: readonly number[],
): Promise<void> {
  await tx.delete(alertServices).where(eq(alertServices.alert_id, alertId))
  const rows = [...new Set(serviceIds)].map((service_id) => ({ alert_id: alertId, service_id }))
  if (rows.length > 0) await tx.insert(alertServices).values(rows)
}

/** Adds a service to an alert that may have it. @returns undefined when one of them is not there. */
export async function addAlertService(
  db: Db,
  alertId: number,
  serviceId: number,
): Promise<ServiceRow | undefined> {
  return db.transaction(async (tx) => {
    // First the alert, then the service, as whoever changes an alert does: else two could wait for each other.
    const [alert] = await tx
      .select({ id: alerts.id })
      .from(alerts)
      .where(eq(alerts.id, alertId))
      .for('update')
    const [service] = await tx
      .select(serviceColumns)
      .from(services)
      .where(eq(services.id, serviceId))
      .for('key share')
    if (alert === undefined || service === undefined) return undefined
    await tx.insert(alertServices).values({ alert_id: alertId, service_id: serviceId }).onConflictDoNothing()
    return service
  })
}

/** @returns false when the alert did not have the service. */
export async function removeAlertService(db: Db, alertId: number, serviceId: number): Promise<boolean> {
  const rows = await db
    .delete(alertServices)
    .where(and(eq(alertServices.alert_id, alertId), eq(alertServices.service_id, serviceId)))
    .returning({ id: alertServices.service_id })
  return rows.length > 0
}

/** Which alerts notify these services, by name. */
export async function alertsOfServices(
  db: Db,
  serviceIds: readonly number[],
): Promise<{ serviceId: number; id: number; name: string }[]> {
  return db
    .select({ serviceId: alertServices.service_id, id: alerts.id, name: alerts.name })
    .from(alertServices)
    .innerJoin(alerts, eq(alerts.id, alertServices.alert_id))
    .where(inArray(alertServices.service_id, [...serviceIds]))
    .orderBy(asc(alerts.name_key))
}
