import type { AlertCondition, ConditionWrite } from '#api/alertConditions.ts'
import { REARM_SECONDS, type AlertWrite } from '#api/alerts.ts'
import { badParams, type ParamErrors } from '#api/errors.ts'
import type { Db } from '../engine/db.ts'
import { takeConditionIds, type AlertDraft, type AlertValues } from '../store/alerts.ts'
import { holdServices } from '../store/alertServices.ts'
import { findMetrics, nameKey } from '../store/metrics.ts'
import { keptIds } from './alertConditions.ts'

/**
 * What a client's body makes of an alert; null means "not said" where an alert cannot be without.
 *
 * @param keeps whether conditions that are left out stay, instead of being removed
 */
export async function draftOf(
  tx: Db,
  before: AlertValues,
  body: AlertWrite,
  keeps = false,
): Promise<AlertDraft> {
  const { description, attributes, rearm_seconds } = body
  const conditions = body.conditions ?? (keeps ? undefined : [])
  return {
    values: {
      name: body.name ?? before.name,
      description: description === undefined ? before.description : description,
      version: body.version ?? before.version,
      active: body.active ?? before.active,
      rearm_seconds: rearm_seconds === undefined ? before.rearm_seconds : (rearm_seconds ?? REARM_SECONDS),
      rearm_per_signal: body.rearm_per_signal ?? before.rearm_per_signal,
      md: body.md ?? before.md,
      attributes: attributes === undefined ? before.attributes : attributes,
      conditions:
        conditions === undefined ? before.conditions : await numbered(tx, before.conditions, conditions),
    },
    services: body.services ? await existing(tx, body.services) : undefined,
  }
}

export function newAlert(name: string): AlertValues {
  return {
    name,
    description: null,
    version: 2,
    active: true,
    rearm_seconds: REARM_SECONDS,
    rearm_per_signal: false,
    md: null,
    attributes: null,
    conditions: [],
  }
}

async function numbered(
  tx: Db,
  before: readonly AlertCondition[],
  after: readonly ConditionWrite[],
): Promise<AlertCondition[]> {
  await refuseOtherStatistics(tx, after)
  const kept = keptIds(before, after)
  const fresh = await takeConditionIds(tx, kept.filter((id) => id === undefined).length)
  return after.map((condition, index) => {
    const id = kept[index] ?? fresh.shift()
    if (id === undefined) throw new Error('There are fewer new ids than new conditions')
    return { ...hiddenOf(before, id), ...condition, id }
  })
}

/** What readers are not shown of a condition: who sends back what was read would lose it. */
function hiddenOf(before: readonly AlertCondition[], id: number): Pick<AlertCondition, 'detect_reset'> {
  return before.find((one) => one.id === id)?.detect_reset === false ? { detect_reset: false } : {}
}

/** What counters are compared by, and by what nothing else is: API reference, "Alert Conditions". */
const OF_COUNTERS: readonly unknown[] = ['derivative', 'absolute_value']

/** A statistic that the metric does not have would never fire; a metric that is not there yet may become either. */
export async function refuseOtherStatistics(tx: Db, conditions: readonly ConditionWrite[]): Promise<void> {
  const metrics = await findMetrics(tx, [
    ...new Set(conditions.map(({ metric_name }) => nameKey(metric_name))),
  ])
  const types = new Map(metrics.map(({ name_key, type }) => [name_key, type]))
  const faults: ParamErrors = {}
  conditions.forEach(({ metric_name, summary_function }, index) => {
    const type = types.get(nameKey(metric_name))
    const wrong =
      type === 'counter' ? !OF_COUNTERS.includes(summary_function) : summary_function === 'absolute_value'
    if (type === undefined || summary_function === null || !wrong) return
    faults[`conditions[${index}].summary_function`] = [`is not for a ${type}`]
  })
  if (Object.keys(faults).length > 0) throw badParams(faults)
}

/** @throws ApiError 400 naming those that are not there. */
async function existing(tx: Db, ids: readonly number[]): Promise<readonly number[]> {
  const known = await holdServices(tx, ids)
  const faults: ParamErrors = {}
  ids.forEach((id, index) => {
    if (!known.has(id)) faults[`services[${index}]`] = ['is no service of this account']
  })
  if (Object.keys(faults).length > 0) throw badParams(faults)
  return ids
}
