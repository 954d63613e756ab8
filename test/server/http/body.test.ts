import { connect, type AddressInfo } from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { MAX_BODY, parseBody, parseQuery } from '#server/http/body.ts'
import { basic, startServer } from '#test/helpers/server.ts'

const { app, inject, tokenOf } = await startServer()
await app.listen({ port: 0, host: '127.0.0.1' })
const { port } = app.server.address() as AddressInfo
const authorization = basic('token', tokenOf('admin'))

const post = (payload: string | Buffer, headers: Record<string, string> = {}) =>
  inject({ method: 'POST', url: '/v1/spaces', payload, headers })
const json = { 'content-type': 'application/json' }

test.each<[string, string, string | undefined, unknown]>([
  ['JSON', '{"a":[1]}', 'application/json', { a: [1] }],
  ['JSON with a charset', '{"a":1}\n', 'application/json; charset=utf-8', { a: 1 }],
  ['JSON of a vendor', '{"a":1}', 'application/vnd.api+json', { a: 1 }],
  ['JSON with a mark of its byte order', '\uFEFF{"a":1}', 'application/json', { a: 1 }],
  ['JSON without a type', ' {"a":1}', undefined, { a: 1 }],
  ['JSON that curl calls a form', '{"a":"b&c=d"}', 'application/x-www-form-urlencoded', { a: 'b&c=d' }],
  ['a form without a type', 'a=1', undefined, { a: '1' }],
  ['repeated names', 'names=cpu&names=servers&names=reqs', undefined, { names: ['cpu', 'servers', 'reqs'] }],
  ['a list', 'names[]=a&names[]=b', undefined, { names: ['a', 'b'] }],
  ['a pattern', 'names=*.time', undefined, { names: '*.time' }],
  ['nested keys', 'gauges[0][name]=a&gauges[0][value]=1', undefined, { gauges: [{ name: 'a', value: '1' }] }],
  ['keys by name', 'gauges[temp][value]=1', undefined, { gauges: { temp: { value: '1' } } }],
  ['encoded brackets', 'settings%5Btoken%5D=x', undefined, { settings: { token: 'x' } }],
  ['plus and percent', 'a=b+c%20d%26', undefined, { a: 'b c d&' }],
  ['plain spaces and parentheses', 'a=sum(s("x", "y"))', undefined, { a: 'sum(s("x", "y"))' }],
  ['nothing', '', 'application/json', undefined],
  ['white space', ' \n', 'application/json', undefined],
])('%s is read', (_, text, type, value) => {
  expect(parseBody(text, type)).toEqual(value)
})

test.each([
  ['a form', 'name[length][length]=null', {}],
  ['JSON', '{"name":{"length":{"toString":1,"valueOf":1}}}', json],
])(
  'an object that cannot be compared, where %s should have text, is the fault of who sent it',
  async (_, payload, headers) => {
    const answer = await post(payload, headers)
    expect([answer.statusCode, answer.json()]).toEqual([
      400,
      { errors: { request: ['There is an object where text or a list belongs'] } },
    ])
  },
)

test('a form may hold 1,000 measurements, and lists as long', () => {
  const form = Array.from({ length: 1_000 }, (_, n) => `gauges[${n}][name]=m${n}&gauges[${n}][value]=${n}`)
  const { gauges } = parseBody(form.join('&'), undefined) as { gauges: object[] }
  expect(gauges).toHaveLength(1_000)
  expect(gauges[999]).toEqual({ name: 'm999', value: '999' })
})

test.each([
  ['a form with a list that is too long', `a[]=1${'&a[]=1'.repeat(3_000)}`],
  ['a form with too many fields', Array.from({ length: 30_000 }, (_, n) => `k${n}=1`).join('&')],
  ['a form that is nested too deep', `a${'[b]'.repeat(50)}=1`],
])('%s is refused', (_, text) => {
  expect(() => parseBody(text, undefined)).toThrow(/^The form cannot be read/)
})

test.each([
  ['tags[region]=us-*', { tags: { region: 'us-*' } }],
  ['tags[region]=a&tags[region]=b', { tags: { region: ['a', 'b'] } }],
  ['tags[region][]=a', { tags: { region: ['a'] } }],
  ['tags[!host]=1', { tags: { '!host': '1' } }],
  ['tags=*', { tags: '*' }],
  ['sources[]=a&sources[]=b', { sources: ['a', 'b'] }],
  ['sources%5B%5D=a', { sources: ['a'] }],
  ['name=', { name: '' }],
  ['a=%', { a: '%' }],
  ['compose=sum(s("a","*"))', { compose: 'sum(s("a","*"))' }],
])('the query %s is read', (text, value) => {
  expect(parseQuery(text)).toEqual(value)
})

describe('names that every object has', () => {
  test('do no harm in JSON, forms and queries', async () => {
    const texts = [
      '{"name":"a","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
      'name=a&__proto__[polluted]=1&constructor[prototype][polluted]=1',
    ]
    for (const text of texts) expect((await post(text)).statusCode).toBe(201)
    await inject({ url: '/v1/spaces?__proto__[polluted]=1&constructor[prototype][polluted]=1' })
    expect({}).not.toHaveProperty('polluted')
  })

  test('are names like others elsewhere', () => {
    expect(parseQuery('tags[constructor]=a&tags[toString]=b')).toEqual({
      tags: { constructor: 'a', toString: 'b' },
    })
  })
})

