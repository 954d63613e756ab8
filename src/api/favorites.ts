import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { Space } from './spaces.ts'
import { rowId } from './values.ts'

/* Viewers as well: a favourite belongs to the token, which is to say to a person or a screen, and changes no space. */
const MAY_KEEP = ['admin', 'viewer'] as const
const spaceId = z.object({ id: rowId })

export const favoriteList = endpoint({
  name: 'favoriteList',
  method: 'GET',
  path: '/v1/favorites',
  summary: 'The favourite spaces of the token that asks, by name.',
  addition: true,
  roles: MAY_KEEP,
  response: z.object({ spaces: z.array(Space) }),
})

export const favoriteCreate = endpoint({
  name: 'favoriteCreate',
  method: 'PUT',
  path: '/v1/spaces/:id/favorite',
  summary: 'Makes a space a favourite of the token that asks; nothing happens when it is one.',
  addition: true,
  roles: MAY_KEEP,
  status: 204,
  params: spaceId,
})

export const favoriteDelete = endpoint({
  name: 'favoriteDelete',
  method: 'DELETE',
  path: '/v1/spaces/:id/favorite',
  summary: 'Makes a space no favourite any more of the token that asks; nothing happens when it was none.',
  addition: true,
  roles: MAY_KEEP,
  status: 204,
  params: spaceId,
})
