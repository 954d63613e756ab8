import { alertLink, post, type HttpMessage, type Occasion } from '../message.ts'
import { TEST_TEXT } from '../noticeText.ts'
import { streamsText, violationSentences } from '../violationText.ts'

/** https://docs.bigpanda.io: the Alerts API. */
const URL = 'https://api.bigpanda.io/data/v2/alerts'

export function bigpandaMessage(occasion: Occasion): HttpMessage {
  const { notice, settings } = occasion
  const { alert, event, stream, time } = notice
  const violations = violationSentences(notice).map((text, index) => `Violation ${index + 1}: ${text}`)
  return post(
    URL,
    {
      app_key: settings.app_key,
      status: event === 'clear' ? 'ok' : 'critical',
      primary_property: 'check',
      check: event === 'test' ? `[Test] ${alert.name}` : alert.name,
      ...(stream ? { secondary_property: 'stream', stream } : {}),
      timestamp: time,
      ...(alert.description ? { description: alert.description } : {}),
      ...(alert.runbook_url ? { runbook_url: alert.runbook_url } : {}),
      link: alertLink(occasion),
      ...(event === 'test' ? { note: TEST_TEXT } : {}),
      ...(event === 'clear' ? {} : { violations: violations.join('. '), sources: streamsText(notice) }),
    },
    { Authorization: `Bearer ${settings.token}` },
  )
}
