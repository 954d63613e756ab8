import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { alertTest } from '#api/alertTests.ts'
import { alertCreate, alertView } from '#api/alerts.ts'
import { serviceAlertList, serviceNotificationList } from '#api/serviceNotifications.ts'
import { servicePreview } from '#api/servicePreview.ts'
import { serviceCreate, serviceList, serviceUpdate, serviceView } from '#api/services.ts'
import { serviceDraftTest, serviceTest } from '#api/serviceTests.ts'
import { snapshotCreate, snapshotSend } from '#api/snapshots.ts'
import { readConfig } from '#server/config.ts'
import { listNotificationsOf } from '#server/store/notifications.ts'
import { sealServices } from '#server/store/services.ts'
import { saveSnapshotPicture } from '#server/store/snapshots.ts'
import { openVault } from '#server/store/vault.ts'
import { openReceiver } from '#test/helpers/receiver.ts'
import { startServer } from '#test/helpers/server.ts'

const key = 'a key of sixteen or more'
const config = readConfig({
  POISE_NOTIFY_ALLOW: '127.0.0.1',
  POISE_KEY: key,
  POISE_URL: 'https://poise.example.com',
})
const { app, deps, call, as, inject } = await startServer({ config })
const receiver = await openReceiver()

const create = async (title: string, type: string, settings: Record<string, string>) =>
  (await call(serviceCreate, { body: { type, title, settings } })).id
const hook = (title: string) => create(title, 'webhook', { url: `${receiver.url}/hook` })
const payload = () =>
  JSON.parse(new URLSearchParams(receiver.received.pop()?.body).get('payload') ?? '') as Record<
    string,
    unknown
  >

describe('a test of a service', () => {
  test('is sent at once, answers what came of it, and is noted', async () => {
    const id = await hook('tested')
    expect(await call(serviceTest, { params: { id } })).toEqual({
      arrived: true,
      answer: 'HTTP 200: thanks',
      duration_ms: expect.any(Number),
    })
    expect(payload()).toMatchObject({ triggered_by_user_test: true, alert: { id: 0, name: 'cpu.high' } })
    const { notifications } = await call(serviceNotificationList, { params: { id } })
    expect(notifications).toMatchObject([{ event: 'test', state: 'sent', attempts: [{ arrived: true }] }])
  })

  test('may go to one that is not stored, and is not kept then', async () => {
    const settings = { url: `${receiver.url}/hook` }
    const { query } = await call(serviceList, {})
    expect(await call(serviceDraftTest, { body: { type: 'webhook', settings } })).toMatchObject({
      arrived: true,
      answer: 'HTTP 200: thanks',
    })
    expect(payload()).toMatchObject({ triggered_by_user_test: true })
    expect((await call(serviceList, {})).query).toEqual(query)
    const refused = call(serviceDraftTest, { body: { type: 'webhook' } })
    await expect(refused).rejects.toMatchObject({ status: 400 })
  })

  test('is not tried again', async () => {
    const id = await hook('broken')
    receiver.answer = (answer) => void answer.writeHead(500).end()
    expect(await call(serviceTest, { params: { id } })).toMatchObject({ arrived: false, answer: 'HTTP 500' })
    receiver.answer = (answer) => answer.end()
    const { notifications } = await call(serviceNotificationList, { params: { id } })
    expect(notifications).toMatchObject([{ state: 'failed', due_at: null }])
  })

  test('tells why nothing is sent', async () => {
    const mail = await create('no server', 'mail', { addresses: 'a@example.com' })
    const old = await create('old', 'neptune', { api_key: 'k' })
    const inside = await create('inside', 'slack', { url: 'http://10.0.0.1/' })
    for (const [id, answer] of [
      [mail, 'No mail can be sent: set POISE_SMTP'],
      [old, 'Nothing is sent to Neptune any more'],
      [inside, 'Poise may not reach 10.0.0.1, which is not public. POISE_NOTIFY_ALLOW can allow it'],
    ] as const) {
      expect(await call(serviceTest, { params: { id } })).toMatchObject({ arrived: false, answer })
    }
  })

  test('needs a service, and an admin', async () => {
    const gone = { params: { id: 999_999 } }
    for (const endpoint of [serviceTest, serviceNotificationList, serviceAlertList]) {
      await expect(call(endpoint, gone)).rejects.toMatchObject({ status: 404 })
      await expect(as('recorder')(endpoint, gone)).rejects.toMatchObject({ status: 403 })
    }
  })
})

