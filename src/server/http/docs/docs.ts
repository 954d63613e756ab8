import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { endpoints } from '#api/endpoints.ts'
import type { Deps } from '../../deps.ts'
import { HTML_HEADERS } from '../security.ts'
import { docsPage } from './page.ts'

/** `GET /docs`, the contract for people. It changes only with the server, and so is made once. */
export function docsRoutes(app: FastifyInstance, { config }: Pick<Deps, 'config'>): void {
  const url = config.url ?? `http://127.0.0.1:${config.port}`
  let page: string | undefined
  app.get('/docs', async (_request, reply) => {
    page ??= docsPage(endpoints, url)
    return reply
      .headers({ ...HTML_HEADERS, 'cache-control': 'no-cache' })
      .type('text/html; charset=utf-8')
      .send(page)
  })

  const style = readFileSync(join(import.meta.dirname, 'style.css'), 'utf8')
  app.get('/docs/style.css', async (_request, reply) =>
    reply.header('cache-control', 'no-cache').type('text/css; charset=utf-8').send(style),
  )
}
