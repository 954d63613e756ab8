import { badParams } from '#api/errors.ts'
import type { Attributes, Metric, MetricUpdate } from '#api/metrics.ts'
import { withPlace } from '#compose/ast.ts'
import { check } from '#compose/check.ts'
import { metricNames } from '#compose/metricNames.ts'
import { parse } from '#compose/parse.ts'
import type { Deps } from '../deps.ts'
import type { Db } from '../engine/db.ts'
import { explained } from '../query/compositeQuery.ts'
import {
  createMetrics,
  findMetric,
  findMetrics,
  nameKey,
  shownMetric,
  updateMetric,
  type MetricRow,
} from '../store/metrics.ts'

/**
 * Updates a metric, or creates it; answers the metric it created. Null means "unset" for properties and attributes, and
 * "not said" for `type` and `composite`, because clients send the members they do not know as null.
 * @throws ApiError 400
 */
export async function putMetric(
  { db, ingest, now }: Pick<Deps, 'db' | 'ingest' | 'now'>,
  name: string,
  body: MetricUpdate,
  userAgent: string | undefined,
): Promise<Metric | undefined> {
  const { type: _, composite, attributes, ...properties } = body
  if (composite) await refuseFaulty(db, composite)
  const existing = await findMetric(db, name)
  if (existing === undefined) {
    const [created] = await createMetrics(db, [newMetric(name, body, userAgent)], now())
    // Nothing is created when another request was faster: then this one changes what that one created.
    return created === undefined
      ? putMetric({ db, ingest, now }, name, body, userAgent)
      : shownMetric(created)
  }
  refuseOtherType(existing, body)
  const changes = { ...properties, composite: composite ?? undefined, attributes: writable(attributes) }
  const changed = await updateMetric(db, existing.id, changes, now())
  ingest.metricsChanged()
  // Nothing is changed when another request deleted it meanwhile: then this one comes after that.
  return changed ? undefined : putMetric({ db, ingest, now }, name, body, userAgent)
}

/**
 * Creates a metric whose name must be new, and answers it.
 * @throws ApiError 400
 */
export async function makeMetric(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  name: string,
  body: MetricUpdate,
  userAgent: string | undefined,
): Promise<Metric> {
  if (body.composite) await refuseFaulty(db, body.composite)
  const [created] = await createMetrics(db, [newMetric(name, body, userAgent)], now())
  if (created === undefined) throw badParams({ name: ['is taken by another metric'] })
  return shownMetric(created)
}

/** What can never be evaluated is not saved. */
async function refuseFaulty(db: Db, composite: string): Promise<void> {
  const expression = await explained('composite', () => parse(composite))
  const faults = check(expression)
  if (faults.length > 0) throw badParams({ composite: faults.map(withPlace) })
  const named = await findMetrics(db, metricNames(expression).map(nameKey))
  const inner = named.find(({ type }) => type === 'composite')
  if (inner !== undefined)
    throw badParams({ composite: [`${inner.name} is a composite, and composites cannot be part of another`] })
}

function newMetric(name: string, body: MetricUpdate, userAgent: string | undefined) {
  const { type, composite, attributes, ...properties } = body
  if (type === undefined || type === null) throw badParams({ type: ['is required to create a metric'] })
  if (type === 'composite' && !composite) throw badParams({ composite: ['is required for type composite'] })
  if (type !== 'composite' && composite) throw badParams({ composite: ['is only for type composite'] })
  const origin = userAgent === undefined ? {} : { created_by_ua: userAgent }
  return { ...properties, name, type, composite, attributes: { ...writable(attributes), ...origin } }
}

/** Clients send back `created_by_ua`, which tells who made the metric and cannot be changed. */
export function writable(attributes: Attributes | null | undefined): Attributes | undefined {
  if (!attributes) return undefined
  const { created_by_ua: _, ...others } = attributes
  return others
}

function refuseOtherType(existing: MetricRow, { type, composite }: MetricUpdate): void {
  if (type !== undefined && type !== null && type !== existing.type) {
    throw badParams({ type: [`is ${existing.type} and cannot be changed`] })
  }
  if (composite && existing.type !== 'composite') {
    throw badParams({ composite: ['is only for type composite'] })
  }
}
