import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Db } from '#server/engine/db.ts'
import { migratePostgres } from '#server/engine/migratePostgres.ts'
import { facts, metrics, spaces } from '#server/store/tables.ts'
import { enginePairs } from '#test/helpers/enginePairs.ts'

describe.each(enginePairs)('%s', (_name, open) => {
  let db: Db
  beforeAll(async () => {
    const engines = await open()
    db = engines.db
  })

  test('whole numbers come as numbers, from columns and from counts', async () => {
    const [space] = await db
      .insert(spaces)
      .values({ name: 'A', name_key: 'a', created_at: 4_000_000_000, updated_at: 1 })
      .returning()
    expect(space?.created_at).toBe(4_000_000_000)
    const { rows } = (await db.execute(
      sql`SELECT count(*) AS n, 4000000000::bigint AS big FROM spaces`,
    )) as unknown as { rows: unknown[] }
    expect(rows).toEqual([{ n: 1, big: 4_000_000_000 }])
  })

  test('JSON comes back as it went in', async () => {
    const value = { list: [1, 'é"\\', null], deep: { on: true } }
    await db.insert(facts).values({ key: 'json', value })
    expect(await db.select().from(facts)).toEqual([{ key: 'json', value }])
  })

  test('a broken rule has the same code on both', async () => {
    const metric = {
      name: 'A',
      name_key: 'a',
      type: 'gauge' as const,
      attributes: {},
      created_at: 1,
      updated_at: 1,
    }
    await db.insert(metrics).values(metric)
    await expect(db.insert(metrics).values(metric)).rejects.toMatchObject({ cause: { code: '23505' } })
  })

  test('a transaction that fails leaves nothing', async () => {
    const failing = db.transaction(async (tx) => {
      await tx.insert(facts).values({ key: 'gone', value: 1 })
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect((await db.select().from(facts)).map(({ key }) => key)).not.toContain('gone')
  })

  test('migrations run once, also when several processes start together', async () => {
    await Promise.all([migratePostgres(db), migratePostgres(db), migratePostgres(db)])
    const { rows } = (await db.execute(sql`SELECT number FROM migrations ORDER BY number`)) as unknown as {
      rows: { number: number }[]
    }
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_, i) => i + 1))
  })
})
