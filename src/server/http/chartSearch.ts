import type { FastifyInstance } from 'fastify'
import { chartSearch } from '#api/chartSearch.ts'
import { pageOf } from '#api/pagination.ts'
import type { Deps } from '../deps.ts'
import { searchCharts } from '../store/chartSearch.ts'
import { route } from './route.ts'

export function chartSearchRoutes(app: FastifyInstance, deps: Deps): void {
  route(app, deps, chartSearch, async ({ query }) => {
    const page = pageOf(query)
    const { rows, found, total } = await searchCharts(deps.db, query.name, page)
    return { query: { found, length: rows.length, offset: page.offset, total }, charts: rows }
  })
}
