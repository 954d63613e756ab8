import { beforeAll, describe, expect, test } from 'vitest'
import { OutOfMemory, QueryTimeout } from '#server/engine/errors.ts'
import { migrateClickhouse } from '#server/engine/migrateClickhouse.ts'
import type { Tsdb } from '#server/engine/tsdb.ts'
import { enginePairs } from '#test/helpers/enginePairs.ts'

const limit = { maxMs: 5_000 }
const columns = ['metric_id', 'stream_id', 'ts', 'k', 'sum', 'cnt', 'ver']
const point = (metric: number, value: number, ver = 1): Buffer =>
  Buffer.from(JSON.stringify([metric, '18446744073709551615', 1_700_000_000, 0, value, 1, String(ver)]))

describe.each(enginePairs)('%s', (_name, open) => {
  let tsdb: Tsdb
  beforeAll(async () => {
    const engines = await open()
    tsdb = engines.tsdb
  })

  test('a row comes back column by column, 64-bit integers as text', async () => {
    await tsdb.insert('points', columns, point(1, 0.1))
    const found = await tsdb.query(
      'SELECT stream_id, toUnixTimestamp(ts) AS time, sum FROM points FINAL WHERE metric_id = {metric:UInt32}',
      { metric: 1 },
      limit,
    )
    expect(found).toEqual({ stream_id: ['18446744073709551615'], time: [1_700_000_000], sum: [0.1] })
  })

  test('a result without rows has its columns', async () => {
    expect(await tsdb.query('SELECT sum, cnt FROM points WHERE metric_id = 0', {}, limit)).toEqual({
      sum: [],
      cnt: [],
    })
  })

  test.each([
    ['String', 'it\'s\t\\ \n"x" {y:String} é'],
    ['Array(String)', ["a'b", 'c\\d,', '\n', 'é{}']],
    ['Float64', 1.5],
    ['Bool', true],
  ])('a parameter %s arrives as it is', async (type, value) => {
    expect(await tsdb.query(`SELECT {value:${type}} AS value`, { value }, limit)).toEqual({ value: [value] })
  })

  test('thousands of ids fit', async () => {
    const ids = Array.from({ length: 5_000 }, (_, i) => 18446744073709551615n - BigInt(i))
    const found = await tsdb.query('SELECT arraySort({ids:Array(UInt64)})[-1] AS last', { ids }, limit)
    expect(found).toEqual({ last: ['18446744073709551615'] })
  })

  test('the same insert is stored once, another beside it', async () => {
    for (const token of ['t1', 't1', 't2']) await tsdb.insert('points', columns, point(2, 1), token)
    expect(await tsdb.query('SELECT count() AS n FROM points WHERE metric_id = 2', {}, limit)).toEqual({
      n: ['2'],
    })
  })

  test('the higher version wins', async () => {
    await tsdb.insert('points', columns, point(3, 20, 2))
    await tsdb.insert('points', columns, point(3, 10, 1))
    const found = await tsdb.query('SELECT sum FROM points FINAL WHERE metric_id = 3', {}, limit)
    expect(found).toEqual({ sum: [20] })
  })

  test.each(['', ' SETTINGS max_threads = 1'])(
    'a slow query ends in time, and the next is not touched by it%s',
    async (settings) => {
      const slow = 'SELECT count() AS n FROM numbers(1e12) WHERE cityHash64(number) = 1'
      await expect(tsdb.query(slow + settings, {}, { maxMs: 200 })).rejects.toThrow(QueryTimeout)
      await expect(
        tsdb.query(`SELECT 1 AS n UNION ALL ${slow}${settings}`, {}, { maxMs: 200 }),
      ).rejects.toThrow(QueryTimeout)
      for (let i = 0; i < 6; i++) expect(await tsdb.query('SELECT 1 AS one', {}, limit)).toEqual({ one: [1] })
    },
  )

  test('a query that needs too much memory is told apart', async () => {
    const greedy =
      'SELECT length(groupArray(number)) AS n FROM numbers(1e8) SETTINGS max_memory_usage = 10000000'
    await expect(tsdb.query(greedy, {}, limit)).rejects.toThrow(OutOfMemory)
  })

  test('a mistake in the SQL stays a plain error', async () => {
    await expect(tsdb.query('SELECT nothing', {}, limit)).rejects.toThrow(/Unknown expression/)
  })

  test('reads do not wait for each other', async () => {
    const slow = tsdb.query("SELECT 'slow' AS name, sleep(1)", {}, limit)
    const quick = tsdb.query("SELECT 'quick' AS name", {}, limit)
    expect(await Promise.race([slow, quick])).toEqual({ name: ['quick'] })
    await slow
  })

  test('migrations may run again', async () => {
    await migrateClickhouse(tsdb, undefined)
    const { number } = await tsdb.query('SELECT number FROM migrations FINAL ORDER BY number', {}, limit)
    expect(number).toEqual(number?.map((_, i) => i + 1))
  })
})
