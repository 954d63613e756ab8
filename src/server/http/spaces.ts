import type { FastifyInstance } from 'fastify'
import { changedMeanwhile, notFound } from '#api/errors.ts'
import { pageOf } from '#api/pagination.ts'
import {
  spaceCreate,
  spaceDelete,
  spaceList,
  spaceRestore,
  spaceUpdate,
  spaceView,
  type SpaceView,
} from '#api/spaces.ts'
import type { Deps } from '../deps.ts'
import type { Db } from '../engine/db.ts'
import {
  deleteSpace,
  findSpace,
  insertSpace,
  listSpaces,
  renameSpace,
  restoreSpace,
} from '../store/spaces.ts'
import { changeSpace, keepFirstVersion } from '../store/spaceVersions.ts'
import { locate, route } from './route.ts'

export function spaceRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, now } = deps

  route(app, deps, spaceList, async ({ query }) => {
    const page = pageOf(query)
    const { rows, found, total } = await listSpaces(db, query.name, page)
    return { query: { found, length: rows.length, offset: page.offset, total }, spaces: rows }
  })

  route(app, deps, spaceCreate, async ({ body, token, reply }) => {
    const author = { token: token(), now: now() }
    const space = await db.transaction(async (tx) => {
      const made = await insertSpace(tx, body.name, now())
      await keepFirstVersion(tx, made, author)
      return made
    })
    locate(reply, deps, `/v1/spaces/${space.id}`)
    return space
  })

  route(app, deps, spaceView, ({ params }) => knownSpace(db, params.id))

  route(app, deps, spaceUpdate, async ({ params, query: { was }, body, token }) => {
    const { id } = await knownSpace(db, params.id)
    const { name } = body
    if (name === undefined) return
    const renamed = await changeSpace(db, id, { token: token(), now: now() }, async (tx, space) => {
      if (was !== undefined && space.name !== was && space.name !== name) throw changedMeanwhile(['name'])
      return { what: 'Renamed', result: await renameSpace(tx, id, name, now()) }
    })
    if (renamed === undefined) throw notFound()
  })

  route(app, deps, spaceDelete, async ({ params, token }) => {
    if (!(await deleteSpace(db, params.id, now(), token().name))) throw notFound()
  })

  route(app, deps, spaceRestore, async ({ params }) => {
    await restoreSpace(db, params.id)
    return knownSpace(db, params.id)
  })
}

/** @throws ApiError 404 also for a deleted space. */
export async function knownSpace(db: Db, idOrName: number | string): Promise<SpaceView> {
  const space = await findSpace(db, idOrName)
  if (space === undefined) throw notFound()
  return space
}
