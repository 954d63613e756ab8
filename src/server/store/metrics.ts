import { and, asc, count, desc, eq, inArray, like, sql, type SQL } from 'drizzle-orm'
import type { Metric } from '#api/metrics.ts'
import type { Page } from '#api/pagination.ts'
import type { Db } from '../engine/db.ts'
import { containing, wildcard } from './like.ts'
import { facts, metrics } from './tables.ts'

export type MetricRow = typeof metrics.$inferSelect
/** A metric to be created; its key and times are added here. */
export type NewMetric = Partial<MetricRow> & Pick<MetricRow, 'name' | 'type' | 'attributes'>
/** What of a metric can change. */
export type MetricChanges = Partial<
  Pick<MetricRow, 'display_name' | 'description' | 'period' | 'source_lag' | 'composite' | 'attributes'>
>

/** Rows of one statement, well below PostgreSQL's 65,535 parameters. */
const STATEMENT_ROWS = 1_000

/** Counts changes of metrics that processes must notice: see `metricsVersion`. */
const VERSION = 'metrics_version'

/** Begins the key of a fact that remembers a deleted metric. */
const DELETED = 'deleted_metric:'

/** Names are compared without regard to case. */
export function nameKey(name: string): string {
  return name.toLowerCase()
}

/** A metric as the API shows it. */
export function shownMetric(row: MetricRow): Metric {
  const { name, display_name, description, type, period, source_lag, attributes, composite } = row
  const shown = { name, display_name, description, type, period, source_lag, attributes }
  return composite === null ? shown : { ...shown, composite }
}

/** Whether a metric's name contains every word of `search` in any case; undefined where there are no words. */
export function isFound(search: string | null | undefined): SQL | undefined {
  const words = nameKey(search ?? '').match(/\S+/g) ?? []
  return and(...words.map((word) => like(metrics.name_key, containing(word))))
}

/** Metrics whose name contains every word of `search` in any case, by name, a page of them. */
export async function listMetrics(db: Db, search: string | undefined, page: Page) {
  const matching = isFound(search)
  const order = page.sort === 'asc' ? asc(metrics.name_key) : desc(metrics.name_key)
  const rows = await db
    .select()
    .from(metrics)
    .where(matching)
    .orderBy(order)
    .limit(page.length)
    .offset(page.offset)
  const total = await countMetrics(db)
  const found = matching === undefined ? total : await countMetrics(db, matching)
  return { rows, found, total }
}

async function countMetrics(db: Db, matching?: SQL): Promise<number> {
  const [row] = await db.select({ count: count() }).from(metrics).where(matching)
  return row?.count ?? 0
}

export async function findMetric(db: Db, name: string): Promise<MetricRow | undefined> {
  const [row] = await db
    .select()
    .from(metrics)
    .where(eq(metrics.name_key, nameKey(name)))
  return row
}

export async function findMetrics(db: Db, keys: readonly string[]): Promise<MetricRow[]> {
  const rows: MetricRow[] = []
  for (const some of inStatements(keys)) {
    rows.push(...(await db.select().from(metrics).where(inArray(metrics.name_key, some))))
  }
  return rows
}

/** Metrics whose name is like `pattern`, where `*` stands for anything, by name. */
export function listMetricsLike(db: Db, pattern: string, limit: number): Promise<MetricRow[]> {
  return db
    .select()
    .from(metrics)
    .where(like(metrics.name_key, wildcard(nameKey(pattern))))
    .orderBy(asc(metrics.name_key))
    .limit(limit)
}

/** Creates metrics and answers those it created; the others exist already. `now` in Unix seconds. */
export async function createMetrics(
  db: Db,
  created: readonly NewMetric[],
  now: number,
): Promise<MetricRow[]> {
  const time = Math.floor(now)
  const values = created.map((metric) => ({
    ...metric,
    name_key: nameKey(metric.name),
    created_at: time,
    updated_at: time,
  }))
  const rows: MetricRow[] = []
  for (const some of inStatements(values)) {
    rows.push(...(await db.insert(metrics).values(some).onConflictDoNothing().returning()))
  }
  return rows
}

function inStatements<T>(all: readonly T[]): T[][] {
  const starts = Array.from({ length: Math.ceil(all.length / STATEMENT_ROWS) }, (_, n) => n * STATEMENT_ROWS)
  return starts.map((start) => all.slice(start, start + STATEMENT_ROWS))
}

/**
 * Changes a metric; false when it is not there any more. Attributes are merged over those it has, key by key, in one
 * statement, so that of two clients who change different ones neither is lost. `now` in Unix seconds.
 */
export async function updateMetric(
  db: Db,
  id: number,
  changes: MetricChanges,
  now: number,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const { attributes, ...properties } = changes
    const merged = attributes && sql`${metrics.attributes} || ${JSON.stringify(attributes)}::jsonb`
    const changed = await tx
      .update(metrics)
      .set({ ...properties, attributes: merged, updated_at: Math.floor(now) })
      .where(eq(metrics.id, id))
      .returning({ id: metrics.id })
    await raiseVersion(tx)
    return changed.length > 0
  })
}

/**
 * Deletes a metric and answers its id; undefined when it is not there. Its measurements are known by the id, which no
 * other metric will have, so that they are out of sight at once; `listDeletedMetrics` has the id until they are removed.
 */
export async function deleteMetric(db: Db, name: string): Promise<number | undefined> {
  return db.transaction(async (tx) => {
    const [deleted] = await tx
      .delete(metrics)
      .where(eq(metrics.name_key, nameKey(name)))
      .returning({ id: metrics.id })
    if (deleted === undefined) return undefined
    await rememberDeleted(tx, [deleted.id])
    await raiseVersion(tx)
    return deleted.id
  })
}

/** Notes deleted metrics whose measurements have to be removed; at most 1,000. */
export async function rememberDeleted(db: Db, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  await db.insert(facts).values(ids.map((id) => ({ key: `${DELETED}${id}`, value: id })))
}

/** Ids of deleted metrics whose measurements nobody has removed yet. */
export async function listDeletedMetrics(db: Db): Promise<number[]> {
  const rows = await db
    .select({ id: facts.value })
    .from(facts)
    .where(like(facts.key, containing(DELETED)))
  return rows.map((row) => Number(row.id))
}

export async function forgetDeletedMetrics(db: Db, ids: readonly number[]): Promise<void> {
  const keys = ids.map((id) => `${DELETED}${id}`)
  for (const some of inStatements(keys)) await db.delete(facts).where(inArray(facts.key, some))
}

/** To be called in the transaction that updates or deletes a metric: see `metricsVersion`. */
export async function raiseVersion(db: Db): Promise<void> {
  await db
    .insert(facts)
    .values({ key: VERSION, value: 1 })
    .onConflictDoUpdate({ target: facts.key, set: { value: sql`to_jsonb(${facts.value}::int + 1)` } })
}

/**
 * A number that is higher after every update and deletion of a metric, raised in the same transaction: whoever reads it
 * and finds it unchanged may go on using what it read of metrics before. Creation does not raise it, because a metric
 * that somebody remembers is not created.
 */
export async function metricsVersion(db: Db): Promise<number> {
  const [row] = await db.select({ value: facts.value }).from(facts).where(eq(facts.key, VERSION))
  return typeof row?.value === 'number' ? row.value : 0
}
