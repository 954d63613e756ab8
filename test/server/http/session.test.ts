import { describe, expect, test } from 'vitest'
import { buildApp } from '#server/app.ts'
import { createToken, createSignInCode, ensureFirstToken, renewToken } from '#server/store/tokens.ts'
import { apiTokens } from '#server/store/tables.ts'
import { basic, startServer } from '#test/helpers/server.ts'

let now = 1_700_000_000
const DAY = 86_400
const server = await startServer({ now: () => now })
const { app, deps } = server
const email = 'admin@example.com'
const token = server.tokenOf('admin')

const signIn = (payload: object, headers: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url: '/v1/session', payload, headers, remoteAddress: freshAddress() })

let addresses = 0
const freshAddress = () => `10.0.${Math.floor(addresses / 250)}.${addresses++ % 250}`

async function cookieOf(role: 'admin' | 'viewer' | 'recorder'): Promise<string> {
  const answer = await signIn({ email, token: server.tokenOf(role) })
  return String(answer.headers['set-cookie']).split(';', 1)[0] ?? ''
}

describe('signing in by email and token', () => {
  test('sets a cookie that no script reads and no other site sends', async () => {
    const answer = await signIn({ email: ' Admin@Example.com', token: ` ${token}\n` })
    expect(answer.statusCode).toBe(201)
    expect(answer.json()).toEqual({ email, role: 'admin', token_name: null, token_id: expect.any(Number) })
    expect(answer.headers['set-cookie']).toMatch(
      /^poise_session=[0-9a-f]{64}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Strict$/,
    )
  })

  test('is secure where the public address is', async () => {
    const config = { ...deps.config, url: 'https://poise.example.com' }
    const secure = buildApp({ ...deps, config }, { logger: false })
    const answer = await secure.inject({ method: 'POST', url: '/v1/session', payload: { email, token } })
    expect(answer.headers['set-cookie']).toMatch(/; Secure$/)
    await secure.close()
  })

  test.each([
    ['a wrong token', { email, token: 'wrong' }],
    ['a wrong email', { email: 'eve@example.com', token }],
    ['both wrong', { email: 'eve@example.com', token: 'wrong' }],
  ])('with %s is refused in the same words, without a window of the browser', async (_, body) => {
    const answer = await signIn(body)
    expect(answer.statusCode).toBe(401)
    expect(answer.json()).toEqual({ errors: { request: ['Email or token is wrong'] } })
    expect(answer.headers['www-authenticate']).toBeUndefined()
    expect(answer.headers['set-cookie']).toBeUndefined()
  })

  test('is slowed down for the address that fails, and only for it', async () => {
    const remoteAddress = '192.0.2.1'
    const attempt = (given: string, from = remoteAddress) =>
      app.inject({
        method: 'POST',
        url: '/v1/session',
        payload: { email, token: given },
        remoteAddress: from,
      })
    for (let n = 0; n < 20; n++) expect((await attempt('wrong')).statusCode).toBe(401)
    const slowed = await attempt(token)
    expect(slowed.statusCode).toBe(429)
    expect(slowed.headers['retry-after']).toBe('60')
    expect((await attempt(token, '192.0.2.2')).statusCode).toBe(201)
    now += 60
    expect((await attempt(token)).statusCode).toBe(201)
  })
})

