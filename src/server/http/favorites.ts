import type { FastifyInstance } from 'fastify'
import { favoriteCreate, favoriteDelete, favoriteList } from '#api/favorites.ts'
import type { Deps } from '../deps.ts'
import { deleteFavorite, insertFavorite, listFavorites } from '../store/favorites.ts'
import { route } from './route.ts'
import { knownSpace } from './spaces.ts'

export function favoriteRoutes(app: FastifyInstance, deps: Deps): void {
  const { db } = deps

  route(app, deps, favoriteList, async ({ token }) => ({ spaces: await listFavorites(db, token().id) }))

  route(app, deps, favoriteCreate, async ({ params, token }) => {
    await knownSpace(db, params.id)
    await insertFavorite(db, token().id, params.id)
  })

  route(app, deps, favoriteDelete, async ({ params, token }) => {
    await knownSpace(db, params.id)
    await deleteFavorite(db, token().id, params.id)
  })
}
