import type { FastifyInstance } from 'fastify'
import { measurementCompose } from '#api/composites.ts'
import type { Deps } from '../deps.ts'
import { explained, windowOfQuery } from '../query/compositeQuery.ts'
import { composedByTags } from '../query/composition.ts'
import { readComposite } from '../query/readComposite.ts'
import { hangUp } from './hangUp.ts'
import { route } from './route.ts'

export function measurementComposeRoutes(app: FastifyInstance, deps: Deps): void {
  route(app, deps, measurementCompose, async ({ query, reply }) => {
    const window = windowOfQuery(query, Math.floor(deps.now()))
    const read = { text: query.compose, dynamic: {}, window, signal: hangUp(reply) }
    const set = await explained('compose', () => readComposite(deps, read))
    const { compose, resolution } = query
    return { compose, resolution, series: await composedByTags(deps, set), links: [] }
  })
}
