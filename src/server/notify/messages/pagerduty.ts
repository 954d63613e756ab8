import { fewViolations } from '../fewViolations.ts'
import { isWebAddress } from '../isWebAddress.ts'
import { alertLink, post, type HttpMessage, type Occasion } from '../message.ts'
import { TEST_TEXT } from '../noticeText.ts'

/** https://developer.pagerduty.com/docs/events-api-v2/trigger-events */
const URL = 'https://events.pagerduty.com/v2/enqueue'
/** https://developer.pagerduty.com/docs/events-api-v1/overview: Librato's, which keys of old integrations are for. */
const OLD_URL = 'https://events.pagerduty.com/generic/2010-04-15/create_event.json'

/** What PagerDuty takes of a key, and of a line of text. */
const MOST_KEY = 255
const MOST_TEXT = 1_024

/**
 * What PagerDuty is told twice under one `dedup_key` is one incident there. A key that version 2 does not know is answered
 * with 400, and may be one of version 1.
 */
export function pagerdutyMessage(occasion: Occasion): HttpMessage {
  const { notice, settings, account } = occasion
  const { alert, event, time, conditions } = notice
  const few = fewViolations(notice)
  const triggered = { conditions, ...few, ...(event === 'test' ? { note: TEST_TEXT } : {}) }
  const streams = Object.keys(few.violations).join(', ')
  const action = event === 'clear' ? 'resolve' : 'trigger'
  const key = [settings.incident_key, notice.incident_key].filter(Boolean).join('-').slice(-MOST_KEY)
  const client = { client: 'Poise', client_url: alertLink(occasion) }
  const details = {
    alert: { id: alert.id, name: alert.name, version: alert.version },
    trigger_time: time,
    ...(event === 'clear' ? { clear: notice.clear } : triggered),
    account,
    alert_url: alertLink(occasion),
    ...(alert.runbook_url ? { runbook_url: alert.runbook_url } : {}),
    ...(alert.description ? { description: alert.description } : {}),
  }
  const message = post(URL, {
    routing_key: settings.service_key,
    event_action: action,
    dedup_key: key,
    ...client,
    ...(alert.runbook_url && isWebAddress(alert.runbook_url)
      ? { links: [{ href: alert.runbook_url, text: 'Runbook' }] }
      : {}),
    payload: {
      summary: alert.name,
      source: (streams || account).slice(0, MOST_TEXT),
      severity: 'critical',
      timestamp: new Date(time * 1_000).toISOString(),
      custom_details: details,
    },
  })
  const old = post(OLD_URL, {
    service_key: settings.service_key,
    event_type: action,
    incident_key: key,
    description: alert.name,
    ...client,
    details,
  })
  return { ...message, otherwise: old }
}
