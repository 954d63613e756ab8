import { and, inArray, isNull } from 'drizzle-orm'
import type { ChartDocument, SpaceDocument } from '#api/spaceDocument.ts'
import type { Space } from '#api/spaces.ts'
import { spaceDocument } from '#space/document.ts'
import { inReadingOrder } from '#space/readingOrder.ts'
import type { Db } from '../engine/db.ts'
import { type ChartRow, listCharts } from './charts.ts'
import { spaces } from './tables.ts'

/** A space as it is now: its document, and the rows of its charts in the order of the document. */
export async function readDocument(
  db: Db,
  space: Space,
): Promise<{ rows: ChartRow[]; document: SpaceDocument }> {
  const rows = await listCharts(db, space.id)
  const related = [...new Set(rows.flatMap(({ settings }) => settings.related_space ?? []))]
  const names = new Map((await listNames(db, related)).map(({ id, name }) => [id, name]))
  const placed = inReadingOrder(rows.map((row) => ({ row, layout: row.settings.layout }))).map(
    ({ row }) => row,
  )
  return {
    rows: placed,
    document: spaceDocument(
      space.name,
      placed.map((row) => withName(row, names)),
    ),
  }
}

/** A space that is related, but not there any more, has no name to be written. */
function withName(
  { name, type, streams, settings }: ChartRow,
  names: ReadonlyMap<number, string>,
): ChartDocument {
  const { related_space: id, ...others } = settings
  return { ...others, name, type, streams, related_space: id ? names.get(id) : null }
}

async function listNames(db: Db, ids: readonly number[]): Promise<Space[]> {
  const stored = ids.filter((id) => id <= MAX_ID)
  if (stored.length === 0) return []
  return db
    .select({ id: spaces.id, name: spaces.name })
    .from(spaces)
    .where(and(inArray(spaces.id, stored), isNull(spaces.deleted_at)))
}

/** Charts may name a related space that never was. */
const MAX_ID = 2_147_483_647

/** The ids of spaces by their names: of several that are called so, it is the oldest. */
export async function findSpacesByName(db: Db, names: readonly string[]): Promise<Map<string, number>> {
  if (names.length === 0) return new Map()
  const rows = await db
    .select({ id: spaces.id, name: spaces.name })
    .from(spaces)
    .where(and(inArray(spaces.name, [...names]), isNull(spaces.deleted_at)))
  return new Map(rows.toSorted((a, b) => b.id - a.id).map(({ id, name }) => [name, id]))
}
