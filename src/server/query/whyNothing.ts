import { metricNames } from '#compose/metricNames.ts'
import { parse } from '#compose/parse.ts'
import { wrongNumber } from '#compose/wrongNumber.ts'
import type { Db } from '../engine/db.ts'
import { findMetrics, nameKey } from '../store/metrics.ts'

/** Why a composite came to nothing, in words for a person; null where its metrics just have no measurements. */
export async function whyNothing(db: Db, text: string): Promise<string | null> {
  const expression = parse(text)
  const named = metricNames(expression).filter((name) => !name.includes('*'))
  const known = new Set((await findMetrics(db, named.map(nameKey))).map(({ name }) => nameKey(name)))
  const missing = new Set(named.filter((name) => !known.has(nameKey(name))))
  if (missing.size > 0) return `Waiting for the first measurement of ${[...missing].join(' and ')}.`
  return wrongNumber(expression)
}
