import type { AlertNotice } from '#api/alertNotices.ts'
import type { AlertRow } from './alerts.ts'

/** What of an alert a notice is about. */
export type NoticedAlert = Pick<
  AlertRow,
  'id' | 'name' | 'description' | 'version' | 'attributes' | 'conditions'
>

/** What services are told of an alert. */
export function noticeOf(
  { id, name, description, version, attributes, conditions }: NoticedAlert,
  told: Omit<AlertNotice, 'alert' | 'conditions'>,
): AlertNotice {
  const runbook = attributes?.runbook_url
  return {
    ...told,
    alert: { id, name, description, runbook_url: typeof runbook === 'string' ? runbook : null, version },
    conditions: conditions.map(({ id, type, threshold, duration }) => ({ id, type, threshold, duration })),
  }
}
