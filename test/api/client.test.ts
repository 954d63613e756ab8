import { describe, expect, test } from 'vitest'
import { addressOf, createClient } from '#api/client.ts'
import { ApiError } from '#api/errors.ts'
import { metricView } from '#api/metrics.ts'
import { spaceDelete, spaceList, spaceUpdate } from '#api/spaces.ts'

test.each([
  ['/v1/spaces', {}, '/v1/spaces'],
  ['/v1/spaces/:id', { params: { id: 5 } }, '/v1/spaces/5'],
  ['/v1/spaces/:id/charts/:chart_id', { params: { id: 5, chart_id: 6 } }, '/v1/spaces/5/charts/6'],
  ['/v1/metrics/:name', { params: { name: 'a/b c:d' } }, '/v1/metrics/a%2Fb%20c%3Ad'],
  ['/v1/spaces', { query: { name: 'a b&c', offset: 0 } }, '/v1/spaces?name=a+b%26c&offset=0'],
  ['/v1/spaces', { query: { name: undefined, offset: null } }, '/v1/spaces'],
  ['/v1/m', { query: { flag: false } }, '/v1/m?flag=false'],
  ['/v1/m', { query: { sources: ['a', 'b'] } }, '/v1/m?sources=a&sources=b'],
  ['/v1/m', { query: { tags: { region: 'us-*' } } }, '/v1/m?tags%5Bregion%5D=us-*'],
  ['/v1/m', { query: { tags: { a: ['b', 'c'] } } }, '/v1/m?tags%5Ba%5D=b&tags%5Ba%5D=c'],
  ['/v1/m', { query: { tags: '*' } }, '/v1/m?tags=*'],
])('%s with %j is %s', (path, input, address) => {
  expect(addressOf({ path }, input)).toBe(address)
})

/** A server that answers everything the same, and what it was asked. */
function answering(status: number, body: string | null) {
  const asked: { url: string; init: RequestInit }[] = []
  const fetch = async (url: string, init: RequestInit) => {
    asked.push({ url, init })
    return new Response(body, { status })
  }
  return { asked, fetch }
}

describe('a call', () => {
  test('carries email and token as HTTP Basic, and its body as JSON', async () => {
    const { asked, fetch } = answering(204, null)
    const call = createClient({ url: 'http://a', email: 'me@a', token: 't', fetch })
    expect(await call(spaceUpdate, { params: { id: 1 }, body: { name: 'b' } })).toBeUndefined()
    expect(asked[0]?.url).toBe('http://a/v1/spaces/1')
    expect(asked[0]?.init).toMatchObject({
      method: 'PUT',
      body: '{"name":"b"}',
      headers: { authorization: `Basic ${btoa('me@a:t')}`, 'content-type': 'application/json' },
    })
  })

  test('without a token leaves it to the cookie, and has no body when there is none', async () => {
    const { asked, fetch } = answering(204, null)
    await createClient({ fetch })(spaceDelete, { params: { id: 1 } })
    expect(asked[0]?.init.headers).toEqual({ accept: 'application/json' })
    expect(asked[0]?.init.body).toBeNull()
  })

  test.each([
    ['our form', 400, '{"errors":{"params":{"name":["is required"]}}}', 'name is required'],
    ["a proxy's page", 502, '<h1>Bad Gateway</h1>', 'HTTP 502 <h1>Bad Gateway</h1>'],
    ['nothing', 500, '', 'HTTP 500'],
    ['no errors', 502, '{"errors":null}', 'HTTP 502 {"errors":null}'],
    [
      'errors of another form',
      502,
      '{"errors":{"params":{"a":1}}}',
      'HTTP 502 {"errors":{"params":{"a":1}}}',
    ],
    ['other JSON', 503, '{"message":"down"}', 'HTTP 503 {"message":"down"}'],
  ])('throws ApiError for a failure told in %s', async (_, status, body, message) => {
    const call = createClient({ fetch: answering(status, body).fetch })
    const failure = await call(spaceList, {}).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(ApiError)
    expect(failure).toMatchObject({ status, message })
  })

  test('passes on what fetch throws, such as an abort', async () => {
    const call = createClient({ fetch: () => Promise.reject(new TypeError('no network')) })
    await expect(call(metricView, { params: { name: 'a' } })).rejects.toThrow('no network')
  })
})
