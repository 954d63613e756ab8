import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Space } from '#api/spaces.ts'
import type { Db } from '../engine/db.ts'
import { favorites, spaces } from './tables.ts'

/** The favourites of a token by name. A deleted space is none until it is restored. */
export function listFavorites(db: Db, tokenId: number): Promise<Space[]> {
  return db
    .select({ id: spaces.id, name: spaces.name })
    .from(favorites)
    .innerJoin(spaces, eq(spaces.id, favorites.space_id))
    .where(and(eq(favorites.token_id, tokenId), isNull(spaces.deleted_at)))
    .orderBy(asc(spaces.name_key), asc(spaces.id))
}

export async function insertFavorite(db: Db, tokenId: number, spaceId: number): Promise<void> {
  await db.insert(favorites).values({ token_id: tokenId, space_id: spaceId }).onConflictDoNothing()
}

export async function deleteFavorite(db: Db, tokenId: number, spaceId: number): Promise<void> {
  await db.delete(favorites).where(and(eq(favorites.token_id, tokenId), eq(favorites.space_id, spaceId)))
}
