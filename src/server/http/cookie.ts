import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'
import { SESSION_LIFE } from '../store/sessions.ts'

/** Its value is hex, so that it needs no encoding. */
const NAME = 'poise_session'

export function readSessionCookie(request: FastifyRequest): string | undefined {
  const cookies = request.headers.cookie?.split(';').map((text) => text.trim()) ?? []
  const value = cookies.find((text) => text.startsWith(`${NAME}=`))?.slice(NAME.length + 1)
  return value === '' ? undefined : value
}

/** No script can read it, and no other site can send it; `value` undefined takes it away. */
export function setSessionCookie(reply: FastifyReply, config: Config, value: string | undefined): void {
  const isSecure = config.url?.startsWith('https:') ?? false
  reply.header(
    'set-cookie',
    [
      `${NAME}=${value ?? ''}`,
      `Max-Age=${value === undefined ? 0 : SESSION_LIFE}`,
      'Path=/',
      'HttpOnly',
      'SameSite=Strict',
      ...(isSecure ? ['Secure'] : []),
    ].join('; '),
  )
}
