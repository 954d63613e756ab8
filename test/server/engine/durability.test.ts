import { mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openChdb } from '#server/engine/chdb.ts'
import { chdbConfig } from '#server/engine/chdbConfig.ts'
import { DiskFull } from '#server/engine/errors.ts'
import { openEngines, type EngineConfig } from '#server/engine/open.ts'
import { closeTestEngines, testDatabaseUrl } from '#test/helpers/engines.ts'

/* What is embedded here is chdb alone: each opening of PGlite beside it would take a second. */
let config: EngineConfig
beforeAll(async () => {
  await closeTestEngines()
  const data = await mkdtemp(join(tmpdir(), 'poise-kill-'))
  config = {
    data,
    databaseUrl: await testDatabaseUrl(),
    clickhouseUrl: undefined,
    clickhouseCluster: undefined,
  }
})
afterAll(() => rm(config.data, { recursive: true, force: true }))

test('a disk that is nearly full refuses, loses nothing, and takes again', async () => {
  const columns = ['metric_id', 'stream_id', 'ts', 'k', 'sum']
  const count = 'SELECT toUInt32(count()) AS rows FROM points FINAL WHERE metric_id = 2'
  const row = (k: number) => Buffer.from(`[2, "1", 1700000000, ${k}, 1]`)
  const before = await openEngines(config, () => {})
  await before.tsdb.insert('points', columns, row(1))
  const { keep = [] } = await before.tsdb.query(
    'SELECT toUInt32(keep_free_space) AS keep FROM system.disks',
    {},
    { maxMs: 5_000 },
  )
  expect(keep[0]).toBeGreaterThan(0)
  await before.close()

  // What a disk without room looks like to the engine: more is to be left free than there is.
  const path = join(config.data, 'clickhouse')
  const full = join(config.data, 'full.xml')
  await writeFile(full, chdbConfig(2 ** 30, Number.MAX_SAFE_INTEGER))
  const tsdb = openChdb(path, [`--config-file=${full}`])
  for (const k of [2, 3]) await expect(tsdb.insert('points', columns, row(k))).rejects.toThrow(DiskFull)
  expect(await tsdb.query(count, {}, { maxMs: 5_000 })).toEqual({ rows: [1] })
  await tsdb.close()

  const after = await openEngines(config, () => {})
  await after.tsdb.insert('points', columns, row(2))
  expect(await after.tsdb.query(count, {}, { maxMs: 5_000 })).toEqual({ rows: [2] })
  await after.close()
})

test('what a merge brought together outlives the time that the system takes to write it out', async () => {
  const { tsdb, close } = await openEngines(config, () => {})
  const setting = `SELECT value FROM system.merge_tree_settings WHERE name = 'old_parts_lifetime'`
  expect(await tsdb.query(setting, {}, { maxMs: 5_000 })).toEqual({ value: ['60'] })
  await close()
})

test('measurements that a broken disk took are told', async () => {
  const before = await openEngines(config, () => {})
  const parts = `SELECT path FROM system.parts WHERE table = 'points' AND active LIMIT 1`
  const { path: [path] = [] } = await before.tsdb.query(parts, {}, { maxMs: 5_000 })
  await before.close()
  for (const file of await readdir(String(path))) {
    if (file.endsWith('.bin')) await truncate(join(String(path), file), 1)
  }

  const told: string[] = []
  const after = await openEngines(config, (line) => told.push(line))
  expect(told).toEqual([
    expect.stringMatching(/broken part\(s\) of the table points: measurements may be missing/),
  ])
  expect(await after.warnings()).toEqual(told)
  await after.close()
})
