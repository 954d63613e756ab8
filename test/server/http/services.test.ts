import { describe, expect, test } from 'vitest'
import {
  serviceCreate,
  serviceDelete,
  serviceList,
  serviceUpdate,
  serviceView,
  type Service,
} from '#api/services.ts'
import { SERVICE_TYPE_NAMES } from '#api/serviceTypes.ts'
import { startServer } from '#test/helpers/server.ts'

let now = 1_700_000_000
const { call, inject } = await startServer({ now: () => now })
const form = { 'content-type': 'application/x-www-form-urlencoded' }
const url = '/v1/services'

const mail = (title: string) =>
  call(serviceCreate, { body: { type: 'mail', title, settings: { addresses: 'a@example.com' } } })

describe('the examples of the API reference', () => {
  const payload =
    'title=Notify Ops Room&type=campfire&settings%5Btoken%5D=1234567890ABCDEF&settings%5Broom%5D=Ops&settings%5Bsubdomain%5D=acme'

  test('create, from a form; retrieve; update; delete', async () => {
    const answer = await inject({ method: 'POST', url, headers: form, payload })
    expect(answer.statusCode).toBe(201)
    const { id } = answer.json<Service>()
    expect(answer.headers.location).toBe(`/v1/services/${id}`)
    const service = {
      id: expect.any(Number),
      type: 'campfire',
      settings: { room: 'Ops', token: '1234567890ABCDEF', subdomain: 'acme' },
      title: 'Notify Ops Room',
    }
    expect(answer.json()).toEqual(service)
    expect(await call(serviceView, { params: { id } })).toEqual(service)

    const renamed = 'title=Notify Ops Chatroom'
    const updated = await inject({ method: 'PUT', url: `${url}/${id}`, headers: form, payload: renamed })
    expect([updated.statusCode, updated.body]).toEqual([204, ''])
    expect(await call(serviceView, { params: { id } })).toEqual({ ...service, title: 'Notify Ops Chatroom' })

    const deleted = await inject({ method: 'DELETE', url: `${url}/${id}` })
    expect([deleted.statusCode, deleted.body]).toEqual([204, ''])
    for (const method of ['GET', 'PUT', 'DELETE'] as const) {
      expect((await inject({ method, url: `${url}/${id}` })).statusCode).toBe(404)
    }
  })
})

/** Settings that each type takes, and the message for each setting when all of them are missing. */
const right: Readonly<Record<string, Record<string, string>>> = {
  mail: { addresses: 'a@example.com' },
  webhook: { url: 'https://user:secret@example.com/hook' },
  json: { url: 'http://example.com/hook' },
  slack: { url: 'https://hooks.slack.com/services/a/b/c' },
  pagerduty: { service_key: 'k', event_type: 'trigger', description: 'd' },
  opsgenie: { customer_key: 'k' },
  victorops: { api_key: 'k' },
  bigpanda: { app_key: 'k', token: 't' },
  sns: { topic_arn: 'arn:aws:sns:us-east-1:123:ops', access_key_id: 'a', secret_access_key: 's' },
  campfire: { subdomain: 'acme', token: 't', room: 'Ops' },
  hipchat: { auth_token: 't', from: 'Librato', room_id: '1', notify: '0' },
  flowdock: { api_token: 't' },
  zapier: { url: 'https://zapier.com/hooks/a' },
  neptune: { api_key: 'k' },
  'customer.io': { site_id: 's', api_key: 'k', event_name: 'e' },
}

test('every type is in the tables below', () => {
  expect(Object.keys(right).toSorted()).toEqual(SERVICE_TYPE_NAMES.toSorted())
})

describe.each(Object.entries(right))('%s', (type, settings) => {
  test('takes its settings, and keeps those that it does not know', async () => {
    const given = { ...settings, more: 'x' }
    const payload = { type: type.toUpperCase(), title: type, settings: given }
    const answer = await inject({ method: 'POST', url, payload })
    expect(answer.json()).toEqual({ id: expect.any(Number), type, settings: given, title: type })
  })

  test('names every setting that it needs', async () => {
    const params = Object.fromEntries(
      Object.keys(settings).map((name) => [`settings.${name}`, ['Is required']]),
    )
    for (const given of [
      undefined,
      null,
      {},
      Object.fromEntries(Object.keys(settings).map((k) => [k, ' '])),
    ]) {
      const answer = await inject({ method: 'POST', url, payload: { type, title: 'a', settings: given } })
      expect([answer.statusCode, answer.json()]).toEqual([400, { errors: { params } }])
    }
  })
})

