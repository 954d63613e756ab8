import type { InjectOptions } from 'fastify'
import { describe, expect, test } from 'vitest'
import { addressOf } from '#api/client.ts'
import { endpoints } from '#api/endpoints.ts'
import { ROLES, type Endpoint, type Role } from '#api/endpoint.ts'
import { basic, startServer } from '#test/helpers/server.ts'

const { app, tokenOf } = await startServer()

/** Nothing with these names exists: a role that may call gets as far as a 2xx, 400, 401 of a sign-in, or a 404. */
const nowhere = 1_000_000
const params = {
  id: nowhere,
  chart_id: nowhere,
  service_id: nowhere,
  name: 'nothing',
  link: 'nothing',
  number: nowhere,
  slug: 'nothing',
}

function request(endpoint: Endpoint, token?: string): InjectOptions {
  return {
    method: endpoint.method,
    url: addressOf(endpoint, { params }),
    ...(token === undefined ? {} : { headers: { authorization: basic('token', token) } }),
    ...(endpoint.method === 'GET' ? {} : { payload: {} }),
  }
}

/** Who may call what, written apart from the contract: whoever opens a route to more people says so here too. */
const ROUTES: readonly [method: string, path: string, roles: string][] = [
  ['POST', '/v1/metrics', 'admin recorder'],
  ['GET', '/v1/metrics', 'admin recorder viewer'],
  ['PUT', '/v1/metrics', 'admin recorder'],
  ['DELETE', '/v1/metrics', 'admin'],
  ['GET', '/v1/metrics/:name', 'admin recorder viewer'],
  ['PUT', '/v1/metrics/:name', 'admin recorder'],
  ['DELETE', '/v1/metrics/:name', 'admin'],
  ['POST', '/v1/measurements', 'admin recorder'],
  ['GET', '/v1/measurements', 'admin recorder viewer'],
  ['GET', '/v1/measurements/:name', 'admin recorder viewer'],
  ['GET', '/v1/spaces', 'admin viewer'],
  ['POST', '/v1/spaces', 'admin'],
  ['GET', '/v1/spaces/:id', 'admin viewer'],
  ['PUT', '/v1/spaces/:id', 'admin'],
  ['DELETE', '/v1/spaces/:id', 'admin'],
  ['POST', '/v1/spaces/:id/restore', 'admin'],
  ['GET', '/v1/deleted_spaces', 'admin viewer'],
  ['DELETE', '/v1/deleted_spaces/:id', 'admin'],
  ['GET', '/v1/spaces/:id/document', 'admin viewer'],
  ['PUT', '/v1/spaces/:id/document', 'admin'],
  ['POST', '/v1/spaces/document', 'admin'],
  ['GET', '/v1/spaces/:id/versions', 'admin viewer'],
  ['GET', '/v1/spaces/:id/versions/:number', 'admin viewer'],
  ['POST', '/v1/spaces/:id/versions/:number/restore', 'admin'],
  ['GET', '/v1/spaces/:id/charts', 'admin viewer'],
  ['POST', '/v1/spaces/:id/charts', 'admin'],
  ['GET', '/v1/spaces/:id/charts/:chart_id', 'admin viewer'],
  ['PUT', '/v1/spaces/:id/charts/:chart_id', 'admin'],
  ['DELETE', '/v1/spaces/:id/charts/:chart_id', 'admin'],
  ['POST', '/v1/spaces/:id/charts/:chart_id/restore', 'admin'],
  ['PUT', '/v1/spaces/:id/layout', 'admin'],
  ['GET', '/v1/search/charts', 'admin viewer'],
  ['GET', '/v1/favorites', 'admin viewer'],
  ['PUT', '/v1/spaces/:id/favorite', 'admin viewer'],
  ['DELETE', '/v1/spaces/:id/favorite', 'admin viewer'],
  ['GET', '/v1/annotations', 'admin recorder viewer'],
  ['GET', '/v1/annotation_events', 'admin recorder viewer'],
  ['GET', '/v1/annotations/:name', 'admin recorder viewer'],
  ['POST', '/v1/annotations/:name', 'admin recorder'],
  ['PUT', '/v1/annotations/:name', 'admin'],
  ['DELETE', '/v1/annotations/:name', 'admin'],
  ['GET', '/v1/annotations/:name/:id', 'admin recorder viewer'],
  ['PUT', '/v1/annotations/:name/:id', 'admin'],
  ['DELETE', '/v1/annotations/:name/:id', 'admin'],
  ['POST', '/v1/annotations/:name/:id/links', 'admin'],
  ['DELETE', '/v1/annotations/:name/:id/links/:link', 'admin'],
  ['GET', '/v1/sources', 'admin recorder viewer'],
  ['GET', '/v1/sources/:name', 'admin recorder viewer'],
  ['PUT', '/v1/sources/:name', 'admin recorder'],
  ['DELETE', '/v1/sources/:name', 'admin'],
  ['GET', '/v1/jobs', 'admin'],
  ['GET', '/v1/jobs/:id', 'admin recorder'],
  ['DELETE', '/v1/jobs/:id', 'admin'],
  ['POST', '/v1/snapshots', 'admin'],
  ['GET', '/v1/snapshots/:id', 'admin'],
  ['POST', '/v1/snapshots/:id/send', 'admin'],
  ['GET', '/v1/snapshots', 'admin'],
  ['DELETE', '/v1/snapshots', 'admin'],
  ['DELETE', '/v1/snapshots/:id', 'admin'],
  ['GET', '/v1/space_links', 'admin'],
  ['POST', '/v1/space_links', 'admin'],
  ['PUT', '/v1/space_links/:id', 'admin'],
  ['DELETE', '/v1/space_links/:id', 'admin'],
  ['DELETE', '/v1/space_links', 'admin'],
  ['GET', '/v1/shared/:slug', 'everyone'],
  ['GET', '/v1/shared/:slug/content', 'everyone'],
  ['POST', '/v1/shared/:slug/series', 'everyone'],
  ['GET', '/v1/shared/:slug/annotation_events', 'everyone'],
  ['POST', '/v1/series', 'admin recorder viewer'],
  ['GET', '/v1/tags', 'admin recorder viewer'],
  ['GET', '/v1/tags/:name', 'admin recorder viewer'],
  ['GET', '/v1/alerts', 'admin recorder'],
  ['POST', '/v1/alerts', 'admin'],
  ['GET', '/v1/alerts/:id', 'admin recorder'],
  ['PUT', '/v1/alerts/:id', 'admin'],
  ['DELETE', '/v1/alerts/:id', 'admin'],
  ['POST', '/v1/alerts/:id/services', 'admin'],
  ['DELETE', '/v1/alerts/:id/services/:service_id', 'admin'],
  ['GET', '/v1/alerts/status', 'admin recorder'],
  ['GET', '/v1/alerts/:id/status', 'admin recorder'],
  ['POST', '/v1/alerts/:id/clear', 'admin'],
  ['POST', '/v1/services/test', 'admin'],
  ['POST', '/v1/alerts/:id/mute', 'admin'],
  ['DELETE', '/v1/alerts/:id/mute', 'admin'],
  ['POST', '/v1/alerts/:id/test', 'admin'],
  ['GET', '/v1/alerts/:id/incidents', 'admin recorder'],
  ['GET', '/v1/alerts/:id/incidents/:incident_id/notifications', 'admin recorder'],
  ['GET', '/v1/alerts/:id/streams', 'admin recorder'],
  ['GET', '/v1/alert_incidents', 'admin recorder'],
  ['POST', '/v1/alerts/backtest', 'admin recorder'],
  ['GET', '/v1/services', 'admin'],
  ['POST', '/v1/services', 'admin'],
  ['GET', '/v1/services/:id', 'admin'],
  ['PUT', '/v1/services/:id', 'admin'],
  ['DELETE', '/v1/services/:id', 'admin'],
  ['POST', '/v1/services/:id/test', 'admin'],
  ['POST', '/v1/services/preview', 'admin'],
  ['GET', '/v1/services/:id/notifications', 'admin'],
  ['GET', '/v1/services/:id/alerts', 'admin'],
  ['GET', '/v1/api_tokens', 'admin'],
  ['POST', '/v1/api_tokens', 'admin'],
  ['GET', '/v1/api_tokens/:id', 'admin'],
  ['PUT', '/v1/api_tokens/:id', 'admin'],
  ['DELETE', '/v1/api_tokens/:id', 'admin'],
  ['POST', '/v1/session', 'everyone'],
  ['GET', '/v1/session', 'everyone'],
  ['DELETE', '/v1/session', 'everyone'],
  ['GET', '/healthz', 'everyone'],
]

