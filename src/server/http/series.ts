import type { FastifyInstance } from 'fastify'
import { seriesRead } from '#api/series.ts'
import type { Deps } from '../deps.ts'
import { readSeries } from '../query/readSeries.ts'
import { hangUp } from './hangUp.ts'
import { route } from './route.ts'

export function seriesRoutes(app: FastifyInstance, deps: Deps): void {
  route(app, deps, seriesRead, ({ body, reply }) =>
    readSeries(deps, body, Math.floor(deps.now()), { signal: hangUp(reply) }),
  )
}
