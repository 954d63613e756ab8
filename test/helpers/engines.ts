import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { openEngines, type Engines } from '#server/engine/open.ts'

/**
 * The embedded engines, open and migrated on a folder of their own, closed and removed after the test file. Once per file:
 * a process can hold one chdb folder only. Tests keep apart by unique names, not by fresh engines.
 */
export async function openTestEngines(): Promise<Engines> {
  const engines = await openEmbeddedEngines()
  afterAll(() => engines.close())
  return engines
}

/** The same, for a caller that closes them itself; closing removes the folder. */
export async function openEmbeddedEngines(): Promise<Engines> {
  const data = await mkdtemp(join(tmpdir(), 'poise-test-'))
  const config = { data, databaseUrl: undefined, clickhouseUrl: undefined, clickhouseCluster: undefined }
  const engines = await openEngines(config, (line) => console.warn(line))
  return {
    ...engines,
    close: async () => {
      await engines.close()
      await rm(data, { recursive: true, force: true })
    },
  }
}
