import { fewViolations } from '../fewViolations.ts'
import { alertLink, post, type HttpMessage, type Occasion } from '../message.ts'
import { TEST_TEXT } from '../noticeText.ts'

/** https://developer.pagerduty.com/docs/events-api-v2/trigger-events; Librato used version 1, which it has taken the place of. */
const URL = 'https://events.pagerduty.com/v2/enqueue'

/** What PagerDuty takes of a key, and of a line of text. */
const MOST_KEY = 255
const MOST_TEXT = 1_024

/** What PagerDuty is told twice under one `dedup_key` is one incident there. */
export function pagerdutyMessage(occasion: Occasion): HttpMessage {
  const { notice, settings, account } = occasion
  const { alert, event, time, conditions } = notice
  const few = fewViolations(notice)
  const triggered = { conditions, ...few, ...(event === 'test' ? { note: TEST_TEXT } : {}) }
  const streams = Object.keys(few.violations).join(', ')
  return post(URL, {
    routing_key: settings.service_key,
    event_action: event === 'clear' ? 'resolve' : 'trigger',
    dedup_key: [settings.incident_key, notice.incident_key].filter(Boolean).join('-').slice(-MOST_KEY),
    client: 'Poise',
    client_url: alertLink(occasion),
    ...(alert.runbook_url ? { links: [{ href: alert.runbook_url, text: 'Runbook' }] } : {}),
    payload: {
      summary: alert.name,
      source: (streams || account).slice(0, MOST_TEXT),
      severity: 'critical',
      timestamp: new Date(time * 1_000).toISOString(),
      custom_details: {
        alert: { id: alert.id, name: alert.name, version: alert.version },
        trigger_time: time,
        ...(event === 'clear' ? { clear: notice.clear } : triggered),
        account,
        alert_url: alertLink(occasion),
        ...(alert.runbook_url ? { runbook_url: alert.runbook_url } : {}),
        ...(alert.description ? { description: alert.description } : {}),
      },
    },
  })
}