describe('a session', () => {
  test('stands for its token, may be seen, and ends', async () => {
    const cookie = await cookieOf('viewer')
    const session = await app.inject({ url: '/v1/session', headers: { cookie: `other=1; ${cookie}` } })
    expect(session.json()).toEqual({ email, role: 'viewer', token_name: null, token_id: expect.any(Number) })
    const refused = await app.inject({
      method: 'POST',
      url: '/v1/spaces',
      headers: { cookie },
      payload: { name: 'a' },
    })
    expect(refused.statusCode).toBe(403)

    const ended = await app.inject({ method: 'DELETE', url: '/v1/session', headers: { cookie } })
    expect(ended.statusCode).toBe(204)
    expect(ended.headers['set-cookie']).toMatch(/^poise_session=; Max-Age=0;/)
    expect((await app.inject({ url: '/v1/session', headers: { cookie } })).statusCode).toBe(204)
  })

  test('lives for 30 days after its last use', async () => {
    const cookie = await cookieOf('admin')
    const use = () => app.inject({ url: '/v1/session', headers: { cookie } })
    expect((await use()).headers['set-cookie']).toBeUndefined()
    now += 2 * DAY
    expect((await use()).headers['set-cookie']).toContain(`${cookie}; Max-Age=2592000`)
    now += 29 * DAY
    expect((await use()).statusCode).toBe(200)
    now += 31 * DAY
    expect((await use()).statusCode).toBe(204)
  })

  test.each(['poise_session=', 'poise_session=wrong', 'poise_session', '', 'a=b'])(
    'is not %j: to ask who is signed in is no error, to read is',
    async (cookie) => {
      const [asked, read] = await Promise.all(
        ['/v1/session', '/v1/spaces'].map((url) => app.inject({ url, headers: { cookie } })),
      )
      expect([asked?.statusCode, asked?.body, read?.statusCode]).toEqual([204, '', 401])
    },
  )

  test('yields to credentials of the request', async () => {
    const cookie = await cookieOf('admin')
    const headers = { cookie, authorization: basic('token', 'wrong') }
    expect((await app.inject({ url: '/v1/session', headers })).statusCode).toBe(401)
  })

  test.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['another site, by its origin', { origin: 'https://evil.example.com' }, 403],
    ['a sandbox', { origin: 'null' }, 403],
    ['a sister site', { 'sec-fetch-site': 'same-site' }, 403],
    ['the page', { 'sec-fetch-site': 'same-origin' }, 201],
    ['the page, by its origin', { origin: 'http://poise.test', host: 'poise.test' }, 201],
  ])('writes from %s', async (_, headers, status) => {
    const cookie = await cookieOf('admin')
    const answer = await app.inject({
      method: 'POST',
      url: '/v1/spaces',
      headers: { cookie, ...headers },
      payload: { name: 'from a page' },
    })
    expect(answer.statusCode).toBe(status)
  })

  test('without one, the page is answered 401 but no window of the browser opens', async () => {
    const headers = { accept: 'application/json', 'sec-fetch-mode': 'cors' }
    const page = await app.inject({ url: '/v1/spaces', headers })
    expect([page.statusCode, page.headers['www-authenticate']]).toEqual([401, undefined])
    const client = await app.inject({ url: '/v1/spaces', headers: { accept: 'application/json' } })
    expect(client.headers['www-authenticate']).toMatch(/^Basic/)
  })
})

const codeOf = async () => {
  const { id } = await createToken(deps.db, { name: 'link', role: 'admin' }, now)
  return createSignInCode(deps.db, id, now)
}

describe('a one-time link', () => {
  test('signs in once, also when it is opened twice at once', async () => {
    const code = await codeOf()
    const answers = await Promise.all([signIn({ code }), signIn({ code }), signIn({ code })])
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 401, 401])
    expect(answers.find(({ statusCode }) => statusCode === 201)?.json()).toMatchObject({ token_name: 'link' })
    expect((await signIn({ code })).json()).toEqual({
      errors: { request: ['This link was used before or has expired'] },
    })
  })

  test('expires after a day', async () => {
    const code = await codeOf()
    now += DAY
    expect((await signIn({ code })).statusCode).toBe(401)
  })
})

/** The status of a call with this token. */
const works = async (value: string) =>
  (await app.inject({ url: '/v1/metrics', headers: { authorization: basic('token', value) } })).statusCode

describe('tokens', () => {
  test('an inactive token neither calls nor signs in', async () => {
    const made = await createToken(deps.db, { name: null, role: 'admin', active: false }, now)
    const headers = { authorization: basic('token', made.token) }
    expect((await app.inject({ url: '/v1/metrics', headers })).statusCode).toBe(401)
    expect((await signIn({ email, token: made.token })).statusCode).toBe(401)
  })

  test('of a program are renewed one by one: others may have its name', async () => {
    const own = { name: 'Namesake', role: 'admin' as const }
    const others = await createToken(deps.db, own, now)
    const first = await renewToken(deps.db, own, now)
    const second = await renewToken(deps.db, own, now)
    expect(second.id).toBe(first.id)
    const statuses = await Promise.all([others, first, second].map(({ token }) => works(token)))
    expect(statuses).toEqual([200, 401, 200])
  })

  test('are stored hashed', async () => {
    const rows = await deps.db.select().from(apiTokens)
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  test('the first one is made once, and follows the setting when it is chosen', async () => {
    const { db } = deps
    const [first, ...others] = await Promise.all([1, 2, 3].map(() => ensureFirstToken(db, undefined, now)))
    expect([first, ...others].filter((made) => made?.token !== undefined)).toHaveLength(1)
    expect(others.every(({ id }) => id === first?.id)).toBe(true)

    expect(await ensureFirstToken(db, 'chosen-one', now)).toEqual({ id: first?.id })
    expect(await works('chosen-one')).toBe(200)
    // Of a short one little is shown again.
    const rows = await db.select().from(apiTokens)
    expect(rows.find(({ id }) => id === first?.id)?.prefix).toBe('c')
    await ensureFirstToken(db, 'chosen-two', now)
    expect(await works('chosen-two')).toBe(200)
    await ensureFirstToken(db, 'chosen-two', now)
    await ensureFirstToken(db, undefined, now)
    expect(await works('chosen-two')).toBe(200)
  })
})
