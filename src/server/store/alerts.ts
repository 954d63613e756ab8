import { isDeepStrictEqual } from 'node:util'
import { and, asc, desc, eq, like, sql } from 'drizzle-orm'
import type { Page } from '#api/pagination.ts'
import type { Db } from '../engine/db.ts'
import { isUniqueViolation } from '../engine/errors.ts'
import { countFound } from './countFound.ts'
import { endTracking, keepNotices } from './alertIncidents.ts'
import { replaceAlertServices } from './alertServices.ts'
import { isMeant } from './idOrName.ts'
import { containing } from './like.ts'
import { alerts, alertStates } from './alertTables.ts'

/** An alert without its services. */
export type AlertRow = Omit<typeof alerts.$inferSelect, 'name_key'>
export type AlertValues = Omit<AlertRow, 'id' | 'muted_until' | 'created_at' | 'updated_at'>

/** An alert to be written; services that are left out stay as they are. */
export interface AlertDraft {
  values: AlertValues
  services: readonly number[] | undefined
}

/** Another alert has the name. */
export class AlertNameTaken extends Error {
  override name = 'AlertNameTaken'
}

export const alertColumns = {
  id: alerts.id,
  name: alerts.name,
  description: alerts.description,
  version: alerts.version,
  active: alerts.active,
  rearm_seconds: alerts.rearm_seconds,
  rearm_per_signal: alerts.rearm_per_signal,
  md: alerts.md,
  attributes: alerts.attributes,
  conditions: alerts.conditions,
  muted_until: alerts.muted_until,
  created_at: alerts.created_at,
  updated_at: alerts.updated_at,
}

const isTriggered = sql`EXISTS (
  SELECT FROM ${alertStates} WHERE ${alertStates.alert_id} = ${alerts.id} AND ${alertStates.cleared_at} IS NULL)`

const isAlert = (idOrName: number | string) => isMeant(alerts, idOrName, sql`true`)

/**
 * Alerts of a version whose name contains `search` in any case: the one of exactly that name first, because clients take
 * the first; then by their last change, or those that are triggered and then by name. Of all that match, and of all of
 * that version, the number.
 */
export async function listAlerts(
  db: Db,
  version: number,
  search: string | undefined,
  page: Page,
  byStatus = false,
): Promise<{ rows: AlertRow[]; found: number; total: number }> {
  const key = (search ?? '').toLowerCase()
  const matching = like(alerts.name_key, containing(key))
  const isVersion = eq(alerts.version, version)
  const order = page.sort === 'asc' ? asc : desc
  const rows = await db
    .select(alertColumns)
    .from(alerts)
    .where(and(isVersion, matching))
    .orderBy(
      ...(byStatus
        ? [desc(isTriggered), asc(alerts.name_key)]
        : [desc(eq(alerts.name_key, key)), order(alerts.updated_at), order(alerts.id)]),
    )
    .limit(page.length)
    .offset(page.offset)
  return { rows, ...(await countFound(db, alerts, matching, isVersion)) }
}

export async function findAlert(db: Db, idOrName: number | string): Promise<AlertRow | undefined> {
  const [row] = await db.select(alertColumns).from(alerts).where(isAlert(idOrName))
  return row
}

/** @throws AlertNameTaken */
export async function insertAlert(
  db: Db,
  draft: (tx: Db) => Promise<AlertDraft>,
  now: number,
): Promise<AlertRow> {
  return withNewName(db, async (tx) => {
    const { values, services = [] } = await draft(tx)
    const [row] = await tx
      .insert(alerts)
      .values({ ...values, name_key: values.name.toLowerCase(), created_at: now, updated_at: now })
      .returning(alertColumns)
    if (row === undefined) throw new Error('INSERT returned no row')
    await replaceAlertServices(tx, row.id, services)
    return row
  })
}

/**
 * Replaces an alert by what `change` makes of it; two changes at the same time come one after the other.
 *
 * @returns false when there is no such alert.
 * @throws AlertNameTaken
 */
export async function changeAlert(
  db: Db,
  idOrName: number | string,
  change: (alert: AlertRow, tx: Db) => Promise<AlertDraft>,
  now: number,
): Promise<boolean> {
  return withNewName(db, async (tx) => {
    const [found] = await tx.select(alertColumns).from(alerts).where(isAlert(idOrName)).for('update')
    if (found === undefined) return false
    const { values, services } = await change(found, tx)
    if (isOther(found, values)) await endTracking(tx, found, now)
    await tx
      .update(alerts)
      .set({ ...values, name_key: values.name.toLowerCase(), updated_at: now })
      .where(eq(alerts.id, found.id))
    if (services !== undefined) await replaceAlertServices(tx, found.id, services)
    return true
  })
}

/** Whether what was found of the alert's streams no longer counts. */
function isOther(before: AlertRow, after: AlertValues): boolean {
  const { active, rearm_per_signal, conditions } = before
  return (
    active !== after.active ||
    rearm_per_signal !== after.rearm_per_signal ||
    !isDeepStrictEqual(conditions, after.conditions)
  )
}

/** Until when services are not told that an alert triggers, in Unix seconds. @returns false when there is no such alert. */
export async function muteAlert(db: Db, idOrName: number | string, until: number): Promise<boolean> {
  const rows = await db
    .update(alerts)
    .set({ muted_until: until })
    .where(isAlert(idOrName))
    .returning({ id: alerts.id })
  return rows.length > 0
}

/** Services are still told that it cleared. @returns false when there is no such alert. */
export async function deleteAlert(db: Db, idOrName: number | string, now: number): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [found] = await tx.select(alertColumns).from(alerts).where(isAlert(idOrName)).for('update')
    if (found === undefined) return false
    await endTracking(tx, found, now)
    await keepNotices(tx, found.id)
    await tx.delete(alerts).where(eq(alerts.id, found.id))
    return true
  })
}

/** New ids for conditions of alerts; no two conditions of the account have the same. */
export async function takeConditionIds(db: Db, count: number): Promise<number[]> {
  const rows = await db
    .select({ id: sql<number>`nextval('alert_condition_ids')`.mapWith(Number) })
    .from(sql`generate_series(1, ${count})`)
  return rows.map(({ id }) => id)
}

async function withNewName<T>(db: Db, write: (tx: Db) => Promise<T>): Promise<T> {
  try {
    return await db.transaction(write)
  } catch (error) {
    throw isUniqueViolation(error) ? new AlertNameTaken() : error
  }
}