describe('compressed bodies', () => {
  test.each([
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
    ['GZIP', gzipSync],
  ])('%s', async (encoding, compress) => {
    const headers = { ...json, 'content-encoding': encoding }
    const answer = await post(compress('{"name":"packed"}'), headers)
    expect(answer.json()).toMatchObject({ name: 'packed' })
  })

  test.each([
    ['a broken one', Buffer.from('{"name":"a"}'), 'gzip', 400],
    ['a cut one', gzipSync('{"name":"a"}').subarray(0, 15), 'gzip', 400],
    ['one of an unknown kind', Buffer.from('{}'), 'zip', 415],
    ['one named like a member of every object', Buffer.from('{}'), 'constructor', 415],
    ['a bomb', gzipSync(Buffer.alloc(MAX_BODY + 1, 32)), 'gzip', 413],
  ])('%s is refused', async (_, payload, encoding, status) => {
    const answer = await post(payload, { ...json, 'content-encoding': encoding })
    expect(answer.statusCode).toBe(status)
    expect(answer.json()).toHaveProperty('errors.request')
  })

  test('an empty body is none, whatever it says of itself', async () => {
    const headers = { ...json, 'content-encoding': 'gzip', authorization }
    expect((await app.inject({ url: '/v1/spaces', headers })).statusCode).toBe(200)
    expect((await post('', { ...json, 'content-encoding': 'gzip' })).statusCode).toBe(400)
  })
})

test.each([
  ['JSON that is cut', '{"name":', json],
  ['JSON of nothing', 'undefined', json],
  ['a list', '[1]', json],
  ['a number', '5', json],
  ['text', '"a"', json],
])('%s is refused', async (_, payload, headers) => {
  const answer = await post(payload, headers)
  expect(answer.statusCode).toBe(400)
  expect(answer.json()).toEqual({ errors: { request: [expect.any(String)] } })
})

test('another content type is refused', async () => {
  for (const type of ['text/plain', 'multipart/form-data; boundary=x', 'application/xml', 'nonsense']) {
    const answer = await post('a', { 'content-type': type })
    expect(answer.statusCode).toBe(415)
    expect(answer.json()).toHaveProperty('errors.request')
  }
})

test('what is nested deeper than any body of the API is refused', async () => {
  const payload = `{"name":"a","x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
  const answer = await post(payload, json)
  expect(answer.statusCode).toBe(400)
  expect(Object.values(answer.json<{ errors: { params: object } }>().errors.params)).toEqual([
    ['is nested too deep'],
  ])
})

/** A raw request, and its answer as it comes over the wire. */
const send = (head: string[], body = '') =>
  new Promise<string>((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    const chunks: Buffer[] = []
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('close', () => resolve(Buffer.concat(chunks).toString()))
    socket.on('error', reject)
    socket.end(`${[...head, 'Connection: close'].join('\r\n')}\r\n\r\n${body}`)
  })
const head = (line: string, ...headers: string[]) => [
  `${line} HTTP/1.1`,
  'Host: a',
  `Authorization: ${authorization}`,
  ...headers,
]

describe('over a real connection', () => {
  test('a GET with a content type, no content, an empty cookie and no agent', async () => {
    const headers = ['Content-Type: application/json', 'Content-Length: 0', 'Cookie: ']
    expect(await send(head('GET /v1/spaces', ...headers))).toMatch(/^HTTP\/1\.1 200 /)
  })

  test('a DELETE with a body, and one with a type alone', async () => {
    const type = 'Content-Type: application/json'
    const body = '{"a":1}'
    const missing = /^HTTP\/1\.1 404 /
    expect(await send(head('DELETE /v1/spaces/999', type, 'Content-Length: 7'), body)).toMatch(missing)
    expect(await send(head('DELETE /v1/spaces/999', type))).toMatch(missing)
  })

  test.each([
    ['that say so', 'Content-Length: 52428800', 'a'.repeat(50 << 20)],
    [
      'in pieces',
      'Transfer-Encoding: chunked',
      `100000\r\n${'a'.repeat(1 << 20)}\r\n`.repeat(50) + '0\r\n\r\n',
    ],
  ])('50 MB %s are refused, told to a sender who looks only when all is sent', async (_, length, body) => {
    const answer = await send(head('POST /v1/metrics', 'Content-Type: application/json', length), body)
    expect(answer).toMatch(/^HTTP\/1\.1 413 /)
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toEqual({
      errors: { request: ['The body has more than 8 MB: send it in several requests'] },
    })
  })

  test.each([
    ['what is not HTTP', ['nonsense'], 400],
    ['headers that are too large', head('GET /v1/spaces', `X: ${'a'.repeat(100_000)}`), 431],
    ['an address that cannot be read', head('GET /v1/metrics/%zz'), 400],
  ])('%s', async (_, lines, status) => {
    const answer = await send(lines)
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toHaveProperty('errors.request')
  })
})
