import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { afterAll, afterEach, expect } from 'vitest'
import { createClient, type Call, type Fetch } from '#api/client.ts'
import type { Role } from '#api/endpoint.ts'
import { ApiError } from '#api/errors.ts'
import { buildApp } from '#server/app.ts'
import { readConfig } from '#server/config.ts'
import type { Deps } from '#server/deps.ts'
import type { Engines } from '#server/engine/open.ts'
import { createMeter } from '#server/meter.ts'
import { openIngest } from '#server/ingest/ingest.ts'
import { openSender } from '#server/notify/sender.ts'
import { openPainter } from '#server/snapshot/painter.ts'
import { createToken } from '#server/store/tokens.ts'
import { openVault } from '#server/store/vault.ts'
import { enginePairs } from './enginePairs.ts'
import { openTestEngines } from './engines.ts'

export interface TestServer {
  app: FastifyInstance
  deps: Deps
  /** The typed client, signed in as admin. */
  call: Call
  /** The typed client with a token of this role. */
  as(role: Role): Call
  /** The value of a token of this role. */
  tokenOf(role: Role): string
  /** A raw request as admin, unless it brings an `authorization` of its own. */
  inject(options: InjectOptions): Promise<LightMyRequestResponse>
  /** What the server failed with so far through a fault of its own; a test that expects some takes it out. */
  faults: unknown[]
}

/**
 * The whole server in process, on engines of its own, for one test file; it closes itself. Every answer is held against
 * the contract, and any fault of the server fails the test in which it happened.
 */
export async function startServer(
  overrides: Partial<Deps> = {},
  open: () => Promise<Engines> = openTestEngines,
): Promise<TestServer> {
  const { db, tsdb, warnings } = await open()
  const now = overrides.now ?? (() => Math.floor(Date.now() / 1000))
  const ingest = openIngest(db, tsdb, { shared: false, now })
  const config = overrides.config ?? readConfig({ POISE_EMAIL: 'admin@example.com' })
  const deps: Deps = {
    config,
    db,
    tsdb,
    ingest,
    meter: createMeter(),
    warnings,
    vault: openVault(config.key),
    sender: openSender(config),
    painter: openPainter(),
    rateLimiter: undefined,
    now,
    ...overrides,
  }
  const app = buildApp(deps, { logger: false })
  const faults: unknown[] = []
  collectFaults(app, faults)
  await app.ready()

  const tokens: Record<Role, string> = {
    admin: (await createToken(db, { name: null, role: 'admin' }, now())).token,
    recorder: (await createToken(db, { name: null, role: 'recorder' }, now())).token,
    viewer: (await createToken(db, { name: null, role: 'viewer' }, now())).token,
  }
  const fetch = injectFetch(app)
  const as = (role: Role) => createClient({ url: 'http://poise.test', token: tokens[role], fetch })
  afterEach(() => expect(faults.splice(0), 'the server has no faults').toEqual([]))
  afterAll(async () => {
    await app.close()
    deps.painter.close()
    await deps.sender.close()
    await ingest.close()
  })
  return {
    app,
    deps,
    call: as('admin'),
    as,
    tokenOf: (role) => tokens[role],
    inject: (options) =>
      app.inject({
        ...options,
        headers: { authorization: basic('token', tokens.admin), ...options.headers },
      }),
    faults,
  }
}

/** The server on each pair of engines, for `describe.each`. */
export async function startServerPairs(
  overrides: Partial<Deps> = {},
): Promise<[name: string, server: TestServer][]> {
  const servers: [string, TestServer][] = []
  for (const [name, open] of enginePairs) servers.push([name, await startServer(overrides, open)])
  return servers
}

export function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
}

/** `fetch` that calls the app in process, so that the page and the typed client run against the real server. */
export function injectFetch(app: FastifyInstance): Fetch {
  return async (url, init) => {
    init.signal?.throwIfAborted()
    const { pathname, search } = new URL(url, 'http://poise.test')
    const answer = await app.inject({
      method: (init.method ?? 'GET') as 'GET',
      url: pathname + search,
      headers: Object.fromEntries(new Headers(init.headers)),
      ...(typeof init.body === 'string' ? { payload: init.body } : {}),
    })
    init.signal?.throwIfAborted()
    const headers = new Headers()
    for (const [name, value] of Object.entries(answer.headers)) {
      for (const item of [value].flat()) if (item !== undefined) headers.append(name, String(item))
    }
    const empty = answer.statusCode === 204 || answer.statusCode === 304
    return new Response(empty ? null : new Uint8Array(answer.rawPayload), {
      status: answer.statusCode,
      headers,
    })
  }
}

/** Notes every failure that is not an answer meant for the client, and every answer that breaks the contract. */
function collectFaults(app: FastifyInstance, faults: unknown[]): void {
  app.addHook('onError', async (_request, _reply, error) => {
    const status = (error as { statusCode?: number }).statusCode ?? 500
    if (!(error instanceof ApiError) && status >= 500) faults.push(error)
  })
  app.addHook('onSend', async (request, reply, payload) => {
    const { endpoint } = request.routeOptions.config
    if (endpoint === undefined || reply.statusCode >= 400) return
    const declared = [endpoint.status, ...endpoint.alsoAnswers]
    const value: unknown = typeof payload === 'string' && payload !== '' ? JSON.parse(payload) : undefined
    const given = value ?? (reply.statusCode === 204 ? {} : value)
    const result = endpoint.response.safeParse(given)
    const valid = result.success || endpoint.alternative?.safeParse(given).success === true
    if (!declared.includes(reply.statusCode)) faults.push(`${endpoint.name} answered ${reply.statusCode}`)
    if (reply.statusCode !== 204 && !valid) {
      faults.push(`${endpoint.name} answered ${String(payload)}: ${JSON.stringify(result.error?.issues)}`)
    }
  })
}
