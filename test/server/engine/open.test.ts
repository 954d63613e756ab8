import { expect, test } from 'vitest'
import { facts } from '#server/store/tables.ts'
import { openTestEngines } from '#test/helpers/engines.ts'

test('both engines answer', async () => {
  const { db, tsdb } = await openTestEngines()
  await db.insert(facts).values({ key: 'a', value: { b: 1 } })
  expect(await db.select().from(facts)).toEqual([{ key: 'a', value: { b: 1 } }])
  expect(await tsdb.query('SELECT count() AS n FROM points', {}, { maxMs: 1000 })).toEqual({ n: ['0'] })
})
