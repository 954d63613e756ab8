import { describe, expect, test } from 'vitest'
import type { Role } from '#api/endpoint.ts'
import { tokenCreate, tokenDelete, tokenList, tokenUpdate, tokenView, type ApiToken } from '#api/tokens.ts'
import { basic, startServer } from '#test/helpers/server.ts'

let now = Date.UTC(2013, 1, 1, 18, 53, 38) / 1000
const { app, call, deps, inject, tokenOf } = await startServer({ now: () => now })
const form = { 'content-type': 'application/x-www-form-urlencoded' }
const url = '/v1/api_tokens'

const create = (name: string, role: Role = 'viewer') => call(tokenCreate, { body: { name, role } })
const statusWith = async (token: string) =>
  (await app.inject({ url: '/v1/session', headers: { authorization: basic('token', token) } })).statusCode

async function cookieOf(token: string): Promise<string> {
  const payload = { email: deps.config.email, token }
  const answer = await app.inject({ method: 'POST', url: '/v1/session', payload })
  return String(answer.headers['set-cookie']).split(';', 1)[0] ?? ''
}

describe('the examples of the API reference', () => {
  test('create, from a form and as JSON', async () => {
    const payload = 'name=My New Token&role=admin'
    const answer = await inject({ method: 'POST', url, headers: form, payload })
    expect(answer.statusCode).toBe(201)
    const { id, token } = answer.json<ApiToken>()
    expect(answer.headers.location).toBe(`/v1/api_tokens/${id}`)
    expect(token).toMatch(/^[0-9a-f]{64}$/)
    expect(answer.json()).toEqual({
      id,
      name: 'My New Token',
      token,
      active: true,
      role: 'admin',
      href: `http://localhost:80/v1/api_tokens/${id}`,
      created_at: '2013-02-01 18:53:38 UTC',
      updated_at: '2013-02-01 18:53:38 UTC',
      last_used_at: null,
    })
    expect(await create('My New Token', 'admin')).toMatchObject({ name: 'My New Token', role: 'admin' })
  })

  test('retrieve by id, and update from a form', async () => {
    const created = await create('My New Token', 'admin')
    const shown = { ...created, token: `${created.token.slice(0, 6)}…`, href: expect.any(String) }
    const params = { id: created.id }
    expect(await call(tokenView, { params })).toEqual(shown)

    now = Date.UTC(2013, 1, 1, 19, 51, 22) / 1000
    const payload = 'name=New Token Name&active=false&role=admin'
    const answer = await inject({ method: 'PUT', url: `${url}/${created.id}`, headers: form, payload })
    expect(answer.statusCode).toBe(200)
    const changed = {
      ...shown,
      name: 'New Token Name',
      active: false,
      updated_at: '2013-02-01 19:51:22 UTC',
    }
    expect(answer.json()).toEqual(changed)
    expect(await call(tokenView, { params })).toEqual(changed)
  })

  test('retrieve those that contain a word', async () => {
    const collectors = await create('Token for collectors', 'recorder')
    const disabled = await create('Token that has been disabled')
    await call(tokenUpdate, { params: { id: disabled.id }, body: { active: false } })
    await create('Something else')
    const answer = await inject({ url: `${url}?name=token*` })
    const { api_tokens, query } = answer.json<{ api_tokens: ApiToken[]; query: object }>()
    expect(api_tokens).toEqual([
      expect.objectContaining({ id: collectors.id, name: 'Token for collectors', role: 'recorder' }),
      expect.objectContaining({ id: disabled.id, role: 'viewer', active: false }),
    ])
    expect(query).toMatchObject({ found: 2, length: 2, offset: 0 })
    expect((await inject({ url: `${url}/token*?name=ignored` })).json()).toEqual(answer.json())
  })

  test('list all, those without a name too; delete', async () => {
    const { api_tokens, query } = await call(tokenList, {})
    expect(api_tokens.slice(0, 3).map(({ name, role }) => [name, role])).toEqual([
      [null, 'admin'],
      [null, 'recorder'],
      [null, 'viewer'],
    ])
    const count = api_tokens.length
    expect(query).toEqual({ found: count, length: count, offset: 0, total: count })

    const { id, token } = await create('to be deleted')
    expect(await statusWith(token)).toBe(200)
    const deleted = await inject({ method: 'DELETE', url: `${url}/${id}` })
    expect([deleted.statusCode, deleted.body]).toEqual([204, ''])
    expect(await statusWith(token)).toBe(401)
    expect((await inject({ url: `${url}/${id}` })).statusCode).toBe(404)
    expect((await inject({ method: 'DELETE', url: `${url}/${id}` })).statusCode).toBe(404)
    expect((await inject({ method: 'PUT', url: `${url}/${id}`, payload: {} })).statusCode).toBe(404)
  })
})

