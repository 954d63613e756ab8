import type { AlertNotice } from '#api/alertNotices.ts'
import { post, type HttpMessage, type Occasion } from '../message.ts'
import { noticeText } from '../noticeText.ts'

/** https://help.victorops.com/knowledge-base/rest-endpoint-integration-guide */
const URL = 'https://alert.victorops.com/integrations/generic/20131114/alert'

/** `monitoring_tool` stays Librato's name: rules of routing go by it. */
export function victoropsMessage(occasion: Occasion): HttpMessage {
  const { notice, settings } = occasion
  const path = [settings.api_key ?? '', settings.routing_key || 'nil'].map(encodeURIComponent).join('/')
  return post(`${URL}/${path}`, {
    message_type: notice.event === 'clear' ? 'RECOVERY' : 'CRITICAL',
    entity_id: entityOf(notice),
    state_message: noticeText(occasion),
    monitoring_tool: 'librato',
    timestamp: notice.time,
  })
}

/** What is opened under an entity is closed by it only: each stream on its own has one, and so have tests. */
function entityOf({ event, alert, stream }: AlertNotice): string {
  if (event === 'test') return `[Test] ${alert.name}`
  return stream ? `${alert.name} ${stream}` : alert.name
}
