import type { AlertStanding, AlertState, ListedAlert } from '#api/alerts.ts'
import { ageText } from '../page/age.ts'
import { STATE_NAMES } from './alertsQuery.ts'
import { pendingText } from './pendingText.ts'

/** Minutes that were missed are told for so many seconds. */
const TOLD = 86_400

export interface ShownState {
  kind: AlertState
  /** In a few words. */
  text: string
  /** Minutes that nobody evaluated, as long as that is worth knowing. */
  missed: { from: number; to: number } | null
  /** Why it cannot be evaluated; told also of what fires. */
  failure: string | null
}

type Judged = Pick<ListedAlert, 'active' | 'conditions'>
type Standing = Omit<AlertStanding, 'streams' | 'stream_count' | 'muted_until'>

/** How an alert stands, as the server has it, in words. `now` in Unix seconds. */
export function alertState(alert: Judged, standing: Standing, now: number): ShownState {
  const { active } = alert
  const { state, missed, failure } = standing
  return {
    kind: state,
    text: textOf(alert, standing, now),
    missed: active && missed !== null && now - missed.to < TOLD ? missed : null,
    failure: active ? (failure?.reason ?? null) : null,
  }
}

function textOf({ conditions }: Judged, standing: Standing, now: number): string {
  const { state, triggered_at, evaluated_at, pending, resolved_at } = standing
  const name = STATE_NAMES[state]
  switch (state) {
    case 'triggered':
      return triggered_at === null ? name : `${name} for ${ageText(now - triggered_at)}`
    case 'late':
      return evaluated_at === null ? `${name} yet` : `${name} for ${ageText(now - evaluated_at)}`
    case 'resolved':
      return resolved_at === null ? name : `${name} ${ageText(now - resolved_at)} ago`
    case 'pending': {
      const condition = conditions.find(({ id }) => id === pending?.condition)
      return condition && pending ? pendingText(condition, pending.seconds) : name
    }
    default:
      return name
  }
}
