import { and, asc, eq, inArray, not, or, sql, type SQL } from 'drizzle-orm'
import type { Attributes } from '#api/metrics.ts'
import type { Db } from '../engine/db.ts'
import { wildcard } from './like.ts'
import { isFound, type MetricChanges, nameKey, raiseVersion, rememberDeleted } from './metrics.ts'
import { metrics } from './tables.ts'

export interface BatchChoice {
  /** Names, and patterns in which `*` stands for anything. */
  names: readonly string[]
  /** The same of those that are left out. */
  exclude?: readonly string[] | null | undefined
  /** Words that every name must contain. */
  search?: string | null | undefined
}

/** Ids of the metrics that are meant, ascending. */
export async function listMetricIds(db: Db, { names, exclude, search }: BatchChoice): Promise<number[]> {
  const meant = exclude && exclude.length > 0 ? and(isNamed(names), not(isNamed(exclude))!) : isNamed(names)
  const rows = await db
    .select({ id: metrics.id })
    .from(metrics)
    .where(and(meant, isFound(search)))
    .orderBy(asc(metrics.id))
  return rows.map(({ id }) => id)
}

/** A statement has room for 65,535 parameters, and a list may be longer: it goes as one, in JSON. */
function isNamed(names: readonly string[]): SQL {
  const patterns = names.filter((name) => name.includes('*')).map((name) => wildcard(nameKey(name)))
  const keys = names.filter((name) => !name.includes('*')).map(nameKey)
  return or(
    sql`${metrics.name_key} IN (${listed(keys)})`,
    sql`${metrics.name_key} LIKE ANY (ARRAY(${listed(patterns)}))`,
  )!
}

const listed = (texts: readonly string[]) =>
  sql`SELECT jsonb_array_elements_text(${JSON.stringify(texts)}::jsonb)`

export interface BatchChanges {
  /** `attributes` are merged over those that a metric has. */
  changes: MetricChanges
  /** More attributes, for gauges alone. */
  gaugeAttributes: Attributes
}

/** Changes the metrics that there still are, at most 1,000, and answers their keys. `now` in Unix seconds. */
export async function updateMetrics(
  db: Db,
  ids: readonly number[],
  { changes, gaugeAttributes }: BatchChanges,
  now: number,
): Promise<string[]> {
  const { attributes = {}, ...properties } = changes
  const forGauges = { ...attributes, ...gaugeAttributes }
  const merged = sql`${metrics.attributes} || CASE WHEN ${eq(metrics.type, 'gauge')}
    THEN ${JSON.stringify(forGauges)}::jsonb ELSE ${JSON.stringify(attributes)}::jsonb END`
  return db.transaction(async (tx) => {
    const changed = await tx
      .update(metrics)
      .set({ ...properties, attributes: merged, updated_at: Math.floor(now) })
      .where(inArray(metrics.id, [...ids]))
      .returning({ key: metrics.name_key })
    await raiseVersion(tx)
    return changed.map(({ key }) => key)
  })
}

/** Deletes the metrics that there still are, at most 1,000, as `deleteMetric` does one, and answers their keys. */
export async function deleteMetrics(db: Db, ids: readonly number[]): Promise<string[]> {
  return db.transaction(async (tx) => {
    const deleted = await tx
      .delete(metrics)
      .where(inArray(metrics.id, [...ids]))
      .returning({ id: metrics.id, key: metrics.name_key })
    await rememberDeleted(
      tx,
      deleted.map(({ id }) => id),
    )
    await raiseVersion(tx)
    return deleted.map(({ key }) => key)
  })
}
