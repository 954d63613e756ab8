import type { FastifyRequest } from 'fastify'
import { readSessionCookie } from './cookie.ts'

const SPACE = /^\/spaces\/(\d{1,10})(?:\?|$)/

/**
 * A `Link` header with what the page of a space reads first, so that the browser asks for it while it still loads the script.
 * Undefined for other pages, and for whoever is not signed in: reads that are refused help nobody.
 */
export function firstReads(request: FastifyRequest): string | undefined {
  const id = SPACE.exec(request.url)?.[1]
  if (id === undefined || readSessionCookie(request) === undefined) return undefined
  const paths = [`/v1/spaces/${id}/charts`, `/v1/spaces/${id}`, '/v1/session']
  return paths.map((path) => `<${path}>; rel=preload; as=fetch; crossorigin`).join(', ')
}
