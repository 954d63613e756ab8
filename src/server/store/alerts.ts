import { isDeepStrictEqual } from 'node:util'
import { and, asc, count, desc, eq, like, type SQL, sql } from 'drizzle-orm'
import { ALERT_STATES, type AlertState } from '#api/alerts.ts'
import type { Page } from '#api/pagination.ts'
import type { Db } from '../engine/db.ts'
import { isUniqueViolation } from '../engine/errors.ts'
import { countFound } from './countFound.ts'
import { endTracking, keepNotices } from './alertIncidents.ts'
import { replaceAlertServices } from './alertServices.ts'
import { isMeant } from './idOrName.ts'
import { containing } from './like.ts'
import { stateAt } from './alertState.ts'
import { alerts, alertServices, services } from './alertTables.ts'

/** An alert without its services. */
export type AlertRow = Omit<typeof alerts.$inferSelect, 'name_key' | 'name_order'>
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

/** Which alert is meant. */
export const isAlert = (idOrName: number | string) => isMeant(alerts, idOrName, sql`true`)

export interface AlertSearch {
  version: number
  /** What the name contains, in any case. */
  name?: string | undefined
  /** What the name, a metric or the title of a service contains, in any case. */
  search?: string | undefined
}

/** Alerts of a version that a search finds. */
function isFound({ name = '', search = '' }: AlertSearch): SQL {
  const text = containing(search.toLowerCase())
  const hasMetric = sql`EXISTS (SELECT FROM jsonb_array_elements(${alerts.conditions}) AS condition
    WHERE lower(condition->>'metric_name') LIKE ${text})`
  const hasService = sql`EXISTS (SELECT FROM ${alertServices}
    JOIN ${services} ON ${services.id} = ${alertServices.service_id}
    WHERE ${alertServices.alert_id} = ${alerts.id} AND lower(${services.title}) LIKE ${text})`
  return sql`(${like(alerts.name_key, containing(name.toLowerCase()))}
    AND (${search === ''} OR ${like(alerts.name_key, text)} OR ${hasMetric} OR ${hasService}))`
}

/**
 * Alerts that a search finds and that stand so, if that is said: the one of exactly its name first, because clients take
 * the first; then by their last change, or by how they stand and then by name. Of all that match, and of all of that
 * version, the number. `now` in Unix seconds.
 */
export async function listAlerts(
  db: Db,
  search: AlertSearch,
  stands: AlertState | undefined,
  page: Page,
  now: number,
  byStatus = false,
): Promise<{ rows: AlertRow[]; found: number; total: number }> {
  const key = (search.name ?? '').toLowerCase()
  const state = stateAt(now)
  /** What comes first where alerts are listed by how they stand. */
  const urgency = sql`CASE ${state} WHEN 'triggered' THEN 0 WHEN 'pending' THEN 1 ELSE 2 END`
  const isSearched = isFound(search)
  const matching = stands === undefined ? isSearched : sql`(${isSearched} AND ${state} = ${stands})`
  const isVersion = eq(alerts.version, search.version)
  const order = page.sort === 'asc' ? asc : desc
  const rows = await db
    .select(alertColumns)
    .from(alerts)
    .where(and(isVersion, matching))
    .orderBy(
      ...(byStatus
        ? [asc(urgency), asc(alerts.name_order), asc(alerts.name_key)]
        : [desc(eq(alerts.name_key, key)), order(alerts.updated_at), order(alerts.id)]),
    )
    .limit(page.length)
    .offset(page.offset)
  return { rows, ...(await countFound(db, alerts, matching, isVersion)) }
}

/** How many of the alerts that a search finds are in each state. `now` in Unix seconds. */
export async function countAlertStates(
  db: Db,
  search: AlertSearch,
  now: number,
): Promise<Record<AlertState, number>> {
  const rows = await db
    .select({ state: stateAt(now), count: count() })
    .from(alerts)
    .where(and(eq(alerts.version, search.version), isFound(search)))
    .groupBy(sql`1`)
  const counts = new Map(rows.map((row) => [row.state, row.count]))
  return Object.fromEntries(ALERT_STATES.map((state) => [state, counts.get(state) ?? 0])) as Record<
    AlertState,
    number
  >
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
