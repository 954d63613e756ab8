import type { AlertStanding, ListedAlert } from '#api/alerts.ts'
import { ageText } from '../page/age.ts'
import { pendingText } from './pendingText.ts'

/** An alert that was not evaluated for so many seconds is late: it is evaluated every minute. */
const LATE = 180
/** Minutes that were missed are told for so many seconds. */
const TOLD = 86_400

export interface ShownState {
  kind: 'firing' | 'pending' | 'resolved' | 'ok' | 'off' | 'late' | 'begins' | 'empty' | 'failed'
  /** In a few words. */
  text: string
  /** Minutes that nobody evaluated, as long as that is worth knowing. */
  missed: { from: number; to: number } | null
  /** Why it cannot be evaluated. */
  failure: string | null
}

type Judged = Pick<ListedAlert, 'active' | 'conditions'>
type Standing = Omit<AlertStanding, 'streams' | 'stream_count' | 'muted_until'>

/** How an alert stands, in the order of what matters: what fires is told even where it cannot be evaluated any more. */
export function alertState({ active, conditions }: Judged, standing: Standing, now: number): ShownState {
  const { status, triggered_at, evaluated_at, pending, resolved_at } = standing
  const missed = standing.missed && now - standing.missed.to < TOLD ? standing.missed : null
  const failure = active ? (standing.failure?.reason ?? null) : null
  const state = (kind: ShownState['kind'], text: string) => {
    return { kind, text, missed: active ? missed : null, failure }
  }
  if (status === 'triggered') {
    return state('firing', triggered_at === null ? 'Firing' : `Firing for ${ageText(now - triggered_at)}`)
  }
  if (!active) return state('off', 'Disabled')
  if (conditions.length === 0) return state('empty', 'No condition')
  if (failure !== null) return state('failed', 'Cannot be evaluated')
  if (evaluated_at === null) return state('begins', 'Not evaluated yet')
  if (now - evaluated_at > LATE) return state('late', `Not evaluated for ${ageText(now - evaluated_at)}`)
  if (resolved_at !== null) return state('resolved', `Resolved ${ageText(now - resolved_at)} ago`)
  const condition = conditions.find(({ id }) => id === pending?.condition)
  if (pending !== null && condition !== undefined)
    return state('pending', pendingText(condition, pending.seconds))
  return state('ok', 'OK')
}
