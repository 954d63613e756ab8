import type { FastifyInstance } from 'fastify'
import { deletedSpaceDelete, deletedSpaceList } from '#api/deletedSpaces.ts'
import { notFound } from '#api/errors.ts'
import { pageOf } from '#api/pagination.ts'
import type { Deps } from '../deps.ts'
import { listDeletedSpaces, removeDeletedSpace } from '../store/deletedSpaces.ts'
import { route } from './route.ts'

export function deletedSpaceRoutes(app: FastifyInstance, deps: Deps): void {
  const { db } = deps

  route(app, deps, deletedSpaceList, async ({ query }) => {
    const page = pageOf(query)
    const { rows, total } = await listDeletedSpaces(db, page)
    return { query: { found: total, length: rows.length, offset: page.offset, total }, spaces: rows }
  })

  route(app, deps, deletedSpaceDelete, async ({ params }) => {
    if (!(await removeDeletedSpace(db, params.id))) throw notFound()
  })
}
