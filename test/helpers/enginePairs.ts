import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEngines, type Engines } from '#server/engine/open.ts'
import { openClickhouseFront, type ClickhouseFront } from './clickhouseFront.ts'
import { closeTestEngines, openEmbeddedEngines } from './engines.ts'
import { openPostgresServer } from './postgres.ts'

export interface UrlEngines extends Engines {
  /** To make the ClickHouse behind the URL fail. */
  front: ClickhouseFront
}

/**
 * The same store tests on all four engines:
 *
 *     describe.each(enginePairs)('metrics on %s', (_name, open) => {
 *       let engines: Engines
 *       beforeAll(async () => {
 *         engines = await open()
 *         return () => engines.close()
 *       })
 *       test('...', () => listMetrics(engines.db, ...))
 *     })
 *
 * A process can open one folder of chdb at a time, and both pairs need one: open inside the block as shown, so that the first
 * pair is closed before the second opens.
 */
export const enginePairs = [
  ['chdb and PGlite', openEmbeddedEngines],
  ['ClickHouse over HTTP and PostgreSQL', openUrlEngines],
] as const satisfies readonly (readonly [string, () => Promise<Engines>])[]

/** The drivers by URL, against a real PostgreSQL server and ClickHouse's HTTP interface over chdb. */
export async function openUrlEngines(): Promise<UrlEngines> {
  await closeTestEngines()
  const folder = await mkdtemp(join(tmpdir(), 'poise-test-'))
  const postgres = await openPostgresServer()
  const front = await openClickhouseFront(folder)
  const engines = await openEngines(
    { data: folder, databaseUrl: postgres.url, clickhouseUrl: front.url, clickhouseCluster: undefined },
    (line) => console.warn(line),
  )
  return {
    ...engines,
    front,
    close: async () => {
      await engines.close()
      await Promise.all([postgres.close(), front.close()])
      await rm(folder, { recursive: true, force: true })
    },
  }
}