describe('a test of an alert', () => {
  test('goes to all of its services, with values that violate its conditions', async () => {
    const [first, second] = [await hook('first'), await create('second', 'flowdock', { api_token: 't' })]
    const alert = await call(alertCreate, {
      body: {
        name: 'tested.alert',
        attributes: { runbook_url: 'https://wiki.example.com' },
        conditions: [
          {
            type: 'above',
            metric_name: 'cpu',
            threshold: 0.9,
            duration: 300,
            tags: [{ name: 'host', values: ['web-*'] }],
          },
          { type: 'below', metric_name: 'cpu', threshold: 0, tags: [{ name: 'host', values: ['web-*'] }] },
          { type: 'absent', metric_name: 'beat', duration: 600, source: 'db' },
        ],
        services: [first, second],
      },
    })
    const result = await call(alertTest, { params: { id: 'tested.alert' } })
    expect(result.services).toMatchObject([
      { id: first, title: 'first', type: 'webhook', arrived: true },
      { id: second, title: 'second', arrived: false, answer: 'Nothing is sent to Flowdock any more' },
    ])
    const [above, below, absent] = alert.conditions
    expect(payload()).toMatchObject({
      alert: { id: alert.id, name: 'tested.alert', runbook_url: 'https://wiki.example.com' },
      triggered_by_user_test: true,
      violations: {
        'host=web-test': [
          { metric: 'cpu', value: 0.99, condition_violated: above?.id, count: 5 },
          { metric: 'cpu', value: -1, condition_violated: below?.id },
        ],
        db: [{ metric: 'beat', value: null, condition_violated: absent?.id }],
      },
    })
    const params = { id: first }
    expect(await call(serviceAlertList, { params })).toEqual({
      alerts: [{ id: alert.id, name: 'tested.alert' }],
    })
    expect((await call(serviceNotificationList, { params })).notifications[0]?.alert).toEqual({
      id: alert.id,
      name: 'tested.alert',
    })
  })

  test('without services answers none; without the alert nothing', async () => {
    await call(alertCreate, { body: { name: 'lonely' } })
    expect(await call(alertTest, { params: { id: 'lonely' } })).toEqual({ services: [] })
    await expect(call(alertTest, { params: { id: 'nobody' } })).rejects.toMatchObject({ status: 404 })
  })
})

test('the list tells, when asked, which alerts notify a service and what it was told last', async () => {
  const [used, unused] = [await hook('list used'), await hook('list unused')]
  const alert = await call(alertCreate, { body: { name: 'list.alert', services: [used] } })
  await call(serviceTest, { params: { id: used } })
  receiver.answer = (answer) => void answer.writeHead(410).end()
  await call(alertTest, { params: { id: alert.id } })
  receiver.answer = (answer) => answer.end()
  const { services } = await call(serviceList, { query: { title: 'list ', usage: true } })
  const last = { event: 'test', state: 'failed', answer: 'HTTP 410', created_at: expect.any(Number) }
  expect(services.map(({ id, usage }) => [id, usage])).toEqual([
    [unused, { alerts: [], last_notification: null }],
    [used, { alerts: [{ id: alert.id, name: 'list.alert' }], last_notification: last }],
  ])
  const plain = await call(serviceList, { query: { title: 'list ' } })
  expect(plain.services[0]).not.toHaveProperty('usage')
})

