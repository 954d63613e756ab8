import type { Alert } from '#api/alerts.ts'
import type { PreviewedAlert } from '../settings/useServicePreview.ts'
import { type AlertDraft, alertBody, wholeConditions } from './alertDraft.ts'

/** The alert as it would be told of; conditions that are not complete yet are told of none. */
export function previewOf(alert: Alert | null, draft: AlertDraft): PreviewedAlert {
  const { name, description, attributes } = alertBody(draft, alert)
  return {
    ...(alert !== null && { alert: alert.id }),
    draft: {
      name: name || 'New alert',
      description: description ?? null,
      attributes: attributes ?? null,
      conditions: wholeConditions(draft) ?? [],
    },
  }
}
