import { describe, expect, test } from 'vitest'
import { healthView } from '#api/health.ts'
import { buildApp } from '#server/app.ts'
import type { Deps } from '#server/deps.ts'
import type { Tsdb } from '#server/engine/tsdb.ts'
import { DiskFull, OutOfMemory, QueryTimeout, Unreachable } from '#server/engine/errors.ts'
import { basic, startServer } from '#test/helpers/server.ts'

const { call, deps, tokenOf } = await startServer()
const headers = { authorization: basic('token', tokenOf('admin')) }

/** The server on an engine that fails. */
function answerOn(broken: Partial<Tsdb>, url: string) {
  return answerWith({ tsdb: { ...deps.tsdb, ...broken } }, url)
}

async function answerWith(other: Partial<Deps>, url: string) {
  const app = buildApp({ ...deps, ...other }, { logger: false })
  const answer = await app.inject({ url, headers })
  await app.close()
  return answer
}

test('all is well', async () => {
  expect(await call(healthView)).toEqual({ status: 'ok' })
})

test.each([
  ['an error', () => Promise.reject(new Unreachable('connection refused')), 'ClickHouse: connection refused'],
  ['no answer', () => new Promise<void>(() => undefined), 'ClickHouse: no answer within 3 seconds'],
])('health tells of %s', async (_, ping, message) => {
  const answer = await answerOn({ ping }, '/healthz')
  expect(answer.statusCode).toBe(503)
  expect(answer.json()).toEqual({ errors: { system: [message] } })
})

test('measurements that are missing are a warning: to start again, as on 503, would not bring them back', async () => {
  const answer = await answerWith({ warnings: async () => ['3 parts are broken'] }, '/healthz')
  expect(answer.statusCode).toBe(200)
  expect(answer.json()).toEqual({ status: 'ok', warnings: ['3 parts are broken'] })
})

const failing = (error: Error) => answerOn({ query: () => Promise.reject(error) }, '/v1/tags')

describe('an engine that fails', () => {
  test.each([
    [new OutOfMemory('secret SQL'), /memory/],
    [new DiskFull('secret SQL'), /disk is full/],
    [new Unreachable('secret SQL'), /cannot be reached/],
  ])('%s is told in plain words, to be tried again', async (error, message) => {
    const answer = await failing(error)
    expect(answer.statusCode).toBe(503)
    expect(answer.headers['retry-after']).toBe('5')
    expect(answer.json()).toEqual({ errors: { system: [expect.stringMatching(message)] } })
    expect(answer.body).not.toContain('secret')
  })

  test('to finish in time is asked for less, because clients repeat what a 5xx answered', async () => {
    const answer = await failing(new QueryTimeout('secret SQL'))
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toEqual({ errors: { request: [expect.stringMatching(/took too long/)] } })
  })

  test('in a way nobody thought of is a 500 without details', async () => {
    const answer = await failing(new TypeError('secret'))
    expect(answer.statusCode).toBe(500)
    expect(answer.body).not.toContain('secret')
    expect(answer.json()).toHaveProperty('errors.system')
  })
})
