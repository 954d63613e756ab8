import { existsSync } from 'node:fs'
import { extname, join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { notFound } from '#api/errors.ts'
import { firstReads } from './firstReads.ts'
import { HTML_HEADERS } from './security.ts'

/** Vite puts a hash of the content into these names. */
const HASHED = /[\\/]assets[\\/]/

/**
 * Serves the built page from `folder`: its files, and `index.html` for every address that is not a file, because the
 * page finds its way by the address. What the API does not know is answered in JSON.
 */
export function servePage(app: FastifyInstance, folder: string): void {
  const built = existsSync(join(folder, 'index.html'))
  if (built) {
    app.register(fastifyStatic, {
      root: folder,
      index: false,
      acceptRanges: false,
      cacheControl: false,
      setHeaders: (response, path) => {
        response.setHeader(
          'cache-control',
          HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
        )
        const headers = path.endsWith('.html') ? HTML_HEADERS : {}
        for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
      },
    })
    app.get('/', (_request, reply) => reply.sendFile('index.html'))
  }
  app.setNotFoundHandler((request, reply) => {
    if (!isPage(request)) throw notFound()
    if (!built) return sayNotBuilt(reply)
    const link = firstReads(request)
    if (link !== undefined) reply.header('link', link)
    return reply.sendFile('index.html')
  })
}

function isPage({ method, url }: FastifyRequest): boolean {
  const path = url.split('?', 1)[0] ?? ''
  const isFile = path.startsWith('/assets/') || (extname(path) !== '' && !NAMED.test(path))
  return (method === 'GET' || method === 'HEAD') && !/^\/v\d+(\/|$)/.test(path) && !isFile
}

/** Names of metrics and annotation streams hold dots. */
const NAMED = /^\/(metrics|annotations)\//

function sayNotBuilt(reply: FastifyReply): FastifyReply {
  return reply
    .status(503)
    .type('text/plain; charset=utf-8')
    .send('The page is not built: run `npm start`, which builds it.\n')
}
