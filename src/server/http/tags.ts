import type { FastifyInstance } from 'fastify'
import { tagList, tagView } from '#api/tags.ts'
import { filterOfTagMap } from '#series/tagMap.ts'
import type { Deps } from '../deps.ts'
import { findMetric } from '../store/metrics.ts'
import { listTagNames, listTagValues } from '../store/tags.ts'
import { route } from './route.ts'

export function tagRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, tsdb } = deps

  route(app, deps, tagList, async ({ query: { metric, search, length } }) => {
    const found = await metricId(metric)
    if (found === null) return { tags: [] }
    return { tags: await listTagNames(tsdb, { metric: found, search, limit: length }) }
  })

  route(app, deps, tagView, async ({ params, query: { metric, search, length, tags } }) => {
    const name = params.name.toLowerCase()
    const found = await metricId(metric)
    if (found === null) return { name, values: [] }
    const among = filterOfTagMap(tags ?? {})
    return { name, values: await listTagValues(tsdb, name, among, { metric: found, search, limit: length }) }
  })

  /** Undefined for all metrics, null for one that does not exist (yet): completion then has nothing to offer. */
  async function metricId(name: string | undefined): Promise<number | undefined | null> {
    return name === undefined ? undefined : ((await findMetric(db, name))?.id ?? null)
  }
}
