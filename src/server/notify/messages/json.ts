import { createHmac } from 'node:crypto'
import { fewViolations } from '../fewViolations.ts'
import { alertLink, post, type HttpMessage, type Occasion } from '../message.ts'
import { withoutUser } from './webhook.ts'

/** The notice as it is, for receivers of today: an addition of Poise. With a secret the body is signed. */
export function jsonMessage(occasion: Occasion): HttpMessage {
  const { notice, settings, account } = occasion
  const { url, headers } = withoutUser(settings.url ?? '')
  const message = post(
    url,
    { ...notice, ...fewViolations(notice), account, link: alertLink(occasion) },
    headers,
  )
  if (!settings.secret) return message
  const signature = createHmac('sha256', settings.secret).update(message.body).digest('hex')
  return { ...message, headers: { ...message.headers, 'X-Poise-Signature': `sha256=${signature}` } }
}
