import type { FastifyInstance } from 'fastify'
import { ApiError } from '#api/errors.ts'
import { sessionCreate, sessionDelete, sessionView, type Session } from '#api/session.ts'
import type { Deps } from '../deps.ts'
import { createSession, deleteSession } from '../store/sessions.ts'
import { hashOf, redeemSignInCode, type Token } from '../store/tokens.ts'
import { callerOf, fromAnotherSite, isEmail, isSameOrigin } from './auth.ts'
import { readSessionCookie, setSessionCookie } from './cookie.ts'
import { forgetCredentials, tokenOf } from './credentials.ts'
import { route } from './route.ts'
import { createSignInLimit } from './signInLimit.ts'

export function sessionRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, config, now } = deps
  const limit = createSignInLimit()

  route(app, deps, sessionCreate, async ({ body, request, reply }) => {
    if (!isSameOrigin(request, config.url)) throw fromAnotherSite()
    const wait = limit.waitOf(request.ip, now())
    if (wait > 0) throw tooManyAttempts(wait)
    const token = 'code' in body ? await redeemSignInCode(db, body.code, now()) : await byToken(deps, body)
    if (token === undefined || !token.active) {
      limit.failed(request.ip, now())
      throw refused('code' in body ? 'This link was used before or has expired' : 'Email or token is wrong')
    }
    setSessionCookie(reply, config, await createSession(db, token.id, now()))
    return shownSession(token, config.email)
  })

  route(app, deps, sessionView, async ({ request, reply }) => {
    const token = await callerOf(deps, request, reply)
    if (token !== undefined) return shownSession(token, config.email)
    reply.status(204)
    return null
  })

  route(app, deps, sessionDelete, async ({ request, reply }) => {
    if (!isSameOrigin(request, config.url)) throw fromAnotherSite()
    const cookie = readSessionCookie(request)
    if (cookie !== undefined) await deleteSession(db, hashOf(cookie))
    forgetCredentials(db)
    setSessionCookie(reply, config, undefined)
  })
}

/** Takes as long for an unknown email as for a wrong token. */
async function byToken(
  { db, config }: Deps,
  given: { email: string; token: string },
): Promise<Token | undefined> {
  const token = await tokenOf(db, given.token.trim())
  return isEmail(config.email, given.email) ? token : undefined
}

function shownSession({ id, role, name }: Token, email: string): Session {
  return { email, role, token_name: name, token_id: id }
}

function refused(message: string): ApiError {
  return new ApiError(401, { errors: { request: [message] } })
}

function tooManyAttempts(wait: number): ApiError {
  const message = `Too many failed attempts: try again in ${wait} seconds`
  return new ApiError(429, { errors: { request: [message] } }, { 'retry-after': String(wait) })
}