const rolesOf = new Map(ROUTES.map(([method, path, roles]) => [`${method} ${path}`, roles.split(' ')]))
const mayCall = ({ method, path }: Endpoint, role: string) =>
  rolesOf.get(`${method} ${path}`)?.includes(role) === true

const isRouted = ({ method, path }: Endpoint) => app.hasRoute({ method, url: path })
const open = endpoints.filter((endpoint) => mayCall(endpoint, 'everyone'))
const closed = endpoints.filter((endpoint) => !open.includes(endpoint))

test.each(endpoints)('$name is registered', (endpoint) => {
  expect(isRouted(endpoint)).toBe(true)
})

test('the table has every endpoint once', () => {
  const addresses = endpoints.map(({ method, path }) => `${method} ${path}`)
  expect(ROUTES.map(([method, path]) => `${method} ${path}`).sort()).toEqual(addresses.sort())
})

test('the contract tells the roles of the table', () => {
  const told = ({ roles }: Endpoint) => (roles === 'everyone' ? [roles] : [...roles])
  const written = (endpoint: Endpoint) => rolesOf.get(`${endpoint.method} ${endpoint.path}`)
  expect(endpoints.map((endpoint) => [endpoint.name, told(endpoint).sort()])).toEqual(
    endpoints.map((endpoint) => [endpoint.name, written(endpoint)?.sort()]),
  )
})

test('names and addresses are used once', () => {
  const count = endpoints.length
  expect(new Set(endpoints.map(({ name }) => name)).size).toBe(count)
  expect(new Set(endpoints.map(({ method, path }) => `${method} ${path}`)).size).toBe(count)
})

describe.each(ROLES)('%s', (role: Role) => {
  test.each(closed)(`$name`, async (endpoint) => {
    const { statusCode } = await app.inject(request(endpoint, tokenOf(role)))
    expect(mayCall(endpoint, role) ? [200, 201, 202, 204, 400, 404] : [403]).toContain(statusCode)
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
    expect([200, 204, 400, 404]).toContain(answer.statusCode)
  })
})
