import type { InjectOptions } from 'fastify'
import { describe, expect, test } from 'vitest'
import { addressOf } from '#api/client.ts'
import { endpoints } from '#api/endpoints.ts'
import { ROLES, type Endpoint, type Role } from '#api/endpoint.ts'
import { basic, startServer } from '#test/helpers/server.ts'

const { app, tokenOf } = await startServer()

/** Nothing with these names exists: a role that may call gets as far as a 2xx, 400, 401 of a sign-in, or a 404. */
const nowhere = 1_000_000
const params = { id: nowhere, chart_id: nowhere, service_id: nowhere, name: 'nothing', link: 'nothing' }

function request(endpoint: Endpoint, token?: string): InjectOptions {
  return {
    method: endpoint.method,
    url: addressOf(endpoint, { params }),
    ...(token === undefined ? {} : { headers: { authorization: basic('token', token) } }),
    ...(endpoint.method === 'GET' ? {} : { payload: {} }),
  }
}

const isRouted = ({ method, path }: Endpoint) => app.hasRoute({ method, url: path })
const closed = endpoints.filter(({ roles }) => roles !== 'everyone')
const open = endpoints.filter(({ roles }) => roles === 'everyone')

test.each(endpoints)('$name is registered', (endpoint) => {
  expect(isRouted(endpoint)).toBe(true)
})

test('names and addresses are used once', () => {
  const count = endpoints.length
  expect(new Set(endpoints.map(({ name }) => name)).size).toBe(count)
  expect(new Set(endpoints.map(({ method, path }) => `${method} ${path}`)).size).toBe(count)
})

describe.each(ROLES)('%s', (role: Role) => {
  test.each(closed)(`$name`, async (endpoint) => {
    const { statusCode } = await app.inject(request(endpoint, tokenOf(role)))
    const allowed = endpoint.roles.includes(role as never)
    expect(allowed ? [200, 201, 202, 204, 400, 404] : [403]).toContain(statusCode)
  })
})

describe('nobody', () => {
  test.each(closed)('$name', async (endpoint) => {
    const answer = await app.inject(request(endpoint))
    expect(answer.statusCode).toBe(401)
    expect(answer.json()).toHaveProperty('errors.request')
  })

  test.each(open)('$name is open to everyone', async (endpoint) => {
    const answer = await app.inject(request(endpoint))
    expect([200, 204, 400]).toContain(answer.statusCode)
  })
})
