import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { newestFirst, PageInfo } from './pagination.ts'
import { rowId } from './values.ts'

/** A space that was deleted, with the number of its charts. `deleted_by` is the name of the token. */
export const DeletedSpace = z.object({
  id: z.number(),
  name: z.string(),
  deleted_at: z.number(),
  deleted_by: z.nullable(z.string()),
  charts: z.number(),
})
export type DeletedSpace = z.output<typeof DeletedSpace>

/** Days that a deleted space can be brought back. */
export const DELETED_SPACE_DAYS = 30

export const deletedSpaceList = endpoint({
  name: 'deletedSpaceList',
  method: 'GET',
  path: '/v1/deleted_spaces',
  summary:
    'Lists deleted spaces, the last one deleted first. `spaceRestore` brings one back; after ' +
    `${DELETED_SPACE_DAYS} days they are removed for good.`,
  addition: true,
  roles: ['admin', 'viewer'],
  query: z.object(newestFirst),
  response: z.object({ query: PageInfo, spaces: z.array(DeletedSpace) }),
})

export const deletedSpaceDelete = endpoint({
  name: 'deletedSpaceDelete',
  method: 'DELETE',
  path: '/v1/deleted_spaces/:id',
  summary: 'Removes a deleted space with its charts and versions for good. Nothing brings it back.',
  addition: true,
  roles: ['admin'],
  status: 204,
  params: z.object({ id: rowId }),
})
