import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { AlertNotice } from '#api/alertNotices.ts'
import { RETIRED_TYPES, SERVICE_TYPE_NAMES, whyNotTold, type ServiceType } from '#api/serviceTypes.ts'
import type { HttpMessage, MailMessage } from '#server/notify/message.ts'
import { messageFor } from '#server/notify/messageFor.ts'
import { cleared, occasion, tested, triggered } from './notices.ts'

const link = 'https://poise.example.com/alerts/123'

const http = (type: ServiceType, notice: AlertNotice, settings: Record<string, string>) =>
  messageFor(type, occasion(notice, settings)) as HttpMessage
const json = (message: HttpMessage) => JSON.parse(message.body) as unknown
const field = (message: HttpMessage, name: string) =>
  JSON.parse(new URLSearchParams(message.body).get(name) ?? '') as unknown

describe('webhook', () => {
  const settings = { url: 'https://example.com/hook?a=1' }
  const alert = {
    id: 123,
    name: 'Some alert name',
    runbook_url: 'http://example.com/runbook.pdf',
    version: 2,
  }

  test('is a form of one field, with what Librato put into it', () => {
    const message = http('webhook', triggered, settings)
    expect(message).toMatchObject({ method: 'POST', url: settings.url })
    expect(message.headers).toEqual({ 'Content-Type': 'application/x-www-form-urlencoded' })
    expect([...new URLSearchParams(message.body).keys()]).toEqual(['payload'])
    expect(field(message, 'payload')).toEqual({
      alert: { ...alert, description: '' },
      account: 'm@example.com',
      trigger_time: 1_389_391_090,
      incident_key: 'a1b2',
      conditions: triggered.conditions,
      violations: triggered.violations,
      triggered_by_user_test: false,
    })
    expect(field(http('webhook', tested, settings), 'payload')).toMatchObject({
      triggered_by_user_test: true,
    })
  })

  test.each(['normal', 'auto', 'manual'] as const)('%s: what cleared is always normal', (clear) => {
    expect(field(http('webhook', { ...cleared, clear }, settings), 'payload')).toEqual({
      alert,
      incident_key: 'a1b2',
      account: 'm@example.com',
      trigger_time: 12_321_123,
      clear: 'normal',
    })
  })

  test('no runbook is empty text, as it was', () => {
    const bare = { ...triggered, alert: { ...triggered.alert, runbook_url: null } }
    expect(field(http('webhook', bare, settings), 'payload')).toMatchObject({ alert: { runbook_url: '' } })
  })

  test.each(['webhook', 'json'] as const)('%s: user and password go into a header', (type) => {
    const message = http(type, triggered, { url: 'https://me:p%40ss@example.com/hook' })
    expect(message.url).toBe('https://example.com/hook')
    expect(message.headers.Authorization).toBe(`Basic ${Buffer.from('me:p@ss').toString('base64')}`)
    const odd = http(type, triggered, { url: 'https://me:100%@example.com/hook' }).headers.Authorization
    expect(odd).toBe(`Basic ${Buffer.from('me:100%').toString('base64')}`)
  })
})

describe('json', () => {
  test('is the notice; with a secret the body is signed', () => {
    const url = 'https://example.com/hook'
    expect(json(http('json', triggered, { url }))).toEqual({ ...triggered, account: 'm@example.com', link })
    expect(http('json', triggered, { url }).headers).toEqual({ 'Content-Type': 'application/json' })
    const { headers, body } = http('json', cleared, { url, secret: 'Ünguessable' })
    const signature = createHmac('sha256', 'Ünguessable').update(body).digest('hex')
    expect(headers['X-Poise-Signature']).toBe(`sha256=${signature}`)
  })
})

describe('mail', () => {
  const mail = (notice: AlertNotice) =>
    messageFor('mail', occasion(notice, { addresses: 'a@example.com, b@example.com' })) as MailMessage

  test.each<[AlertNotice, string]>([
    [triggered, '[Poise] Alert Some alert name has triggered!'],
    [tested, '[Poise] [Test] Alert Some alert name has triggered!'],
    [cleared, '[Poise] Alert Some alert name has cleared.'],
    [{ ...cleared, clear: 'auto' }, '[Poise] Alert Some alert name was automatically cleared.'],
    [{ ...cleared, clear: 'manual' }, '[Poise] Alert Some alert name was manually cleared.'],
  ])('%#: %s', (notice, subject) => {
    const { text, html, ...head } = mail(notice)
    expect(head).toEqual({
      kind: 'mail',
      id: '<a1b2.7@poise.example.com>',
      to: ['a@example.com', 'b@example.com'],
      subject,
    })
    expect(text).toContain(link)
    expect(html).toContain(`<a href="${link}">${link}</a>`)
  })
})

