import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Endpoint } from '#api/endpoint.ts'
import { ApiError, forbidden, unauthorized } from '#api/errors.ts'
import type { Deps } from '../deps.ts'
import { extendSession, SESSION_LIFE } from '../store/sessions.ts'
import { hashOf, type Token } from '../store/tokens.ts'
import { readSessionCookie, setSessionCookie } from './cookie.ts'
import { forgetCredentials, sameText, sessionOf, tokenOf } from './credentials.ts'
import { noteUse } from './tokenUse.ts'

/** A session that is used is extended once a day. */
const EXTEND_AFTER = 86_400

/**
 * Who calls, if they may.
 *
 * @throws ApiError 401 when nobody is signed in, 403 when the role may not call this endpoint.
 */
export async function authorize(
  deps: Deps,
  roles: Exclude<Endpoint['roles'], 'everyone'>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Token> {
  const token = await callerOf(deps, request, reply)
  if (token === undefined) throw challenge(request)
  if (!roles.includes(token.role)) throw forbidden()
  return token
}

/**
 * Who calls: by HTTP Basic in the forms of Librato's and AppOptics' clients, else by the page's session cookie;
 * undefined when nobody is signed in.
 *
 * @throws ApiError 401 when the request brings credentials that are wrong.
 */
export async function callerOf(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Token | undefined> {
  const { authorization } = request.headers
  const token =
    authorization === undefined ? await bySession(deps, request, reply) : await byBasic(deps, authorization)
  if (token !== undefined) await noteUse(deps, token.id)
  else if (authorization !== undefined)
    throw challenge(request, 'The email or the token is wrong, or the token is not active.')
  return token
}

async function byBasic({ db, config }: Deps, header: string): Promise<Token | undefined> {
  const credentials = readBasic(header)
  if (credentials === undefined) return undefined
  const { user, password } = credentials
  if (password === '') return tokenOf(db, user)
  const token = await tokenOf(db, password)
  return user === 'token' || isEmail(config.email, user) ? token : undefined
}

export function isEmail(account: string, given: string): boolean {
  return sameText(account.toLowerCase(), given.trim().toLowerCase())
}

/** `Basic base64(user:password)`; the password may hold colons. */
function readBasic(header: string): { user: string; password: string } | undefined {
  const encoded = /^basic\s+([a-z0-9+/=_-]+)\s*$/i.exec(header)?.[1]
  if (encoded === undefined) return undefined
  const text = Buffer.from(encoded, 'base64').toString('utf8')
  const colon = text.indexOf(':')
  return colon < 0
    ? { user: text, password: '' }
    : { user: text.slice(0, colon), password: text.slice(colon + 1) }
}

async function bySession(
  { db, config, now }: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Token | undefined> {
  const cookie = readSessionCookie(request)
  const session = cookie === undefined ? undefined : await sessionOf(db, cookie, now())
  if (cookie === undefined || session === undefined) return undefined
  if (request.method !== 'GET' && request.method !== 'HEAD' && !isSameOrigin(request, config.url)) {
    throw fromAnotherSite()
  }
  if (session.expires_at - now() < SESSION_LIFE - EXTEND_AFTER) {
    await extendSession(db, hashOf(cookie), now())
    forgetCredentials(db)
    setSessionCookie(reply, config, cookie)
  }
  return session.token
}

/** SameSite=Strict keeps other sites out already; this holds where a browser does not know it. */
export function isSameOrigin(request: FastifyRequest, publicUrl: string | undefined): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  const { origin } = request.headers
  if (origin === undefined) return true
  const hosts = [request.headers.host, publicUrl === undefined ? undefined : new URL(publicUrl).host]
  return URL.canParse(origin) && hosts.includes(new URL(origin).host)
}

export function fromAnotherSite(): ApiError {
  return new ApiError(403, { errors: { request: ['This request came from another site'] } })
}

/** API clients are asked for credentials; the page is not, because the browser would ask in a window of its own. */
function challenge(request: FastifyRequest, message?: string): ApiError {
  const { accept, cookie, 'user-agent': agent } = request.headers
  const inBrowser =
    cookie !== undefined ||
    request.headers['sec-fetch-mode'] !== undefined ||
    agent?.startsWith('Mozilla/') === true
  const { status, body } = unauthorized(message)
  if (accept === 'application/json' && inBrowser) return new ApiError(status, body)
  return new ApiError(status, body, { 'www-authenticate': 'Basic realm="Poise", charset="UTF-8"' })
}
