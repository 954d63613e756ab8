import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { metricUpdate } from '#api/metrics.ts'
import { buildApp } from '#server/app.ts'
import { RateLimiter } from '#server/ingest/rateLimit.ts'
import { basic, startServer } from '#test/helpers/server.ts'

let now = 1_531_370_341
const { call, deps, inject, tokenOf } = await startServer({
  now: () => now,
  rateLimiter: new RateLimiter(5, () => now),
})

/** Every test has a minute of its own: what is left is told until 1531370400 and so on. */
beforeEach(() => {
  now += 60
})
const resetOf = () => (Math.floor(now / 60) + 1) * 60
const left = (remaining: number) => `limit=5,remaining=${remaining},reset=${resetOf()}`

const tagged = (name: string, count: number, attributes?: object) =>
  inject({
    method: 'POST',
    url: '/v1/measurements',
    payload: {
      measurements: Array.from({ length: count }, (_, index) => ({
        name,
        value: index,
        tags: { index: String(index) },
        ...(attributes === undefined ? {} : { attributes }),
      })),
    },
  })

const AGG = 'x-librato-ratelimit-agg'
const STD = 'x-librato-ratelimit-std'

test('every answer says what its token has left', async () => {
  expect((await tagged('limit.told', 3)).headers).toMatchObject({ [AGG]: left(5), [STD]: left(2) })
  const gauges = await inject({
    method: 'POST',
    url: '/v1/metrics',
    payload: { gauges: [{ name: 'limit.told', value: 1 }] },
  })
  expect(gauges.headers).toMatchObject({ [AGG]: left(5), [STD]: left(1) })
  expect((await inject({ url: '/v1/spaces' })).headers).toMatchObject({ [AGG]: left(5), [STD]: left(1) })
  expect((await inject({ url: '/v1/metrics/nothing' })).headers).toMatchObject({ [STD]: left(1) })
  const authorization = basic('token', tokenOf('recorder'))
  const other = await inject({ url: '/v1/metrics', headers: { authorization } })
  expect(other.headers).toMatchObject({ [STD]: left(5) })
})

test('beyond it nothing is stored, and old and new clients read why', async () => {
  await tagged('limit.kept', 4)
  const answer = await tagged('limit.refused', 2)
  expect(answer.statusCode).toBe(429)
  const error =
    'You have hit the API limit for measurements: this token may post 5 a minute and has 1 left, ' +
    'but this post has 2. Nothing of it was stored.'
  expect(answer.json()).toEqual({ request_time: now, error, errors: { request: [error] } })
  expect(answer.headers).toMatchObject({ [STD]: left(1), 'retry-after': String(resetOf() - now) })
  expect((await inject({ url: '/v1/metrics/limit.refused' })).statusCode).toBe(404)

  expect((await tagged('limit.kept', 1)).statusCode).toBe(202)
  now = resetOf()
  expect((await tagged('limit.refused', 2)).statusCode).toBe(202)
})

test('a body that is wrong costs nothing', async () => {
  const answer = await inject({
    method: 'POST',
    url: '/v1/measurements',
    payload: { measurements: [{ name: 'a b', value: 1 }] },
  })
  expect([answer.statusCode, answer.headers[STD]]).toEqual([400, left(5)])
})

describe('measurements of metrics that the service aggregates are counted apart', () => {
  test('when the metric exists', async () => {
    await call(metricUpdate, {
      params: { name: 'limit.agg' },
      body: { type: 'gauge', attributes: { aggregate: true } },
    })
    expect((await tagged('limit.agg', 2)).headers).toMatchObject({ [AGG]: left(3), [STD]: left(5) })
    expect((await tagged('limit.agg', 2)).headers).toMatchObject({ [AGG]: left(1), [STD]: left(5) })
    expect((await tagged('limit.agg', 2)).statusCode).toBe(429)
    expect((await tagged('limit.other', 2)).headers).toMatchObject({ [AGG]: left(1), [STD]: left(3) })
  })

  test('when the post creates it', async () => {
    const answer = await tagged('limit.new', 2, { aggregate: true })
    expect(answer.headers).toMatchObject({ [AGG]: left(3), [STD]: left(5) })
  })
})

test('without a limit nothing is said of one', async () => {
  const unlimited = buildApp({ ...deps, rateLimiter: undefined }, { logger: false })
  afterAll(() => unlimited.close())
  const headers = { authorization: basic('token', tokenOf('admin')) }
  const answer = await unlimited.inject({ url: '/v1/spaces', headers })
  expect(answer.statusCode).toBe(200)
  expect(Object.keys(answer.headers).filter((name) => name.includes('ratelimit'))).toEqual([])
})