describe('slack', () => {
  const slack = (notice: AlertNotice) => json(http('slack', notice, { url: 'https://hooks.slack.com/a' }))

  test('triggered', () => {
    expect(slack(triggered)).toEqual({
      attachments: [
        {
          fallback: `Alert 'Some alert name' has triggered! ${link}`,
          color: '#0880ad',
          pretext: `Alert <${link}|Some alert name> has triggered! <http://example.com/runbook.pdf|Runbook>`,
          fields: [
            {
              title: 'foo.bar',
              value:
                'metric `metric.name` was above threshold 10 with value 100 recorded at Fri, Jan 10 2014 at 21:58:03 UTC',
            },
            {
              title: 'baz.lol',
              value:
                'metric `another.metric` was below threshold 100 with value 10 recorded at Fri, Jan 10 2014 at 21:58:03 UTC\n' +
                'metric `i.am.absent` was absent for 600 seconds recorded at Fri, Jan 10 2014 at 21:58:03 UTC',
            },
          ],
          mrkdwn_in: ['text', 'fields'],
        },
      ],
    })
  })

  test.each([
    ['normal', 'has cleared'],
    ['auto', 'was automatically cleared'],
    ['manual', 'was manually cleared'],
  ] as const)('cleared: %s', (clear, words) => {
    const at = 'at Sat, May 23 1970 at 14:32:03 UTC'
    expect(slack({ ...cleared, clear })).toEqual({
      attachments: [
        {
          text: `Alert <${link}|Some alert name> ${words} ${at}`,
          fallback: `Alert 'Some alert name' ${words} ${at}`,
          color: '#17B03C',
        },
      ],
    })
  })

  test('a test says so; a name mentions nobody', () => {
    const alert = { ...tested.alert, name: '<!channel> & co' }
    expect(slack({ ...tested, alert })).toMatchObject({
      attachments: [
        {
          pretext: expect.stringMatching(
            /^This is a test alert notification.*\n\nAlert <[^|]+\|&lt;!channel&gt; &amp; co> has/,
          ) as string,
        },
      ],
    })
  })
})

describe('pagerduty', () => {
  const settings = { service_key: 'key', event_type: 'trigger', description: 'unused' }
  const details = {
    alert: { id: 123, name: 'Some alert name', version: 2 },
    account: 'm@example.com',
    alert_url: link,
    runbook_url: 'http://example.com/runbook.pdf',
  }

  test('triggers and resolves under the key of the incident', () => {
    const message = http('pagerduty', triggered, settings)
    expect(message.url).toBe('https://events.pagerduty.com/v2/enqueue')
    const { conditions, violations } = triggered
    const event = {
      routing_key: 'key',
      dedup_key: 'a1b2',
      client: 'Poise',
      client_url: link,
      links: [{ href: 'http://example.com/runbook.pdf', text: 'Runbook' }],
    }
    const payload = { summary: 'Some alert name', severity: 'critical' }
    expect(json(message)).toEqual({
      ...event,
      event_action: 'trigger',
      payload: {
        ...payload,
        source: 'foo.bar, baz.lol',
        timestamp: '2014-01-10T21:58:10.000Z',
        custom_details: { ...details, trigger_time: 1_389_391_090, conditions, violations },
      },
    })
    expect(json(http('pagerduty', { ...cleared, clear: 'auto' }, settings))).toEqual({
      ...event,
      event_action: 'resolve',
      payload: {
        ...payload,
        source: 'm@example.com',
        timestamp: '1970-05-23T14:32:03.000Z',
        custom_details: { ...details, trigger_time: 12_321_123, clear: 'auto' },
      },
    })
  })

  test('a key of an old integration gets what Librato sent', () => {
    const { otherwise } = http('pagerduty', triggered, { ...settings, incident_key: 'web' })
    expect(otherwise!.url).toBe('https://events.pagerduty.com/generic/2010-04-15/create_event.json')
    const { conditions, violations } = triggered
    expect(json(otherwise!)).toEqual({
      service_key: 'key',
      event_type: 'trigger',
      incident_key: 'web-a1b2',
      description: 'Some alert name',
      client: 'Poise',
      client_url: link,
      details: { ...details, trigger_time: 1_389_391_090, conditions, violations },
    })
    expect(json(http('pagerduty', cleared, settings).otherwise!)).toMatchObject({ event_type: 'resolve' })
  })

  test('a runbook that is no address is no link', () => {
    const alert = { ...triggered.alert, runbook_url: 'see folder 12' }
    const body = json(http('pagerduty', { ...triggered, alert }, settings))
    expect(body).not.toHaveProperty('links')
    expect(body).toMatchObject({ payload: { custom_details: { runbook_url: 'see folder 12' } } })
  })

  test('a key of the service stands before that of the incident; a test has a note', () => {
    expect(json(http('pagerduty', tested, { ...settings, incident_key: 'web' }))).toMatchObject({
      dedup_key: 'web-a1b2',
      payload: {
        custom_details: { note: 'This is a test alert notification, no action is required.' },
      },
    })
  })
})

