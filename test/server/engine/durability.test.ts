import { spawn } from 'node:child_process'
import { mkdtemp, readdir, rm, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openEngines, type EngineConfig } from '#server/engine/open.ts'

let config: EngineConfig
beforeAll(async () => {
  const data = await mkdtemp(join(tmpdir(), 'poise-kill-'))
  config = { data, databaseUrl: undefined, clickhouseUrl: undefined, clickhouseCluster: undefined }
})
afterAll(() => rm(config.data, { recursive: true, force: true }))

/** Inserts in a process of its own and kills it after `rows` rows. Answers with the last row that it said is stored. */
async function writeUntilKilled(rows: number): Promise<number> {
  const script = join(import.meta.dirname, '../../helpers/writeForever.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', script, config.data])
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
    if (said.split('\n').length > rows) child.kill('SIGKILL')
  })
  await new Promise((resolve) => child.once('close', resolve))
  return Number(said.split('\n').at(-2))
}

test('after kill -9 every acknowledged row is there', async () => {
  const stored = await writeUntilKilled(50)
  const { tsdb, close } = await openEngines(config, () => {})
  const { k = [] } = await tsdb.query('SELECT toUInt32(k) AS k FROM points', {}, { maxMs: 5_000 })
  await close()
  const found = new Set(k)
  expect(stored).toBeGreaterThanOrEqual(50)
  for (let row = 1; row <= stored; row++) expect(found).toContain(row)
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
    expect.stringMatching(/broken part\(s\) of the table points: measurements are missing/),
  ])
  expect(await after.warnings()).toEqual(told)
  await after.close()
})
