import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openChdb } from '#server/engine/chdb.ts'
import { clickhouseDdl } from '#server/engine/clickhouseDdl.ts'
import { readMigrations } from '#server/engine/migrations.ts'
import { closeTestEngines, openTestEngines } from '#test/helpers/engines.ts'

/*
 * The plain form runs in every test of the engines. Of the form for a cluster ClickHouse's own parser says here that it is
 * well formed and formats to the same again, and the Distributed tables are used over one shard without replication. Not proved, because chdb runs neither ON CLUSTER nor inserts into replicated
 * tables: that a cluster carries it out, replication, failover, Keeper.
 */

const template = `
-- a comment
CREATE TABLE IF NOT EXISTS {{table points}} (stream_id UInt64, ver UInt64)
ENGINE = {{engine ReplacingMergeTree(ver)}} ORDER BY stream_id SETTINGS {{remembered inserts}} = 10;
ALTER TABLE {{table points}} MODIFY COMMENT 'x';`

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
  const { tsdb } = await openTestEngines()
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

test('inserts and reads go through the Distributed tables, on a cluster of one shard', async () => {
  await closeTestEngines()
  const folder = await mkdtemp(join(tmpdir(), 'poise-cluster-'))
  const config = join(folder, 'chdb.xml')
  const shard = '<shard><replica><host>localhost</host><port>9000</port></replica></shard>'
  await writeFile(
    config,
    `<clickhouse><tcp_port>9000</tcp_port><remote_servers><main>${shard}</main></remote_servers></clickhouse>`,
  )
  const cluster = openChdb(join(folder, 'data'), [`--config-file=${config}`])
  try {
    const here = (statement: string) =>
      statement
        .replaceAll(' ON CLUSTER main', '')
        .replace(/Replicated(\w+)\('.*?', '\{replica\}'(?:, )?/, '$1(')
        .replace('replicated_deduplication_window', 'non_replicated_deduplication_window')
    for (const { sql } of await readMigrations('clickhouse')) {
      for (const statement of clickhouseDdl(sql, 'main')) await cluster.exec(here(statement))
    }
    const columns = ['metric_id', 'stream_id', 'ts', 'k', 'sum', 'cnt', 'ver']
    const rows = [1, 2].map((ver) => JSON.stringify([1, '7', 1_700_000_000, 0, ver * 10, 1, ver]))
    for (const row of rows) await cluster.insert('points', columns, Buffer.from(row))
    const questions = ['SELECT sum FROM points FINAL', 'SELECT sum FROM points_local FINAL']
    for (const question of questions) {
      expect(await cluster.query(question, {}, { maxMs: 5_000 })).toEqual({ sum: [20] })
    }
  } finally {
    await cluster.close()
    await rm(folder, { recursive: true })
  }
})
