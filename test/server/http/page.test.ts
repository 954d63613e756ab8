import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { buildApp } from '#server/app.ts'
import { startServer } from '#test/helpers/server.ts'

const { deps } = await startServer()

const folder = await mkdtemp(join(tmpdir(), 'poise-page-'))
await mkdir(join(folder, 'assets'))
await writeFile(join(folder, 'index.html'), '<!doctype html><title>Poise</title>')
await writeFile(join(folder, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
await writeFile(join(folder, 'assets', 'main-a1b2.js'), `console.log(1)${' '.repeat(5_000)}`)
const app = buildApp(deps, { logger: false, page: folder })
const unbuilt = buildApp(deps, { logger: false, page: join(folder, 'nowhere') })
afterAll(async () => {
  await Promise.all([app.close(), unbuilt.close()])
  await rm(folder, { recursive: true })
})

const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; " +
  "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; " +
  "require-trusted-types-for 'script'; trusted-types 'none'"

describe('every address of the page', () => {
  test.each([
    '/',
    '/index.html',
    '/signin',
    '/spaces',
    '/spaces/5?source=a*&start=1',
    '/metrics/my.app.requests.js',
    '/annotations/deploys.v1',
    '/v10oooo',
  ])('%s', async (url) => {
    const answer = await app.inject({ url })
    expect([answer.statusCode, answer.body]).toEqual([200, '<!doctype html><title>Poise</title>'])
    expect(answer.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      'content-security-policy': CSP,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
    })
  })

  test('a browser that has it is told so', async () => {
    const { etag } = (await app.inject({ url: '/' })).headers
    const again = await app.inject({ url: '/spaces', headers: { 'if-none-match': String(etag) } })
    expect(again.statusCode).toBe(304)
    expect(again.headers['content-security-policy']).toBe(CSP)
  })
})

describe('the first reads of a space', () => {
  const cookie = 'poise_session=5f'
  const link = async (url: string, headers: Record<string, string>) =>
    (await app.inject({ url, headers })).headers['link']

  test.each(['/spaces/7', '/spaces/7?range=24h'])('are named in the answer to %s', async (url) => {
    const paths = ['/v1/spaces/7/charts', '/v1/spaces/7', '/v1/session']
    expect(await link(url, { cookie })).toBe(
      paths.map((path) => `<${path}>; rel=preload; as=fetch; crossorigin`).join(', '),
    )
  })

  test.each(['/spaces', '/spaces/7/charts', '/spaces/7%3E', '/spaces/12345678901', '/metrics/spaces/7', '/'])(
    'are none for %s',
    async (url) => expect(await link(url, { cookie })).toBeUndefined(),
  )

  test('are none for whoever is not signed in', async () => {
    expect(await link('/spaces/7', {})).toBeUndefined()
    expect(await link('/spaces/7', { cookie: 'poise_session=' })).toBeUndefined()
  })
})

test('files with a hash in their name are kept for ever, and are compressed', async () => {
  const answer = await app.inject({
    url: '/assets/main-a1b2.js',
    headers: { 'accept-encoding': 'gzip, deflate, br' },
  })
  expect(answer.statusCode).toBe(200)
  expect(answer.headers).toMatchObject({
    'content-type': expect.stringContaining('/javascript; charset=utf-8'),
    'cache-control': 'public, max-age=31536000, immutable',
    'content-encoding': 'br',
    'x-content-type-options': 'nosniff',
  })
  expect(answer.rawPayload.length).toBeLessThan(200)
})

test('other files are asked for again', async () => {
  const { headers } = await app.inject({ url: '/favicon.svg' })
  expect(headers).toMatchObject({ 'content-type': 'image/svg+xml', 'cache-control': 'no-cache' })
})

test.each([
  ['GET', '/v1/nothing'],
  ['GET', '/v1'],
  ['GET', '/v2/metrics'],
  ['POST', '/spaces'],
  ['DELETE', '/'],
  ['GET', '/assets/gone.js'],
  ['GET', '/robots.txt'],
  ['GET', '/../package.json'],
  ['GET', '/%2e%2e/package.json'],
  ['GET', '/assets/..%2f..%2fpackage.json'],
] as const)('%s %s is not there, in JSON', async (method, url) => {
  const answer = await app.inject({ method, url })
  expect([400, 403, 404]).toContain(answer.statusCode)
  expect(answer.json()).toHaveProperty('errors.request')
})

test('a page that is not built says how to build it', async () => {
  const answer = await unbuilt.inject({ url: '/spaces' })
  expect(answer.statusCode).toBe(503)
  expect(answer.body).toContain('npm start')
  expect((await unbuilt.inject({ url: '/healthz' })).statusCode).toBe(200)
})
