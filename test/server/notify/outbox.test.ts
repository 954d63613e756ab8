import type { ServerResponse } from 'node:http'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { AlertNotice } from '#api/alertNotices.ts'
import { alertMute } from '#api/alertMutes.ts'
import { alertCreate, alertDelete } from '#api/alerts.ts'
import { serviceNotificationList } from '#api/serviceNotifications.ts'
import { serviceCreate, serviceDelete } from '#api/services.ts'
import type { ServiceType } from '#api/serviceTypes.ts'
import { readConfig } from '#server/config.ts'
import { BACKOFF, deliverNotifications, Outbox } from '#server/notify/outbox.ts'
import { queueNotices } from '#server/store/queueNotices.ts'
import { openReceiver } from '#test/helpers/receiver.ts'
import { startServer } from '#test/helpers/server.ts'
import { cleared, triggered } from './notices.ts'

let now = 1_795_200_000
const config = readConfig({ POISE_NOTIFY_ALLOW: '127.0.0.1' })
const { deps, call } = await startServer({ config, now: () => now })
const { db } = deps
const receiver = await openReceiver()

const failures: unknown[] = []
const newOutbox = () => new Outbox(deps, 'https://poise.example.com', (error) => failures.push(error))
beforeEach(() => {
  receiver.received.length = 0
  receiver.answer = (answer) => answer.end('thanks')
})
afterEach(async () => {
  expect(failures.splice(0)).toEqual([])
  await db.execute(sql`DELETE FROM notifications`)
})

let names = 0
const service = async (path = '/', type: ServiceType = 'json') => {
  const settings = { url: receiver.url + path, room: 'a', token: 't', subdomain: 's' }
  return (await call(serviceCreate, { body: { type, title: `service ${(names += 1)}`, settings } })).id
}

/** An alert of these services with an incident; answers how to tell them of it. */
async function incidentOf(...services: number[]) {
  const name = `alert.${(names += 1)}`
  const { id } = await call(alertCreate, { body: { name, services } })
  const key = `key-${names}`
  const { rows } = (await db.execute(sql`
    INSERT INTO alert_incidents (alert_id, incident_key, triggered_at, notified_at, violations)
    VALUES (${id}, ${key}, ${now}, ${now}, '{}') RETURNING id`)) as unknown as { rows: { id: number }[] }
  const tell = (notice: AlertNotice) => {
    const told = { ...notice, alert: { ...notice.alert, id, name }, incident_key: key }
    return queueNotices(db, id, [{ incidentId: rows[0]!.id, notice: told }], now)
  }
  return { name, key, trigger: () => tell(triggered), clear: () => tell(cleared) }
}

const deliver = async (outbox = newOutbox()) => {
  const begun = await outbox.begin()
  await outbox.idle()
  return begun
}
const shown = async (id: number) => {
  const { notifications } = await call(serviceNotificationList, { params: { id } })
  return notifications.map(({ event, state, attempts }) => [
    event,
    state,
    ...attempts.map(({ answer }) => answer),
  ])
}
const events = () =>
  receiver.received.map(({ path, body }) => `${path} ${(JSON.parse(body) as AlertNotice).event}`)

test('what is due is delivered once, and noted', async () => {
  const id = await service()
  await (await incidentOf(id)).trigger()
  expect(await deliver()).toBe(1)
  expect(await deliver()).toBe(0)
  expect(JSON.parse(receiver.received[0]!.body)).toMatchObject({
    event: 'trigger',
    account: 'admin@localhost',
    violations: triggered.violations,
    link: expect.stringMatching(/^https:\/\/poise\.example\.com\/alerts\/\d+$/) as string,
  })
  const { query, notifications } = await call(serviceNotificationList, { params: { id } })
  expect(query).toEqual({ found: 1, length: 1, offset: 0, total: 1 })
  expect(notifications).toMatchObject([
    {
      event: 'trigger',
      state: 'sent',
      due_at: null,
      ended_at: now,
      attempts: [{ attempted_at: now, arrived: true, answer: 'HTTP 200: thanks' }],
    },
  ])
})

