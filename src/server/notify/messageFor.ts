import type { ServiceType } from '#api/serviceTypes.ts'
import type { Message, Occasion } from './message.ts'
import { bigpandaMessage } from './messages/bigpanda.ts'
import { jsonMessage } from './messages/json.ts'
import { mailMessage } from './messages/mail.ts'
import { opsgenieMessage } from './messages/opsgenie.ts'
import { pagerdutyMessage } from './messages/pagerduty.ts'
import { slackMessage } from './messages/slack.ts'
import { snsMessage } from './messages/sns.ts'
import { victoropsMessage } from './messages/victorops.ts'
import { webhookMessage } from './messages/webhook.ts'
import { zapierMessage } from './messages/zapier.ts'

const MESSAGES: Partial<Record<ServiceType, (occasion: Occasion) => Message>> = {
  mail: mailMessage,
  webhook: webhookMessage,
  json: jsonMessage,
  slack: slackMessage,
  pagerduty: pagerdutyMessage,
  opsgenie: opsgenieMessage,
  victorops: victoropsMessage,
  bigpanda: bigpandaMessage,
  sns: snsMessage,
  zapier: zapierMessage,
}

/** What a service of this type is sent; ask `whyNotTold` before. */
export function messageFor(type: ServiceType, occasion: Occasion): Message {
  const make = MESSAGES[type]
  if (make === undefined) throw new Error(`Nothing is sent to services of the type ${type}`)
  return make(occasion)
}
