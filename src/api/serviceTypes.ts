import type { ParamErrors } from './errors.ts'

/** What is wrong with a value, in the words of Librato's own notification code; nothing when all is well. */
type Check = (value: string) => string | undefined

interface Setting {
  required: boolean
  check?: Check
  /** Who knows it can act in somebody's name: it is sealed where it is kept, and masked where it is shown in part. */
  secret: boolean
}

interface ServiceKind {
  /** As the service calls itself. */
  label: string
  settings: Readonly<Record<string, Setting>>
  /** Accepted and kept, but nothing is sent: the service was closed, or never took alerts of version 2. */
  retired?: true
  /** Is told of what triggers only. */
  clears?: false
}

const need = (check?: Check): Setting => ({ required: true, check, secret: false })
const may = (check?: Check): Setting => ({ required: false, check, secret: false })
const secret = (check?: Check): Setting => ({ required: true, check, secret: true })
const maySecret = (check?: Check): Setting => ({ required: false, check, secret: true })

/** What clients know a fault by; the page has plainer words for it. */
export const FAULTS = {
  missing: 'Is required',
  addresses: 'Must be a comma-separated string',
  noProtocol: 'Is missing protocol',
  noUrl: 'Is not a valid URL',
  otherProtocol: 'Must begin with http:// or https://',
} as const

/** The part of a list of email addresses, with commas between them, that is none. */
export const noAddress = (list: string): string | undefined =>
  list.split(',').find((address) => !/^\s*[^\s@]+@[^\s@]+\s*$/.test(address))

const addresses: Check = (value) => (noAddress(value) === undefined ? undefined : FAULTS.addresses)

const url: Check = (value) => {
  if (!/^[a-z][a-z0-9+.-]*:/i.test(value)) return FAULTS.noProtocol
  if (!URL.canParse(value)) return FAULTS.noUrl
  return /^https?:\/\//i.test(value) ? undefined : FAULTS.otherProtocol
}

const matching =
  (pattern: RegExp, message: string): Check =>
  (value) =>
    pattern.test(value) ? undefined : message

const topicArn = matching(/^arn:aws[a-z-]*:sns:[a-z0-9-]+:/, 'Must begin with arn:aws:sns: and a region')
const opsgenieHost = matching(/^([a-z0-9-]+\.)*opsgenie\.com$/i, 'Must be a host of opsgenie.com')
const sender = matching(/^[\w\s.-]{1,15}$/, 'Must be 15 or fewer letters, digits, spaces or any of . - _')
const userName = matching(/^\S{1,15}$/, 'Must be 15 or fewer characters without spaces')
const zeroOrOne = matching(/^(0|1|true|false)$/, 'Must be 0 or 1')

/**
 * Every type of service with its settings, from Librato's public notification code; `json` is an addition of Poise. The URL
 * of a hook is a secret: whoever has it may post there.
 */
export const SERVICE_TYPES = {
  mail: { label: 'Email', settings: { addresses: need(addresses) } },
  webhook: { label: 'Webhook', settings: { url: secret(url) } },
  json: { label: 'JSON webhook', settings: { url: secret(url), secret: maySecret() } },
  slack: { label: 'Slack', settings: { url: secret(url) } },
  pagerduty: {
    label: 'PagerDuty',
    settings: { service_key: secret(), event_type: need(), description: need(), incident_key: may() },
  },
  opsgenie: {
    label: 'OpsGenie',
    settings: {
      customer_key: secret(),
      recipients: may(),
      teams: may(),
      tags: may(),
      hostname: may(opsgenieHost),
    },
  },
  victorops: { label: 'VictorOps', settings: { api_key: secret(), routing_key: may() } },
  bigpanda: { label: 'BigPanda', settings: { app_key: need(), token: secret() } },
  sns: {
    label: 'Amazon SNS',
    settings: { topic_arn: need(topicArn), access_key_id: need(), secret_access_key: secret() },
  },
  zapier: { label: 'Zapier', settings: { url: secret(url) }, clears: false },
  campfire: {
    label: 'Campfire',
    settings: { subdomain: need(), token: secret(), room: need() },
    retired: true,
  },
  hipchat: {
    label: 'HipChat',
    settings: {
      auth_token: secret(),
      from: need(sender),
      room_id: need(),
      notify: need(zeroOrOne),
      server_url: may(),
    },
    retired: true,
  },
  flowdock: {
    label: 'Flowdock',
    settings: { api_token: secret(), user_name: may(userName) },
    retired: true,
  },
  neptune: { label: 'Neptune', settings: { api_key: secret() }, retired: true },
  'customer.io': {
    label: 'Customer.io',
    settings: { site_id: need(), api_key: secret(), event_name: need() },
    retired: true,
  },
} satisfies Record<string, ServiceKind>

export type ServiceType = keyof typeof SERVICE_TYPES
export const SERVICE_TYPE_NAMES = Object.keys(SERVICE_TYPES) as ServiceType[]
export const RETIRED_TYPES = SERVICE_TYPE_NAMES.filter((type) => 'retired' in SERVICE_TYPES[type])

/** Whether a setting is a secret; one that its type does not know may be. */
export function isSecret(type: ServiceType, name: string): boolean {
  const { settings }: ServiceKind = SERVICE_TYPES[type]
  return settings[name]?.secret ?? true
}

/** Why a service of this type is not told of an event; nothing when it is. */
export function whyNotTold(type: ServiceType, event: 'trigger' | 'clear' | 'test'): string | undefined {
  const { label, retired, clears }: ServiceKind = SERVICE_TYPES[type]
  if (retired) return `Nothing is sent to ${label} any more`
  return event === 'clear' && clears === false ? `${label} is told of what triggers only` : undefined
}

/** What is wrong with the settings of a service of this type, by path. Settings that it does not know are kept. */
export function settingFaults(type: ServiceType, given: Readonly<Record<string, string>>): ParamErrors {
  const { settings }: ServiceKind = SERVICE_TYPES[type]
  const faults: ParamErrors = {}
  for (const [name, { required, check }] of Object.entries(settings)) {
    const value = given[name] ?? ''
    const fault = value.trim() === '' ? required && FAULTS.missing : check?.(value)
    if (fault) faults[`settings.${name}`] = [fault]
  }
  return faults
}