describe('a search by name', () => {
  const names = ['foo.bar', 'foo.bar.bazzle', 'a foo.bar', 'fooXbar', 'FOO.BAR 100%', 'foo_bar']
  const found = async (name: string) =>
    (await call(tokenList, { query: { name } })).api_tokens.map((token) => token.name)

  test.each([
    ['foo.bar', ['foo.bar', 'foo.bar.bazzle', 'a foo.bar', 'FOO.BAR 100%']],
    ['foo.bar*', ['foo.bar', 'foo.bar.bazzle', 'FOO.BAR 100%']],
    ['*.BAR', ['foo.bar', 'a foo.bar']],
    ['f*r', ['foo.bar', 'fooXbar', 'foo_bar']],
    ['100%', ['FOO.BAR 100%']],
    ['foo_', ['foo_bar']],
    ['nothing', []],
  ])('%s', async (search, expected) => {
    for (const name of (await found('foo')).length === 0 ? names : []) await create(name)
    expect(await found(search)).toEqual(expected)
  })

  test('pages, and turns round', async () => {
    const query = { name: 'foo.bar', offset: 1, length: 2, sort: 'desc' } as const
    const page = await call(tokenList, { query })
    expect(page.api_tokens.map(({ name }) => name)).toEqual(['a foo.bar', 'foo.bar.bazzle'])
    expect(page.query).toMatchObject({ found: 4, length: 2, offset: 1 })
    const loud = (await inject({ url: `${url}?name=foo.bar&sort=DESC&orderby=created_at` })).json<
      typeof page
    >()
    const plain = await call(tokenList, { query: { name: 'foo.bar', sort: 'desc' } })
    expect(loud).toEqual(plain)
  })

  test('another order than theirs is refused, as by every list', async () => {
    const answer = await inject({ url: `${url}?orderby=bogus` })
    expect([answer.statusCode, answer.body.includes('orderby')]).toEqual([400, true])
  })
})

test.each([
  ['no name', { role: 'admin' }, { name: ['is required'] }],
  ['a blank name', { name: ' ', role: 'admin' }, { name: ["can't be blank"] }],
  ['no role', { name: 'a' }, { role: ['is required'] }],
  ['another role', { name: 'a', role: 'root' }, { role: ['must be one of: admin, recorder, viewer'] }],
  ['a flag that is none', { name: 'a', role: 'viewer', active: 'no' }, { active: ['must be true or false'] }],
])('a token with %s is refused', async (_, payload, params) => {
  const answer = await inject({ method: 'POST', url, payload })
  expect([answer.statusCode, answer.json()]).toEqual([400, { errors: { params } }])
})

test('no name is too long, and a value cannot be chosen', async () => {
  const payload = { name: 'n'.repeat(5_000), role: 'viewer', token: 'chosen', active: false }
  const created = (await inject({ method: 'POST', url, payload })).json<ApiToken>()
  expect(created).toMatchObject({ name: payload.name, active: false })
  expect(created.token).not.toBe('chosen')
  expect(await statusWith(created.token)).toBe(401)
})

test('the whole object may be sent back: what is null or unknown in it changes nothing', async () => {
  const { api_tokens } = await call(tokenList, { query: { length: 3 } })
  for (const token of api_tokens) {
    const answer = await inject({ method: 'PUT', url: `${url}/${token.id}`, payload: token })
    expect(answer.json()).toEqual({ ...token, updated_at: expect.any(String) })
  }
})

test('a token tells when it was used last, which is noted once a minute', async () => {
  now = Date.UTC(2013, 1, 2, 10, 0, 0) / 1000
  const { id, token } = await create('Used')
  const usedAt = async () => {
    const found = await call(tokenView, { params: { id } })
    return 'last_used_at' in found ? found.last_used_at : undefined
  }
  expect(await usedAt()).toBeNull()
  const noted = []
  for (const seconds of [0, 59, 60]) {
    now = Date.UTC(2013, 1, 2, 10, 0, seconds) / 1000
    await statusWith(token)
    noted.push(await usedAt())
  }
  const at = (time: string) => `2013-02-02 ${time} UTC`
  expect(noted).toEqual([at('10:00:00'), at('10:00:00'), at('10:01:00')])
})

describe('at once', () => {
  test('an inactive token is refused, and so is who signed in with it', async () => {
    const { id, token } = await create('switched')
    const cookie = await cookieOf(token)
    const signedIn = async () => (await app.inject({ url: '/v1/session', headers: { cookie } })).statusCode
    expect([await statusWith(token), await signedIn()]).toEqual([200, 200])
    await call(tokenUpdate, { params: { id }, body: { active: false } })
    expect([await statusWith(token), await signedIn()]).toEqual([401, 204])
    await call(tokenUpdate, { params: { id }, body: { active: true } })
    expect([await statusWith(token), await signedIn()]).toEqual([200, 200])
    await call(tokenDelete, { params: { id } })
    expect([await statusWith(token), await signedIn()]).toEqual([401, 204])
  })

  test('a role holds', async () => {
    const { id, token } = await create('promoted')
    const mayList = async () =>
      (await app.inject({ url, headers: { authorization: basic('token', token) } })).statusCode
    expect(await mayList()).toBe(403)
    await call(tokenUpdate, { params: { id }, body: { role: 'admin' } })
    expect(await mayList()).toBe(200)
    await call(tokenUpdate, { params: { id }, body: { role: 'recorder' } })
    expect(await mayList()).toBe(403)
  })
})

test('the last active admin token stays, also when two leave at once', async () => {
  const { api_tokens } = await call(tokenList, {})
  const admins = api_tokens.filter(({ role, active }) => role === 'admin' && active)
  const [last, ...others] = admins.map(({ id }) => id)
  for (const id of others) await call(tokenDelete, { params: { id } })
  const reason = 'This is the last active admin token, and without one nobody could make another'
  const refused = [400, { errors: { request: [reason] } }]
  for (const request of [
    { method: 'DELETE' },
    { method: 'PUT', payload: { active: false } },
    { method: 'PUT', payload: { role: 'viewer' } },
  ] as const) {
    const answer = await inject({ url: `${url}/${last}`, ...request })
    expect([answer.statusCode, answer.json()]).toEqual(refused)
  }
  expect(await statusWith(tokenOf('admin'))).toBe(200)
  await call(tokenUpdate, { params: { id: last ?? 0 }, body: { name: 'renamed' } })

  const second = await create('second', 'admin')
  const answers = await Promise.all(
    [last, second.id].map((id) => inject({ method: 'DELETE', url: `${url}/${id}` })),
  )
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([204, 400])
})
