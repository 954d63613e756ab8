import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { newestFirst, PageInfo } from './pagination.ts'
import { Change, SpaceDocument } from './spaceDocument.ts'
import { SpaceView } from './spaces.ts'
import { rowId } from './values.ts'

/** What a space was after a change. `created_by` is the name of the token; `changes` are those since the version before. */
export const SpaceVersion = z.object({
  number: z.number(),
  created_at: z.number(),
  created_by: z.nullable(z.string()),
  /** What was done, in a few words. */
  what: z.string(),
  changes: z.array(Change),
})
export type SpaceVersion = z.output<typeof SpaceVersion>

const oneVersion = z.object({ id: rowId, number: rowId })

export const spaceVersionList = endpoint({
  name: 'spaceVersionList',
  method: 'GET',
  path: '/v1/spaces/:id/versions',
  summary:
    'Lists what a space was after each of its last 200 changes, the newest first. Changes that one token makes to one ' +
    'chart within half a minute are one version.',
  addition: true,
  roles: ['admin', 'viewer'],
  params: z.object({ id: rowId }),
  query: z.object(newestFirst),
  response: z.object({ query: PageInfo, versions: z.array(SpaceVersion) }),
})

export const spaceVersionView = endpoint({
  name: 'spaceVersionView',
  method: 'GET',
  path: '/v1/spaces/:id/versions/:number',
  summary: 'A space as it was then, as a document.',
  addition: true,
  roles: ['admin', 'viewer'],
  params: oneVersion,
  response: SpaceDocument,
})

export const spaceVersionRestore = endpoint({
  name: 'spaceVersionRestore',
  method: 'POST',
  path: '/v1/spaces/:id/versions/:number/restore',
  summary:
    'Makes a space what it was then, which is a new version: `version` is its number, absent where nothing changed. ' +
    'Charts that it still has keep their ids.',
  addition: true,
  roles: ['admin'],
  params: oneVersion,
  response: z.extend(SpaceView, { version: z.optional(z.number()) }),
})