test('what does not arrive is tried again, longer and longer, also after a restart, and then given up', async () => {
  const id = await service()
  await (await incidentOf(id)).trigger()
  receiver.answer = (answer) => void answer.writeHead(503).end()
  expect(await deliver()).toBe(1)
  for (const pause of BACKOFF) {
    now += pause - 1
    expect(await deliver()).toBe(0)
    now += 1
    expect((await shown(id))[0]?.[1]).toBe('waiting')
    expect(await deliver()).toBe(1)
  }
  expect((await shown(id))[0]).toEqual(['trigger', 'failed', ...Array(7).fill('HTTP 503')])
  now += 86_400
  expect(await deliver()).toBe(0)
})

test('while its alert is muted nobody is told that it triggers, not by what waits either', async () => {
  const id = await service()
  const { name, trigger, clear } = await incidentOf(id)
  await trigger()
  receiver.answer = (answer) => void answer.writeHead(503).end()
  await deliver()
  await call(alertMute, { params: { id: name }, body: { seconds: 60 } })
  await clear()
  now += BACKOFF[0]!
  receiver.answer = (answer) => void answer.end()
  await deliver()
  await deliver()
  expect(await shown(id)).toEqual([
    ['clear', 'sent', 'HTTP 200'],
    ['trigger', 'dropped', 'HTTP 503', 'The alert was muted'],
  ])
})

test('what is refused is given up at once', async () => {
  const id = await service()
  await (await incidentOf(id)).trigger()
  receiver.answer = (answer) => void answer.writeHead(410).end('Gone for good')
  await deliver()
  expect(await shown(id)).toEqual([['trigger', 'failed', 'HTTP 410: Gone for good']])
})

test('what cleared waits until the service knows what triggered', async () => {
  const id = await service()
  const incident = await incidentOf(id)
  await incident.trigger()
  await incident.clear()
  receiver.answer = (answer) => void answer.writeHead(500).end()
  expect(await deliver()).toBe(1)
  expect(await deliver()).toBe(0)
  receiver.answer = (answer) => answer.end()
  now += 10
  expect(await deliver()).toBe(1)
  expect(await deliver()).toBe(1)
  expect(events()).toEqual(['/ trigger', '/ trigger', '/ clear'])
})

test('also of an alert that was deleted what cleared waits for what triggered', async () => {
  const id = await service()
  const incident = await incidentOf(id)
  await incident.trigger()
  receiver.answer = (answer) => void answer.writeHead(500).end()
  await deliver()
  await call(alertDelete, { params: { id: incident.name } })
  receiver.answer = (answer) => answer.end()
  expect(await deliver()).toBe(0)
  now += 10
  while ((await deliver()) > 0);
  expect(events()).toEqual(['/ trigger', '/ trigger', '/ clear'])
})

test('who comes back is told once of what goes on, and then of its end', async () => {
  const id = await service()
  const incident = await incidentOf(id)
  receiver.answer = (answer) => void answer.writeHead(500).end()
  await incident.trigger()
  await deliver()
  await incident.trigger()
  expect(await deliver()).toBe(1)
  receiver.answer = (answer) => answer.end()
  await incident.trigger()
  await incident.clear()
  receiver.received.length = 0
  while ((await deliver()) > 0);
  expect(events()).toEqual(['/ trigger', '/ clear'])
  const superseded = [
    'trigger',
    'dropped',
    'HTTP 500',
    'A newer notification of the same incident took its place',
  ]
  expect(await shown(id)).toEqual([
    ['clear', 'sent', 'HTTP 200'],
    ['trigger', 'sent', 'HTTP 200'],
    superseded,
    superseded,
  ])
})

test('a service that does not answer holds no other up', async () => {
  const silent = await service('/silent')
  const open: ServerResponse[] = []
  receiver.answer = (answer, { path }) => {
    if (path === '/silent') open.push(answer)
    else answer.end()
  }
  for (let n = 0; n < 100; n += 1) await (await incidentOf(silent)).trigger()
  const outbox = newOutbox()
  expect(await outbox.begin()).toBe(4)
  const other = await service('/other')
  await (await incidentOf(other)).trigger()
  expect(await outbox.begin()).toBe(1)
  await expect.poll(() => shown(other)).toEqual([['trigger', 'sent', 'HTTP 200']])
  expect(await newOutbox().begin()).toBe(0)
  await expect.poll(() => open).toHaveLength(4)
  for (const answer of open) answer.end()
  await outbox.idle()
  expect((await shown(silent)).filter(([, state]) => state === 'sent')).toHaveLength(4)
})

