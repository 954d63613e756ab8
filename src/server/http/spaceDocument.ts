import type { FastifyInstance, FastifyReply } from 'fastify'
import { badParams, notFound, type ParamErrors } from '#api/errors.ts'
import {
  type SpaceDocument,
  spaceDocumentCreate,
  spaceDocumentUpdate,
  spaceDocumentView,
} from '#api/spaceDocument.ts'
import { spaceChanges } from '#space/changes.ts'
import { documentText } from '#space/document.ts'
import type { Deps } from '../deps.ts'
import type { Db } from '../engine/db.ts'
import { readDocument } from '../store/spaceDocuments.ts'
import { insertSpace } from '../store/spaces.ts'
import { keepFirstVersion, makeVersion } from '../store/spaceVersions.ts'
import { streamFaults } from './chartStreams.ts'
import { locate, route } from './route.ts'
import { knownSpace } from './spaces.ts'
import { relatedSpaces, writeDocument } from './writeDocument.ts'

export function spaceDocumentRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, now } = deps

  route(app, deps, spaceDocumentView, async ({ params, reply }) => {
    const { document } = await readDocument(db, await knownSpace(db, params.id))
    asText(reply)
    return document
  })

  route(app, deps, spaceDocumentUpdate, async ({ params, query, body, token }) => {
    const { id } = await knownSpace(db, params.id)
    const made = await makeVersion(db, id, { token: token(), now: now() }, async (tx, space) => {
      const related = await checked(tx, body)
      const result = spaceChanges((await readDocument(tx, space)).document, body)
      if (!query.dry_run) await writeDocument(tx, space, body, related, now())
      return { what: 'Document imported', result }
    })
    if (made === undefined) throw notFound()
    return { changes: made.result, version: made.version }
  })

  route(app, deps, spaceDocumentCreate, async ({ query, body, token, reply }) => {
    const { name } = body
    const changes = spaceChanges({ poise: 1, name, charts: [] }, body)
    if (query.dry_run) {
      await checked(db, body)
      reply.status(200)
      return { name, changes }
    }
    const author = { token: token(), now: now() }
    const { id } = await db.transaction(async (tx) => {
      const related = await checked(tx, body)
      const space = await insertSpace(tx, name, now())
      await writeDocument(tx, space, body, related, now())
      await keepFirstVersion(tx, space, author)
      return space
    })
    locate(reply, deps, `/v1/spaces/${id}`)
    return { id, name, changes }
  })
}

/** A document is answered as the text that is kept in a file. */
export function asText(reply: FastifyReply): void {
  reply.type('application/json; charset=utf-8').serializer(documentText)
}

/**
 * The ids of the spaces that a document names; it may name itself.
 *
 * @throws ApiError 400 with every fault that the schema cannot see, by path.
 */
async function checked(db: Db, document: SpaceDocument): Promise<ReadonlyMap<string, number>> {
  const { name, charts } = document
  const related = await relatedSpaces(db, document)
  const faults: ParamErrors = {}
  charts.forEach(({ streams, related_space }, index) => {
    for (const [path, messages] of Object.entries(streamFaults(streams ?? []))) {
      faults[`charts[${index}].${path}`] = messages
    }
    if (related_space && related_space !== name && !related.has(related_space)) {
      faults[`charts[${index}].related_space`] = ['is the name of no space']
    }
  })
  if (Object.keys(faults).length > 0) throw badParams(faults)
  return related
}
