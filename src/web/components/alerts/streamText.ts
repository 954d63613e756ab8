import type { AlertCondition } from '#api/alertConditions.ts'
import type { AlertStream } from '#api/alertIncidents.ts'
import { ageText } from '../page/age.ts'
import { pendingText } from './pendingText.ts'

const WORDS = { ok: 'OK', violating: 'Violates', absent: 'Silent' } as const

/** How a stream stands: `Violates for 5 min`, `Above for 2 of 5 min`. */
export function streamText(
  { state, since, resolved, pending }: AlertStream,
  condition: AlertCondition | undefined,
  now: number,
): string {
  if (pending !== null && condition !== undefined) return pendingText(condition, pending)
  if (resolved) return 'Resolved by hand'
  const lasts = since === null ? '' : ` for ${ageText(now - since)}`
  return `${WORDS[state]}${lasts}`
}
