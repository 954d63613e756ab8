import { SERVICE_TYPES, type ServiceType } from '#api/serviceTypes.ts'

/** What a person is told of a setting of a service. */
export interface ServiceField {
  label: string
  /** What to enter, and where the vendor's own product shows it. */
  hint?: string
  placeholder?: string
  /** What it is at first. */
  preset?: string
  /** Librato's, which mean nothing any more: kept as they are, and nobody is asked for them. */
  isIdle?: true
}

type Fields = { [T in ServiceType]: Record<keyof (typeof SERVICE_TYPES)[T]['settings'], ServiceField> }

const FIELDS: Fields = {
  mail: {
    addresses: {
      label: 'Addresses',
      hint: 'One or more, with commas between them. The server sends mail once POISE_SMTP is set.',
      placeholder: 'ops@example.com, boss@example.com',
    },
  },
  webhook: {
    url: {
      label: 'URL',
      hint: 'Gets a POST with the form field payload, as Librato sent it. A user:password@ before the host signs in there.',
      placeholder: 'https://example.com/hook',
    },
  },
  json: {
    url: {
      label: 'URL',
      hint: 'Gets a POST with what happened as JSON.',
      placeholder: 'https://example.com/hook',
    },
    secret: {
      label: 'Signing secret',
      hint: 'Optional. The header X-Poise-Signature then has the HMAC-SHA256 of the body, so that the receiver knows who sent it.',
    },
  },
  slack: {
    url: {
      label: 'Webhook URL',
      hint: 'In Slack: the page of your app, Incoming Webhooks, Add New Webhook to Workspace, choose the channel.',
      placeholder: 'https://hooks.slack.com/services/…',
    },
  },
  pagerduty: {
    service_key: {
      label: 'Integration key',
      hint: 'In PagerDuty: Services, the service, Integrations, Add an integration, Events API V2. Keys of Events API v1, as Librato had them, work too.',
    },
    event_type: { label: 'Event type', preset: 'trigger', isIdle: true },
    description: { label: 'Description', preset: 'Poise', isIdle: true },
    incident_key: {
      label: 'Incident key',
      hint: 'Optional. Stands before the key of every incident, which tells two senders apart.',
    },
  },
  opsgenie: {
    customer_key: {
      label: 'API key',
      hint: 'In OpsGenie: Teams, the team, Integrations, Add integration, API.',
    },
    recipients: {
      label: 'Recipients',
      hint: 'Optional. Email addresses of people and names of schedules, with commas between them.',
    },
    teams: { label: 'Teams', hint: 'Optional. Names of teams, with commas between them.' },
    tags: {
      label: 'Tags',
      hint: 'Optional. What each alert is tagged with there, with commas between them.',
    },
    hostname: {
      label: 'Host',
      hint: 'Optional. An account in Europe needs api.eu.opsgenie.com.',
      placeholder: 'api.opsgenie.com',
    },
  },
  victorops: {
    api_key: {
      label: 'API key',
      hint: 'In VictorOps, now Splunk On-Call: Integrations, REST Generic. It is the part of the URL after alert/.',
    },
    routing_key: {
      label: 'Routing key',
      hint: 'Optional. In VictorOps: Settings, Routing Keys.',
    },
  },
  bigpanda: {
    app_key: {
      label: 'App key',
      hint: 'In BigPanda: Integrations, New Integration, REST API. It is shown once the integration has a name.',
    },
    token: { label: 'Access token', hint: 'In BigPanda: Settings, API Keys.' },
  },
  sns: {
    topic_arn: {
      label: 'Topic ARN',
      hint: 'In AWS: Simple Notification Service, Topics, the topic.',
      placeholder: 'arn:aws:sns:eu-west-1:123456789012:ops',
    },
    access_key_id: {
      label: 'Access key ID',
      hint: 'In AWS: IAM, Users, one that may publish to the topic, Security credentials.',
    },
    secret_access_key: {
      label: 'Secret access key',
      hint: 'AWS shows it once, when the access key is made.',
    },
  },
  zapier: {
    url: {
      label: 'Webhook URL',
      hint: 'In Zapier: a Zap that begins with Webhooks by Zapier, Catch Hook.',
      placeholder: 'https://hooks.zapier.com/hooks/catch/…',
    },
  },
  campfire: { subdomain: { label: 'Subdomain' }, token: { label: 'Token' }, room: { label: 'Room' } },
  hipchat: {
    auth_token: { label: 'Token' },
    from: { label: 'Sender' },
    room_id: { label: 'Room' },
    notify: { label: 'Notify', hint: '0 or 1' },
    server_url: { label: 'Server', hint: 'Optional' },
  },
  flowdock: { api_token: { label: 'API token' }, user_name: { label: 'User name', hint: 'Optional' } },
  neptune: { api_key: { label: 'API key' } },
  'customer.io': {
    site_id: { label: 'Site ID' },
    api_key: { label: 'API key' },
    event_name: { label: 'Event name' },
  },
}

/** The settings of a type in the order of its form. */
export function fieldsOf(type: ServiceType): [name: string, field: ServiceField][] {
  return entriesOf(type).filter(([, { isIdle }]) => isIdle === undefined)
}

const entriesOf = (type: ServiceType): [name: string, field: ServiceField][] => Object.entries(FIELDS[type])

/** What a new service of a type begins with. */
export function presetsOf(type: ServiceType): Record<string, string> {
  const presets = entriesOf(type).flatMap(([name, { preset }]) =>
    preset === undefined ? [] : [[name, preset]],
  )
  return Object.fromEntries(presets) as Record<string, string>
}
