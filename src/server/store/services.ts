import { asc, desc, eq, like, sql } from 'drizzle-orm'
import type { Page } from '#api/pagination.ts'
import type { Db } from '../engine/db.ts'
import { countFound } from './countFound.ts'
import { containing } from './like.ts'
import { services } from './alertTables.ts'
import { naturalKey } from './naturalOrder.ts'

export type ServiceRow = Pick<typeof services.$inferSelect, 'id' | 'type' | 'title' | 'settings'>
export type NewService = Omit<ServiceRow, 'id'>

export const serviceColumns = {
  id: services.id,
  type: services.type,
  title: services.title,
  settings: services.settings,
}

const titleKey = sql`lower(${services.title})`

/** Services whose title contains `search` in any case; of all that match, and of all there are, the number. */
export async function listServices(
  db: Db,
  search: string | undefined,
  orderby: 'title' | 'updated_at',
  page: Page,
): Promise<{ rows: ServiceRow[]; found: number; total: number }> {
  const matching = search === undefined ? sql`true` : like(titleKey, containing(search.toLowerCase()))
  const order = page.sort === 'asc' ? asc : desc
  const rows = await db
    .select(serviceColumns)
    .from(services)
    .where(matching)
    .orderBy(
      ...(orderby === 'title'
        ? [order(naturalKey(titleKey)), order(titleKey)]
        : [order(services.updated_at)]),
      order(services.id),
    )
    .limit(page.length)
    .offset(page.offset)
  return { rows, ...(await countFound(db, services, matching)) }
}

export async function insertService(db: Db, service: NewService, now: number): Promise<ServiceRow> {
  const [row] = await db
    .insert(services)
    .values({ ...service, created_at: now, updated_at: now })
    .returning(serviceColumns)
  if (row === undefined) throw new Error('INSERT returned no row')
  return row
}

export async function findService(db: Db, id: number): Promise<ServiceRow | undefined> {
  const [row] = await db.select(serviceColumns).from(services).where(eq(services.id, id))
  return row
}

/**
 * Replaces a service by what `change` makes of it; two changes at the same time come one after the other.
 *
 * @returns false when there is no such service.
 */
export async function changeService(
  db: Db,
  id: number,
  change: (service: ServiceRow) => NewService,
  now: number,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [found] = await tx.select(serviceColumns).from(services).where(eq(services.id, id)).for('update')
    if (found === undefined) return false
    await tx
      .update(services)
      .set({ ...change(found), updated_at: now })
      .where(eq(services.id, id))
    return true
  })
}

/** Deletes a service, and takes it from every alert. @returns false when there is no such service. */
export async function deleteService(db: Db, id: number): Promise<boolean> {
  const rows = await db.delete(services).where(eq(services.id, id)).returning({ id: services.id })
  return rows.length > 0
}

/** Keeps the settings of every service as `seal` says; what it leaves as it is is not written. */
export async function sealServices(
  db: Db,
  seal: (type: ServiceRow['type'], settings: ServiceRow['settings']) => ServiceRow['settings'],
): Promise<void> {
  await db.transaction(async (tx) => {
    for (const { id, type, settings } of await tx.select(serviceColumns).from(services).for('update')) {
      const sealed = seal(type, settings)
      const changed = Object.keys(settings).some((name) => sealed[name] !== settings[name])
      if (changed) await tx.update(services).set({ settings: sealed }).where(eq(services.id, id))
    }
  })
}
