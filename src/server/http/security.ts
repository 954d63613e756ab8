import type { FastifyInstance } from 'fastify'

/**
 * Only our own files, and no HTML or script made from text: nothing that a measurement's name says can run.
 *
 * @param framedBy origins whose pages may show it in a frame
 */
const contentSecurityPolicy = (framedBy: readonly string[]) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${framedBy.length === 0 ? "'none'" : framedBy.join(' ')}`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')

/** For every answer that is HTML; `framedBy` as above. */
export const framedHeaders = (framedBy: readonly string[]): Readonly<Record<string, string>> => ({
  'content-security-policy': contentSecurityPolicy(framedBy),
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'referrer-policy': 'same-origin',
})

/** For HTML that nobody else shows in a frame. */
export const HTML_HEADERS = framedHeaders([])

/** For every answer at all. */
export function secureAnswers(app: FastifyInstance): void {
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff')
  })
}
