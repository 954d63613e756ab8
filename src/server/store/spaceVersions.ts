import { and, desc, eq, isNull, lt, lte, sql } from 'drizzle-orm'
import type { Page } from '#api/pagination.ts'
import type { SpaceDocument } from '#api/spaceDocument.ts'
import type { Space } from '#api/spaces.ts'
import { documentText } from '#space/document.ts'
import type { Db } from '../engine/db.ts'
import { countFound } from './countFound.ts'
import { readDocument } from './spaceDocuments.ts'
import { spaces, spaceVersions } from './tables.ts'
import type { Token } from './tokens.ts'

/** How many versions of a space are kept, and for how long charts that are being dragged make no new one. */
const KEPT = 200
const ONE_GO = 30

export type SpaceVersionRow = typeof spaceVersions.$inferSelect

/** Who writes to a space, and when, in Unix seconds. */
export interface Author {
  token: Pick<Token, 'id' | 'name'>
  now: number
}

/** What a write did, in a few words, and to which chart where it only changed that one. */
export interface Write<T> {
  what: string
  changedChart?: number
  /** Goes on with the version before it, where the same person just did the same to the same. */
  inOneGo?: boolean
  result: T
}

/**
 * Writes to a space and keeps what it is then, both or neither; writes to one space come one after the other. `work` is
 * given the space, and answers undefined where what it writes to is not there.
 *
 * @returns undefined in that case, and when there is no such space.
 */
export async function changeSpace<T>(
  db: Db,
  id: number,
  author: Author,
  work: (tx: Db, space: Space) => Promise<Write<T> | undefined>,
): Promise<T | undefined> {
  return (await makeVersion(db, id, author, work))?.result
}

/** The same, and the number of the version that it made, by which it can be told from all others; undefined where it changed nothing. */
export function makeVersion<T>(
  db: Db,
  id: number,
  author: Author,
  work: (tx: Db, space: Space) => Promise<Write<T> | undefined>,
): Promise<{ result: T; version: number | undefined } | undefined> {
  return db.transaction(async (tx) => {
    const space = await lockSpace(tx, id)
    if (space === undefined) return undefined
    const { document: before } = await readDocument(tx, space)
    const write = await work(tx, space)
    return write && { result: write.result, version: await keepVersion(tx, id, author, write, before) }
  })
}

/** Keeps what a space is at first. To be called in the transaction that makes it. */
export async function keepFirstVersion(db: Db, space: Space, author: Author): Promise<void> {
  const { document } = await readDocument(db, space)
  await insertVersion(db, space.id, { ...signed(author), what: 'Created', document })
}

async function keepVersion(
  db: Db,
  id: number,
  author: Author,
  { what, changedChart, inOneGo }: Write<unknown>,
  before: SpaceDocument,
): Promise<number | undefined> {
  const space = await lockSpace(db, id)
  if (space === undefined) return undefined
  const { document } = await readDocument(db, space)
  if (documentText(document) === documentText(before)) return undefined
  const newest = await findNewest(db, id)
  const chart_id = changedChart ?? null
  if (newest && inOneGo && goesOn(newest, author, { what, chart_id })) {
    const last = await findNewest(db, id, newest.number)
    // Whoever takes back what they did in one go has changed nothing.
    if (last && documentText(last.document) === documentText(document)) {
      await db.delete(spaceVersions).where(isVersion(id, newest.number))
      return undefined
    }
    await db.update(spaceVersions).set({ document }).where(isVersion(id, newest.number))
    return newest.number
  }
  // What a space was when it had no versions yet can be brought back, too.
  if (newest === undefined) {
    const what = 'As it was before'
    await insertVersion(db, id, { created_at: author.now, what, document: before })
  }
  const number = await insertVersion(db, id, { ...signed(author), chart_id, what, document })
  const [oldest] = await db
    .select({ number: spaceVersions.number })
    .from(spaceVersions)
    .where(eq(spaceVersions.space_id, id))
    .orderBy(desc(spaceVersions.number))
    .limit(1)
    .offset(KEPT)
  if (oldest === undefined) return number
  await db
    .delete(spaceVersions)
    .where(and(eq(spaceVersions.space_id, id), lte(spaceVersions.number, oldest.number)))
  return number
}

/** Whether somebody is still at what they changed last. */
function goesOn(
  newest: SpaceVersionRow,
  { token, now }: Author,
  { what, chart_id }: Pick<SpaceVersionRow, 'what' | 'chart_id'>,
): boolean {
  const isSame = newest.what === what && newest.chart_id === chart_id
  return isSame && newest.token_id === token.id && now - newest.created_at < ONE_GO
}

function signed({ token, now }: Author): Pick<SpaceVersionRow, 'created_at' | 'created_by' | 'token_id'> {
  return { created_at: now, created_by: token.name, token_id: token.id }
}

/** Numbers go up and are never given again: what was read under one stays what it says. */
async function insertVersion(
  db: Db,
  id: number,
  version: Omit<typeof spaceVersions.$inferInsert, 'space_id' | 'number'>,
): Promise<number | undefined> {
  const [space] = await db
    .update(spaces)
    .set({ versions: sql`${spaces.versions} + 1` })
    .where(eq(spaces.id, id))
    .returning({ number: spaces.versions })
  if (space) await db.insert(spaceVersions).values({ ...version, space_id: id, number: space.number })
  return space?.number
}

const isVersion = (id: number, number: number) =>
  and(eq(spaceVersions.space_id, id), eq(spaceVersions.number, number))

/** Favourites may refer to the space meanwhile. */
async function lockSpace(db: Db, id: number): Promise<Space | undefined> {
  const [row] = await db
    .select({ id: spaces.id, name: spaces.name })
    .from(spaces)
    .where(and(eq(spaces.id, id), isNull(spaces.deleted_at)))
    .for('no key update')
  return row
}

/** @param before only versions of lower numbers count */
async function findNewest(db: Db, id: number, before?: number): Promise<SpaceVersionRow | undefined> {
  const [row] = await db
    .select()
    .from(spaceVersions)
    .where(
      and(
        eq(spaceVersions.space_id, id),
        before === undefined ? undefined : lt(spaceVersions.number, before),
      ),
    )
    .orderBy(desc(spaceVersions.number))
    .limit(1)
  return row
}

/** The versions of a space, the newest first: a page of them and the one before these, and how many there are. */
export async function listVersions(
  db: Db,
  id: number,
  page: Page,
): Promise<{ rows: SpaceVersionRow[]; before: SpaceVersionRow | undefined; total: number }> {
  const inSpace = eq(spaceVersions.space_id, id)
  const found = await db
    .select()
    .from(spaceVersions)
    .where(inSpace)
    .orderBy(desc(spaceVersions.number))
    .limit(page.length + 1)
    .offset(page.offset)
  const { total } = await countFound(db, spaceVersions, sql`true`, inSpace)
  return { rows: found.slice(0, page.length), before: found[page.length], total }
}

/** A version of a space; the keys of its document are in no order. */
export async function findVersion(db: Db, id: number, number: number): Promise<SpaceVersionRow | undefined> {
  const [row] = await db.select().from(spaceVersions).where(isVersion(id, number))
  return row
}
