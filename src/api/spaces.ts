import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { PageInfo, pageQuery } from './pagination.ts'
import { flag, givenName, idOrName, rowId, search } from './values.ts'

/** A space in a list and in the answer that creates it. */
export const Space = z.object({ id: z.number(), name: z.string() })
export type Space = z.output<typeof Space>

/** One space with the order of its charts. */
export const SpaceView = z.extend(Space, { charts: z.array(z.object({ id: z.number() })) })
export type SpaceView = z.output<typeof SpaceView>

export const oneSpace = z.object({ id: idOrName })
const MAY_READ = ['admin', 'viewer'] as const
const MAY_WRITE = ['admin'] as const

export const spaceList = endpoint({
  name: 'spaceList',
  method: 'GET',
  path: '/v1/spaces',
  summary: 'Lists spaces by name; `name` keeps those that contain it, in any case.',
  roles: MAY_READ,
  query: z.object({ ...pageQuery, name: search, orderby: z.optional(z.enum(['name'])) }),
  response: z.object({ query: PageInfo, spaces: z.array(Space) }),
})

export const spaceCreate = endpoint({
  name: 'spaceCreate',
  method: 'POST',
  path: '/v1/spaces',
  summary: 'Creates a space. Names need not be unique.',
  roles: MAY_WRITE,
  status: 201,
  body: z.object({ name: givenName, tags: z.optional(flag) }),
  response: Space,
})

export const spaceView = endpoint({
  name: 'spaceView',
  method: 'GET',
  path: '/v1/spaces/:id',
  summary:
    'A space, by its id or name, and the ids of its charts in their order. Of several spaces of one name it is the oldest.',
  roles: MAY_READ,
  params: oneSpace,
  response: SpaceView,
})

export const spaceUpdate = endpoint({
  name: 'spaceUpdate',
  method: 'PUT',
  path: '/v1/spaces/:id',
  summary:
    'Renames a space, by its id or name. With `was` (an addition of Poise), its name when it was read, 409 when it has ' +
    'another one by now.',
  roles: MAY_WRITE,
  status: 204,
  params: oneSpace,
  query: z.object({ was: z.optional(z.string()) }),
  body: z.object({ name: z.optional(givenName), tags: z.optional(flag) }),
})

export const spaceDelete = endpoint({
  name: 'spaceDelete',
  method: 'DELETE',
  path: '/v1/spaces/:id',
  summary: 'Deletes a space, by its id or name, with its charts. `spaceRestore` brings it back.',
  roles: MAY_WRITE,
  status: 204,
  params: oneSpace,
})

/** An addition of Poise: a Librato client never sees a deleted space. */
export const spaceRestore = endpoint({
  name: 'spaceRestore',
  method: 'POST',
  path: '/v1/spaces/:id/restore',
  summary: 'Brings back a deleted space with its charts.',
  addition: true,
  roles: MAY_WRITE,
  params: z.object({ id: rowId }),
  response: SpaceView,
})
