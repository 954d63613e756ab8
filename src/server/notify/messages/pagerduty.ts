import { fewViolations } from '../fewViolations.ts'
import { alertLink, post, type HttpMessage, type Occasion } from '../message.ts'
import { TEST_TEXT } from '../noticeText.ts'

/** https://developer.pagerduty.com/docs/events-api-v1-overview */
const URL = 'https://events.pagerduty.com/generic/2010-04-15/create_event.json'

/** PagerDuty answers so when it is called too often: what was right then is right a moment later. */
const BUSY = 403

/** What PagerDuty is told twice under one `incident_key` is one incident there. */
export function pagerdutyMessage(occasion: Occasion): HttpMessage {
  const { notice, settings, account } = occasion
  const { alert, event, time, conditions } = notice
  const triggered = { conditions, ...fewViolations(notice), ...(event === 'test' ? { note: TEST_TEXT } : {}) }
  const message = post(URL, {
    service_key: settings.service_key,
    event_type: event === 'clear' ? 'resolve' : 'trigger',
    description: alert.name,
    incident_key: [settings.incident_key, notice.incident_key].filter(Boolean).join('-'),
    details: {
      alert: { id: alert.id, name: alert.name, version: alert.version },
      trigger_time: time,
      ...(event === 'clear' ? { clear: notice.clear } : triggered),
      account,
      alert_url: alertLink(occasion),
      ...(alert.runbook_url ? { runbook_url: alert.runbook_url } : {}),
      ...(alert.description ? { description: alert.description } : {}),
    },
  })
  return { ...message, busy: BUSY }
}