test.each([
  ['mail', 'addresses', 'a@example.com, b@example.com ,c@example.com', undefined],
  ['mail', 'addresses', 'a@example.com b@example.com', 'Must be a comma-separated string'],
  ['mail', 'addresses', 'a@example.com,', 'Must be a comma-separated string'],
  ['mail', 'addresses', 'nobody', 'Must be a comma-separated string'],
  ['webhook', 'url', 'www.example.com', 'Is missing protocol'],
  ['webhook', 'url', '192.0.2.0', 'Is missing protocol'],
  ['webhook', 'url', 'http://', 'Is not a valid URL'],
  ['webhook', 'url', 'ftp://example.com', 'Must begin with http:// or https://'],
  ['slack', 'url', 'hooks.slack.com', 'Is missing protocol'],
  ['sns', 'topic_arn', 'arn:aws-cn:sns:cn-north-1:123:ops', undefined],
  ['sns', 'topic_arn', 'arn:aws:sns:example.com/:1:ops', 'Must begin with arn:aws:sns: and a region'],
  ['sns', 'topic_arn', 'arn:aws:sqs:us-east-1:123:ops', 'Must begin with arn:aws:sns: and a region'],
  ['hipchat', 'from', 'A very long sender', 'Must be 15 or fewer letters, digits, spaces or any of . - _'],
  ['opsgenie', 'hostname', 'opsgenie.com.evil.example', 'Must be a host of opsgenie.com'],
  ['hipchat', 'notify', 'yes', 'Must be 0 or 1'],
  ['flowdock', 'user_name', 'a b', 'Must be 15 or fewer characters without spaces'],
])('%s: %s %j', async (type, name, value, message) => {
  const payload = { type, title: 'a', settings: { ...right[type], [name]: value } }
  const answer = await inject({ method: 'POST', url, payload })
  if (message === undefined) expect(answer.statusCode).toBe(201)
  else expect(answer.json()).toEqual({ errors: { params: { [`settings.${name}`]: [message] } } })
})

test.each([
  ['no title', { type: 'mail', settings: right.mail }, 'title', 'is required'],
  ['a blank title', { type: 'mail', title: ' ', settings: right.mail }, 'title', "can't be blank"],
  ['no type', { title: 'a' }, 'type', 'is required'],
  ['another type', { title: 'a', type: 'fax' }, 'type', `must be one of: ${SERVICE_TYPE_NAMES.join(', ')}`],
  [
    'a list as a setting',
    { type: 'mail', title: 'a', settings: { addresses: [] } },
    'settings.addresses',
    'must be text',
  ],
  ['settings as text', { type: 'mail', title: 'a', settings: 'a' }, 'settings', 'must be an object'],
])('a service with %s is refused', async (_, payload, field, message) => {
  const answer = await inject({ method: 'POST', url, payload })
  expect([answer.statusCode, answer.json()]).toEqual([400, { errors: { params: { [field]: [message] } } }])
})

test('values are text, and null is left out', async () => {
  const settings = { ...right.hipchat, room_id: 42, notify: true, server_url: null }
  const service = await call(serviceCreate, { body: { type: 'hipchat', title: 'a', settings } })
  expect(service.settings).toEqual({ auth_token: 't', from: 'Librato', room_id: '42', notify: 'true' })
})

test('an update replaces all settings, and they must fit the type', async () => {
  const { id } = await mail('changing')
  const params = { id }
  await call(serviceUpdate, { params, body: { settings: { addresses: 'b@example.com' }, title: null } })
  expect(await call(serviceView, { params })).toMatchObject({
    title: 'changing',
    settings: { addresses: 'b@example.com' },
  })
  const payload = { type: 'slack' }
  const refused = await inject({ method: 'PUT', url: `${url}/${id}`, payload })
  expect(refused.json()).toEqual({ errors: { params: { 'settings.url': ['Is required'] } } })
  await call(serviceUpdate, { params, body: { type: 'slack', settings: right.slack } })
  expect(await call(serviceView, { params })).toMatchObject({ type: 'slack', settings: right.slack })
})

describe('lists', () => {
  const titles = async (query: object) =>
    (await call(serviceList, { query })).services.map(({ title }) => title)

  test('of titles that contain a text, in any case; by title or by the last change', async () => {
    const ids: number[] = []
    for (const title of ['zeta 5%', 'Alpha 5%', 'beta 5%', 'gamma']) {
      now++
      ids.push((await mail(`order ${title}`)).id)
    }
    now++
    await call(serviceUpdate, { params: { id: ids[0] ?? 0 }, body: {} })
    expect(await titles({ title: 'ORDER' })).toEqual([
      'order Alpha 5%',
      'order beta 5%',
      'order gamma',
      'order zeta 5%',
    ])
    expect(await titles({ title: '5%', orderby: 'updated_at' })).toEqual([
      'order Alpha 5%',
      'order beta 5%',
      'order zeta 5%',
    ])
    expect(await titles({ title: 'order', sort: 'desc', offset: 1, length: 2 })).toEqual([
      'order gamma',
      'order beta 5%',
    ])
    expect((await call(serviceList, { query: { title: '5_' } })).query).toMatchObject({ found: 0, length: 0 })
    expect((await inject({ url: `${url}?orderby=type` })).statusCode).toBe(400)
  })
})

test('of two deletions one finds nothing', async () => {
  const { id } = await mail('once')
  await call(serviceDelete, { params: { id } })
  await expect(call(serviceDelete, { params: { id } })).rejects.toMatchObject({ status: 404 })
})
