import type { AlertCondition, ConditionWrite } from '#api/alertConditions.ts'

/**
 * For each new condition the id of the one before whose place it takes, so that what is known of it goes on: the one
 * whose id it brings, else one that says the same. Undefined for those that are new to the alert.
 */
export function keptIds(
  before: readonly AlertCondition[],
  after: readonly ConditionWrite[],
): (number | undefined)[] {
  const free = new Map(before.map((condition) => [condition.id, meaningOf(condition)]))
  const brought = after.map(({ id }) => (id !== undefined && free.delete(id) ? id : undefined))
  const idsByMeaning = new Map<string, number[]>()
  for (const [id, meaning] of free) idsByMeaning.set(meaning, [...(idsByMeaning.get(meaning) ?? []), id])
  return after.map((condition, index) => brought[index] ?? idsByMeaning.get(meaningOf(condition))?.shift())
}

/** The same text for conditions that say the same. */
function meaningOf(condition: Omit<ConditionWrite, 'id'>): string {
  const { type, metric_name, source, threshold, summary_function, duration, detect_reset, tags } = condition
  const filters = tags.map(({ name, grouped, values, dynamic }) => [name, grouped, values, dynamic])
  return JSON.stringify([
    type,
    metric_name,
    source,
    threshold,
    summary_function,
    duration,
    detect_reset,
    filters,
  ])
}

/** @param whole whether `detect_reset` is shown where it is false */
export function shownCondition(condition: AlertCondition, whole = false): AlertCondition {
  const { id, type, metric_name, source, threshold, summary_function, duration, detect_reset, tags } =
    condition
  return {
    id,
    type,
    metric_name,
    source,
    threshold,
    summary_function,
    duration,
    ...(detect_reset === true || (whole && detect_reset === false) ? { detect_reset } : {}),
    tags: tags.map(({ name, grouped, values, dynamic }) => ({
      name,
      grouped,
      values,
      ...(dynamic === true ? { dynamic } : {}),
    })),
  }
}
