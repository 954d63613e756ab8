import { beforeAll, expect, test } from 'vitest'
import { clickhouseDdl } from '#server/engine/clickhouseDdl.ts'
import { readMigrations } from '#server/engine/migrations.ts'
import type { Tsdb } from '#server/engine/tsdb.ts'
import { openEmbeddedEngines } from '#test/helpers/engines.ts'

/*
 * The plain form runs in every test of the engines. Of the form for a cluster ClickHouse's own parser says here that it is
 * well formed and formats to the same again. Not proved, because chdb runs neither ON CLUSTER nor inserts into replicated
 * tables: that a cluster carries it out, replication, failover, Keeper.
 */

const template = `
-- a comment
CREATE TABLE IF NOT EXISTS {{table points}} (stream_id UInt64, ver UInt64)
ENGINE = {{engine ReplacingMergeTree(ver)}} ORDER BY stream_id SETTINGS {{remembered inserts}} = 10;
ALTER TABLE {{table points}} MODIFY COMMENT 'x';`

let tsdb: Tsdb
beforeAll(async () => {
  const engines = await openEmbeddedEngines()
  tsdb = engines.tsdb
  return () => engines.close()
})

test('the plain form', () => {
  expect(clickhouseDdl(template, undefined)).toEqual([
    'CREATE TABLE IF NOT EXISTS points (stream_id UInt64, ver UInt64)\n' +
      'ENGINE = ReplacingMergeTree(ver) ORDER BY stream_id SETTINGS non_replicated_deduplication_window = 10',
    "ALTER TABLE points MODIFY COMMENT 'x'",
  ])
})

test('the form for a cluster', () => {
  expect(clickhouseDdl(template, 'main')).toEqual([
    'CREATE TABLE IF NOT EXISTS points_local ON CLUSTER main (stream_id UInt64, ver UInt64)\n' +
      "ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/{database}/{table}', '{replica}', ver) " +
      'ORDER BY stream_id SETTINGS replicated_deduplication_window = 10',
    'CREATE TABLE IF NOT EXISTS points ON CLUSTER main AS points_local\n' +
      'ENGINE = Distributed(main, currentDatabase(), points_local, cityHash64(stream_id))',
    "ALTER TABLE points_local ON CLUSTER main MODIFY COMMENT 'x'",
  ])
})

test('ClickHouse reads every statement of every migration for a cluster', async () => {
  const statements = (await readMigrations('clickhouse')).flatMap(({ sql }) => clickhouseDdl(sql, 'main'))
  expect(statements.length).toBeGreaterThanOrEqual(8)
  for (const statement of statements) {
    const { once, twice } = await tsdb.query(
      'SELECT formatQuerySingleLine({statement:String}) AS once, formatQuerySingleLine(once) AS twice',
      { statement },
      { maxMs: 5_000 },
    )
    expect(once).toEqual(twice)
    expect(once?.[0]).toContain('ON CLUSTER main')
  }
})
