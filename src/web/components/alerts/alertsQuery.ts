import type { AlertState } from '#api/alerts.ts'
import { type AlertsQuery, readListQuery } from '#web/paths.ts'

/** What the page calls the states of the API, what matters first. */
export const STATE_NAMES: Readonly<Record<AlertState, string>> = {
  triggered: 'Firing',
  pending: 'May fire soon',
  failed: 'Cannot be evaluated',
  late: 'Not evaluated',
  resolved: 'Resolved',
  empty: 'No condition',
  ok: 'OK',
  off: 'Disabled',
}
export const STATES = Object.keys(STATE_NAMES) as AlertState[]

/** Which alerts an address asks for; a state that there is not is passed over. */
export function readAlertsQuery(
  search: URLSearchParams,
): ReturnType<typeof readListQuery> & AlertsQuery & { state: AlertState | undefined } {
  const state = STATES.find((one) => one === search.get('state'))
  return { ...readListQuery(search), state }
}
