import type { FastifyInstance } from 'fastify'
import { notFound } from '#api/errors.ts'
import { pageOf } from '#api/pagination.ts'
import { spaceVersionList, spaceVersionRestore, spaceVersionView } from '#api/spaceVersions.ts'
import { spaceChanges } from '#space/changes.ts'
import type { Deps } from '../deps.ts'
import { findVersion, listVersions, makeVersion } from '../store/spaceVersions.ts'
import { route } from './route.ts'
import { asText } from './spaceDocument.ts'
import { knownSpace } from './spaces.ts'
import { relatedSpaces, writeDocument } from './writeDocument.ts'

export function spaceVersionRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, now } = deps

  route(app, deps, spaceVersionList, async ({ params, query }) => {
    await knownSpace(db, params.id)
    const page = pageOf(query)
    const { rows, before, total } = await listVersions(db, params.id, page)
    const versions = rows.map(({ number, created_at, created_by, what, document }, index) => {
      const last = rows[index + 1] ?? before
      const changes = last === undefined ? [] : spaceChanges(last.document, document)
      return { number, created_at, created_by, what, changes }
    })
    return { query: { found: total, length: rows.length, offset: page.offset, total }, versions }
  })

  route(app, deps, spaceVersionView, async ({ params, reply }) => {
    await knownSpace(db, params.id)
    const version = await findVersion(db, params.id, params.number)
    if (version === undefined) throw notFound()
    asText(reply)
    return version.document
  })

  route(app, deps, spaceVersionRestore, async ({ params, token }) => {
    const restored = await makeVersion(db, params.id, { token: token(), now: now() }, async (tx, space) => {
      const version = await findVersion(tx, params.id, params.number)
      if (version === undefined) return undefined
      const { document } = version
      // A space that was related then may be gone.
      await writeDocument(tx, space, document, await relatedSpaces(tx, document), now())
      return { what: `Version ${params.number} brought back`, result: true }
    })
    if (restored === undefined) throw notFound()
    return { ...(await knownSpace(db, params.id)), version: restored.version }
  })
}
