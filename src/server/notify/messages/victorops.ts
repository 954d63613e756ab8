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
    entity_id: notice.alert.name,
    state_message: noticeText(occasion),
    monitoring_tool: 'librato',
    timestamp: notice.time,
  })
}
