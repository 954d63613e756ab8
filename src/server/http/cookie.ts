import fastifyCookie from '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'
import { SESSION_LIFE } from '../store/sessions.ts'

const NAME = 'poise_session'

export function readSessionCookie(request: FastifyRequest): string | undefined {
  const header = request.headers.cookie
  const value = header === undefined ? undefined : fastifyCookie.parse(header)[NAME]
  return value === undefined || value === '' ? undefined : value
}

/** No script can read it, and no other site can send it; `value` undefined takes it away. */
export function setSessionCookie(reply: FastifyReply, config: Config, value: string | undefined): void {
  const cookie = fastifyCookie.serialize(NAME, value ?? '', {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: config.url?.startsWith('https:') ?? false,
    maxAge: value === undefined ? 0 : SESSION_LIFE,
  })
  reply.header('set-cookie', cookie)
}