describe('opsgenie', () => {
  const settings = {
    customer_key: 'key',
    teams: 'ops, dev',
    recipients: 'me@example.com,nights',
    tags: 'a,b',
  }

  test('creates an alert and closes it by its alias', () => {
    const message = http('opsgenie', triggered, settings)
    expect(message.url).toBe('https://api.opsgenie.com/v2/alerts')
    expect(message.headers.Authorization).toBe('GenieKey key')
    expect(json(message)).toEqual({
      message: 'Some alert name',
      alias: 'a1b2',
      description: expect.stringContaining('metric `metric.name` was above threshold 10') as string,
      responders: [
        { type: 'team', name: 'ops' },
        { type: 'team', name: 'dev' },
        { type: 'user', username: 'me@example.com' },
        { type: 'schedule', name: 'nights' },
      ],
      tags: ['a', 'b'],
      details: { link, runbook_url: 'http://example.com/runbook.pdf' },
      source: 'Poise',
    })
    const close = http('opsgenie', cleared, { ...settings, hostname: 'api.eu.opsgenie.com' })
    expect(close.url).toBe('https://api.eu.opsgenie.com/v2/alerts/a1b2/close?identifierType=alias')
    expect(json(close)).toMatchObject({ note: expect.stringContaining('has cleared at') as string })
  })

  test('the key goes to no other host', () => {
    for (const hostname of ['evil.example', 'opsgenie.com.evil.example', 'a@evil.example/opsgenie.com', '']) {
      expect(http('opsgenie', triggered, { ...settings, hostname }).url).toMatch(
        /^https:\/\/api\.opsgenie\.com\//,
      )
    }
  })
})

test.each<[AlertNotice, string, string]>([
  [triggered, 'CRITICAL', 'Some alert name'],
  [tested, 'CRITICAL', '[Test] Some alert name'],
  [cleared, 'RECOVERY', 'Some alert name'],
  [{ ...triggered, stream: 'foo.bar' }, 'CRITICAL', 'Some alert name foo.bar'],
  [{ ...cleared, stream: 'foo.bar' }, 'RECOVERY', 'Some alert name foo.bar'],
])('victorops %#', (notice, message_type, entity_id) => {
  const message = http('victorops', notice, { api_key: 'a/b', routing_key: 'team' })
  expect(message.url).toBe('https://alert.victorops.com/integrations/generic/20131114/alert/a%2Fb/team')
  expect(json(message)).toEqual({
    message_type,
    entity_id,
    state_message: expect.stringContaining('# Alert Some alert name ') as string,
    monitoring_tool: 'librato',
    timestamp: notice.time,
  })
})

test('bigpanda', () => {
  const settings = { app_key: 'app', token: 'secret' }
  const message = http('bigpanda', triggered, settings)
  expect(message.url).toBe('https://api.bigpanda.io/data/v2/alerts')
  expect(message.headers.Authorization).toBe('Bearer secret')
  const always = {
    app_key: 'app',
    primary_property: 'check',
    check: 'Some alert name',
    runbook_url: 'http://example.com/runbook.pdf',
    link,
  }
  expect(json(message)).toEqual({
    ...always,
    status: 'critical',
    timestamp: 1_389_391_090,
    violations: expect.stringMatching(
      /^Violation 1: metric `metric.name` from `foo.bar` was .*\. Violation 2: /,
    ) as string,
    sources: 'foo.bar, baz.lol',
  })
  expect(json(http('bigpanda', cleared, settings))).toEqual({
    ...always,
    status: 'ok',
    timestamp: 12_321_123,
  })
  expect(json(http('bigpanda', tested, settings))).toMatchObject({ check: '[Test] Some alert name' })
  expect(json(http('bigpanda', { ...cleared, stream: 'foo.bar' }, settings))).toMatchObject({
    secondary_property: 'stream',
    stream: 'foo.bar',
  })
})

