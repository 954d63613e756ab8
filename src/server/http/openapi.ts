import type { FastifyInstance } from 'fastify'
import { endpoints } from '#api/endpoints.ts'
import { openApiDocument } from '#api/openapi.ts'
import type { Deps } from '../deps.ts'

/** `GET /v1/openapi.json`, made on the first request and kept: the contract does not change while the server runs. */
export function openApiRoutes(app: FastifyInstance, { config }: Pick<Deps, 'config'>): void {
  let text: string | undefined
  app.get('/v1/openapi.json', async (_request, reply) => {
    text ??= JSON.stringify(openApiDocument(endpoints, config.url ?? '/'))
    return reply.type('application/json; charset=utf-8').send(text)
  })
}