test('several processes deliver everything once', async () => {
  const ids = await Promise.all([service('/a'), service('/b'), service('/c')])
  for (let n = 0; n < 8; n += 1) await (await incidentOf(...ids)).trigger()
  const outboxes = [newOutbox(), newOutbox(), newOutbox()]
  for (let round = 0; round < 6; round += 1) await Promise.all(outboxes.map((outbox) => deliver(outbox)))
  expect(receiver.received).toHaveLength(24)
  expect(new Set(receiver.received.map(({ path, body }) => path + body)).size).toBe(24)
})

test('what a process that died had taken is delivered by another', async () => {
  const id = await service()
  await (await incidentOf(id)).trigger()
  await db.execute(sql`UPDATE notifications SET worker = 'dead', alive_at = ${now}`)
  now += 119
  expect(await deliver()).toBe(0)
  now += 1
  expect(await deliver()).toBe(1)
  expect(receiver.received).toHaveLength(1)
})

describe('is dropped, and says why:', () => {
  test('what a deleted service was to be told', async () => {
    const id = await service()
    await (await incidentOf(id)).trigger()
    await call(serviceDelete, { params: { id } })
    expect(await deliver()).toBe(1)
    const { rows } = (await db.execute(sql`
      SELECT state, answer FROM notifications JOIN notification_attempts ON notification_id = notifications.id`)) as unknown as {
      rows: unknown[]
    }
    expect(rows).toEqual([{ state: 'dropped', answer: 'The service was deleted' }])
  })

  test('what a service of a retired type was to be told', async () => {
    const id = await service('/', 'campfire')
    await (await incidentOf(id)).trigger()
    await deliver()
    expect(await shown(id)).toEqual([['trigger', 'dropped', 'Nothing is sent to Campfire any more']])
  })

  test('what cleared, where only what triggers is told', async () => {
    const id = await service('/', 'zapier')
    const incident = await incidentOf(id)
    await incident.trigger()
    await incident.clear()
    await deliver()
    await deliver()
    expect(await shown(id)).toEqual([
      ['clear', 'dropped', 'Zapier is told of what triggers only'],
      ['trigger', 'sent', 'HTTP 200: thanks'],
    ])
  })
})

test('secrets that a receiver repeats are not kept', async () => {
  const settings = { url: `${receiver.url}/a`, secret: 'hush-hush' }
  const { id } = await call(serviceCreate, { body: { type: 'json', title: 'echo', settings } })
  await (await incidentOf(id)).trigger()
  receiver.answer = (answer) => void answer.writeHead(400).end(`Bad secret hush-hush at ${receiver.url}/a`)
  await deliver()
  expect(await shown(id)).toEqual([['trigger', 'failed', 'HTTP 400: Bad secret *** at ***']])
})

test('a clean stop waits for what is under way, which is not sent twice', async () => {
  const id = await service()
  const open: ServerResponse[] = []
  receiver.answer = (answer) => void open.push(answer)
  await (await incidentOf(id)).trigger()
  const stop = deliverNotifications(deps, 'https://poise.example.com', (error) => failures.push(error))
  await expect.poll(() => open).toHaveLength(1)
  const stopped = stop()
  open[0]!.end('done')
  await stopped
  expect(await shown(id)).toEqual([['trigger', 'sent', 'HTTP 200: done']])
  await deliver()
  expect(receiver.received).toHaveLength(1)
})

test('a start of the only process does not wait until what its predecessor took counts as dead', async () => {
  const id = await service()
  await (await incidentOf(id)).trigger()
  await db.execute(sql`UPDATE notifications SET worker = 'killed', alive_at = ${now}`)
  const stop = deliverNotifications(deps, 'https://poise.example.com', (error) => failures.push(error))
  await expect.poll(async () => (await shown(id))[0]?.[1]).toBe('sent')
  await stop()
})
