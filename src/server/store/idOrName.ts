import { type SQL, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'

type Named = PgTable & { id: PgColumn; name_key: PgColumn }

/** Whether a row is the one with this id, or else the oldest of those `among` which it is the name, in any case. */
export function isMeant(table: Named, idOrName: number | string, among: SQL): SQL {
  const id = typeof idOrName === 'number' ? idOrName : null
  const key = String(idOrName).toLowerCase()
  const meant = sql`SELECT id FROM ${table} WHERE (id = ${id}::integer OR name_key = ${key}) AND ${among}`
  return sql`${table.id} = (${meant} ORDER BY id = ${id}::integer DESC NULLS LAST, id LIMIT 1)`
}
