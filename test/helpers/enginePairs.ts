import { openTestEngines, openTestUrlEngines } from './engines.ts'

/**
 * The same store tests on all four engines:
 *
 *     describe.each(enginePairs)('metrics on %s', (_name, open) => {
 *       let engines: Engines
 *       beforeAll(async () => {
 *         engines = await open()
 *       })
 *       test('...', () => listMetrics(engines.db, ...))
 *     })
 *
 * Both pairs keep their measurements in one folder: open inside the block as shown, so that each pair begins empty.
 */
export const enginePairs = [
  ['chdb and PGlite', openTestEngines],
  ['ClickHouse over HTTP and PostgreSQL', openTestUrlEngines],
] as const