describe('an alert on very many streams', () => {
  const names = Array.from({ length: 5_000 }, (_, index) => `host=web-${index},region=eu-central-${index}`)
  const violations = Object.fromEntries(names.map((name) => [name, triggered.violations['foo.bar']!]))
  const settings = { url: 'https://example.com/', topic_arn: 'arn:aws:sns:eu-west-1:1:ops' }
  test.each<[ServiceType, number]>([
    ['pagerduty', 512_000],
    ['webhook', 512_000],
    ['json', 512_000],
    ['bigpanda', 512_000],
    ['slack', 512_000],
    ['sns', 256_000],
  ])('%s gets a message that it takes', (type, most) => {
    const { body } = http(type, { ...triggered, violations }, settings)
    expect(
      Buffer.byteLength(type === 'sns' || type === 'webhook' ? decodeURIComponent(body) : body),
    ).toBeLessThan(most)
    expect(decodeURIComponent(body.replaceAll('+', ' '))).toMatch(/more_streams|and \d+ more/)
  })
})

describe('sns', () => {
  const settings = {
    topic_arn: 'arn:aws:sns:eu-west-1:123456789012:ops',
    access_key_id: 'AKIDEXAMPLE',
    secret_access_key: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  }

  test('publishes JSON and a short text', () => {
    const message = http('sns', triggered, settings)
    expect(message.url).toBe('https://sns.eu-west-1.amazonaws.com/')
    const form = Object.fromEntries(new URLSearchParams(message.body))
    expect(form).toMatchObject({ Action: 'Publish', TopicArn: settings.topic_arn, MessageStructure: 'json' })
    const parts = field(message, 'Message') as { default: string; sms: string }
    expect(JSON.parse(parts.default)).toMatchObject({
      trigger_time: 1_389_391_090,
      violations: triggered.violations,
    })
    expect(parts.sms).toHaveLength(140)
    expect(parts.sms).toMatch(
      /^Alert 'Some alert name' has triggered! metric `metric.name` from `foo.bar`.*\.\.\.$/,
    )
    const clear = field(http('sns', { ...cleared, clear: 'manual' }, settings), 'Message')
    expect(clear).toEqual({
      default: expect.stringContaining('"clear":"manual"') as string,
      sms: "Alert 'Some alert name' was manually cleared at Sat, May 23 1970 at 14:32:03 UTC",
    })
  })

  test('is signed for its moment, service and region, and for its body', () => {
    const { headers } = http('sns', triggered, settings)
    expect(headers['X-Amz-Date']).toBe('20150830T123600Z')
    expect(headers.Authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/20150830\/eu-west-1\/sns\/aws4_request, SignedHeaders=[a-z;-]*host[a-z;-]*, Signature=[0-9a-f]{64}$/,
    )
    expect(http('sns', cleared, settings).headers.Authorization).not.toBe(headers.Authorization)
    expect(http('sns', triggered, settings).headers).toEqual(headers)
  })

  test('the region cannot lead elsewhere', () => {
    const topic_arn = 'arn:aws:sns:evil.example/:1:ops'
    expect(new URL(http('sns', triggered, { ...settings, topic_arn }).url).hostname).not.toContain('evil')
  })
})

test('zapier', () => {
  const message = http('zapier', tested, { url: 'https://hooks.zapier.com/a' })
  expect(json(message)).toEqual({
    id: 123,
    name: 'Some alert name',
    description: '',
    runbook_url: 'http://example.com/runbook.pdf',
    violations: expect.stringMatching(
      /^metric `metric.name` from `foo.bar` was above .*\. metric `another/,
    ) as string,
    triggered_by_user_test: true,
  })
})

test('who is not told is told nothing, and everybody else is', () => {
  const untold = (event: AlertNotice['event']) =>
    SERVICE_TYPE_NAMES.filter((type) => whyNotTold(type, event) !== undefined)
  expect(untold('trigger')).toEqual(RETIRED_TYPES)
  expect(untold('test')).toEqual(RETIRED_TYPES)
  expect(untold('clear')).toEqual(['zapier', ...RETIRED_TYPES])
  expect(whyNotTold('hipchat', 'trigger')).toBe('Nothing is sent to HipChat any more')
})