describe('a preview', () => {
  test.each([
    ['slack', { url: 'https://hooks.slack.com/services/T0/B0/hush' }, 'https://hooks.slack.com/***', {}],
    [
      'webhook',
      { url: 'https://me:hush@example.com:8443/hush?a=hush' },
      'https://example.com:8443/***',
      { Authorization: 'Basic ***' },
    ],
    [
      'json',
      { url: 'https://example.com', secret: 'hush' },
      'https://example.com/',
      { 'X-Poise-Signature': 'sha256=***' },
    ],
    [
      'victorops',
      { api_key: 'hush' },
      'https://alert.victorops.com/integrations/generic/20131114/alert/***/nil',
      {},
    ],
    [
      'bigpanda',
      { app_key: 'a', token: 'hush' },
      'https://api.bigpanda.io/data/v2/alerts',
      { Authorization: 'Bearer ***' },
    ],
  ])('of %s shows no secret', async (type, settings, url, headers) => {
    const preview = await call(servicePreview, { body: { type, settings } })
    expect(preview).toMatchObject({ request: { method: 'POST', url, headers }, mail: null, nothing: null })
    expect(JSON.stringify(preview)).not.toContain('hush')
    expect(preview.request?.body).toContain('cpu.high')
  })

  test('of mail; of an alert; of what is not told', async () => {
    const { id } = await call(alertCreate, { body: { name: 'shown' } })
    const settings = { addresses: 'a@example.com' }
    const { mail } = await call(servicePreview, {
      body: { type: 'mail', settings, alert: id, event: 'clear' },
    })
    expect(mail).toMatchObject({ to: ['a@example.com'], subject: '[Poise] Alert shown has cleared.' })
    expect(mail?.text).toContain(`Link: https://poise.example.com/alerts/${id}`)
    const draft = {
      name: 'drafted',
      description: 'Not stored yet',
      attributes: { runbook_url: 'https://wiki.example.com' },
      conditions: [{ type: 'above' as const, metric_name: 'draft.cpu', threshold: 90 }],
    }
    const drafted = await call(servicePreview, { body: { type: 'mail', settings, alert: id, draft } })
    expect(drafted.mail?.text).toMatch(
      /alerts\/\d+\n[^]*metric `draft.cpu` was above threshold 90[^]*wiki.example.com/,
    )
    expect(drafted.mail?.text).toContain('Description: Not stored yet')
    const zapier = { type: 'zapier', settings: { url: 'https://example.com' }, event: 'clear' as const }
    expect(await call(servicePreview, { body: zapier })).toEqual({
      request: null,
      mail: null,
      nothing: 'Zapier is told of what triggers only',
      refused: null,
    })
    const inside = { type: 'slack', settings: { url: 'http://10.0.0.1/' } }
    expect((await call(servicePreview, { body: inside })).refused).toContain('may not reach 10.0.0.1')
  })

  test.each([
    [{ type: 'slack' }, { 'settings.url': ['Is required'] }],
    [
      { type: 'mail', settings: { addresses: 'a@b' }, alert: 'nobody' },
      { alert: ['is no alert of this account'] },
    ],
    [
      { type: 'mail', settings: { addresses: 'a@b' }, event: 'party' },
      { event: ['must be one of: trigger, clear, test'] },
    ],
  ])('%j is refused', async (body, params) => {
    const answer = await inject({ method: 'POST', url: '/v1/services/preview', payload: body })
    expect([answer.statusCode, answer.json()]).toEqual([400, { errors: { params } }])
  })
})

describe('with POISE_KEY', () => {
  const stored = async (id: number) => {
    const { rows } = (await deps.db.execute(
      sql`SELECT settings FROM services WHERE id = ${id}`,
    )) as unknown as { rows: { settings: Record<string, string> }[] }
    return rows[0]?.settings
  }
  const settings = { url: 'https://hooks.slack.com/hush' }

  test('secrets are sealed in the database, and shown to admins, in alerts as well', async () => {
    const id = await create('sealed', 'slack', settings)
    expect((await stored(id))?.url).toMatch(/^sealed:1:/)
    expect(await call(serviceView, { params: { id } })).toEqual({
      id,
      type: 'slack',
      title: 'sealed',
      settings,
    })
    const alert = await call(alertCreate, { body: { name: 'of.sealed', services: [id] } })
    expect(alert.services).toMatchObject([{ id, settings }])
    expect((await call(alertView, { params: { id: alert.id } })).services).toEqual(alert.services)
  })

  test('plain rows are readable, and sealed by a start and by a write', async () => {
    const id = await create('plain', 'slack', settings)
    const plain = () =>
      deps.db.execute(sql`
      UPDATE services SET settings = ${JSON.stringify(settings)}::jsonb WHERE id = ${id}`)
    await plain()
    expect((await call(serviceView, { params: { id } })).settings).toEqual(settings)
    await sealServices(deps.db, openVault(key).seal)
    expect((await stored(id))?.url).toMatch(/^sealed:1:/)
    await plain()
    await call(serviceUpdate, { params: { id }, body: { settings: { ...settings, more: 'x' } } })
    expect((await stored(id))?.more).toMatch(/^sealed:1:/)
  })

  test('another key: lists and notifications say so, and the service can be renamed and set anew', async () => {
    const fault = 'Its secrets cannot be read: POISE_KEY is not the one that sealed them'
    const id = await create('unreadable', 'pagerduty', {
      service_key: 'k',
      event_type: 'e',
      description: 'd',
    })
    const sealed = openVault('another key of sixteen').seal('slack', { service_key: 'k' })
    const kept = JSON.stringify({ ...sealed, event_type: 'e', description: 'd' })
    await deps.db.execute(sql`UPDATE services SET settings = ${kept}::jsonb WHERE id = ${id}`)
    const shown = { id, type: 'pagerduty', settings: { event_type: 'e', description: 'd' }, fault }
    const { services } = await call(serviceList, { query: { title: 'unreadable' } })
    expect(services).toEqual([{ ...shown, title: 'unreadable' }])
    expect(await call(serviceTest, { params: { id } })).toMatchObject({ arrived: false, answer: fault })
    await call(serviceUpdate, { params: { id }, body: { title: 'renamed' } })
    expect(await call(serviceView, { params: { id } })).toEqual({ ...shown, title: 'renamed' })
    const refused = await inject({ method: 'PUT', url: `/v1/services/${id}`, payload: { type: 'opsgenie' } })
    expect(refused.json()).toEqual({ errors: { params: { 'settings.customer_key': ['Is required'] } } })
    const anew = { service_key: 'new', event_type: 'e', description: 'd' }
    await call(serviceUpdate, { params: { id }, body: { settings: anew } })
    expect(await call(serviceView, { params: { id } })).toEqual({
      id,
      type: 'pagerduty',
      title: 'renamed',
      settings: anew,
    })
  })
})

test('a snapshot is posted to a Slack service with a message, once it is drawn', async () => {
  const service = await create('chat', 'slack', { url: `${receiver.url}/slack` })
  const webhook = await hook('not a chat')
  const { id, slug } = await call(snapshotCreate, {
    body: {
      subject: { chart: { definition: { name: 'CPU <all>', streams: [] } } },
      start_time: 1_700_000_000,
      end_time: 1_700_003_600,
    },
  })
  const send = (body: { service: number; message?: string }) => call(snapshotSend, { params: { id }, body })
  await expect(send({ service })).rejects.toMatchObject({ status: 409 })
  await expect(send({ service: webhook })).rejects.toMatchObject({
    body: { errors: { params: { service: ['is no Slack service of this account'] } } },
  })
  await saveSnapshotPicture(deps.db, id, Buffer.of(), 1_700_003_600)
  const result = await send({ service, message: ' Look: <!channel> & all ' })
  expect(result).toMatchObject({ arrived: true, answer: 'HTTP 200' })
  const page = `https://poise.example.com/s/${slug}`
  expect(JSON.parse(receiver.received.pop()?.body ?? '')).toEqual({
    text: 'Look: &lt;!channel&gt; &amp; all',
    attachments: [
      {
        fallback: `CPU &lt;all&gt; ${page}`,
        title: 'CPU &lt;all&gt;',
        title_link: page,
        text: 'Tue 14 Nov 2023 22:13:20 – 23:13:20 UTC',
        image_url: `${page}.png`,
      },
    ],
  })
})

test('a server that is stopped waits for no receiver, and notes that', async () => {
  const id = await hook('silent')
  receiver.received.length = 0
  receiver.answer = () => undefined
  const tested = call(serviceTest, { params: { id } })
  await expect.poll(() => receiver.received).toHaveLength(1)
  await app.close()
  expect(await tested).toMatchObject({ arrived: false, answer: 'Poise was stopped meanwhile' })
  const [noted] = (await listNotificationsOf(deps.db, id, { offset: 0, length: 1 })).rows
  expect(noted?.state).toBe('failed')
})
