import { drainPending, type ChdbResult, type Session } from 'chdb'
import { fromClickhouse } from './errors.ts'
import { limited } from './limits.ts'
import { setParams } from './paramText.ts'
import { SessionPool } from './sessionPool.ts'
import type { Columns, SqlParams, Tsdb } from './tsdb.ts'

/** Reads at the same time. Each session occupies a thread of libuv's pool (UV_THREADPOOL_SIZE) while it works. */
const READERS = 5

/** Parameters are part of a statement's text, and a list of streams is long. */
const MAX_QUERY_SIZE = `--max_query_size=${16 << 20}`

/**
 * ClickHouse in process, on a folder of its own. One writer keeps inserts in order; readers do not wait for it; statements
 * (roll-ups, DDL) have a session of their own, so that neither reads nor inserts wait for them.
 * Never in a worker thread: a worker that ends while a query runs aborts the whole process.
 */
export function openChdb(path: string, configArgs: readonly string[]): Tsdb {
  const connectionArgs = [...configArgs, MAX_QUERY_SIZE]
  const writer = new SessionPool(path, 1, connectionArgs)
  const readers = new SessionPool(path, READERS, connectionArgs)
  const admin = new SessionPool(path, 1, connectionArgs)

  const query: Tsdb['query'] = (sql, params, { maxMs }) =>
    normalised(async () => {
      const result = await readers.run(
        (session) => ask(session, limited(sql, maxMs), params, 'JSONColumns'),
        maxMs,
      )
      return result.json<Columns>()
    })

  return {
    query,
    exec: (sql, params = {}) =>
      normalised(async () => {
        await admin.run((session) => ask(session, sql, params, 'Null'))
      }),
    insert: (table, columns, rows, token) =>
      normalised(async () => {
        const settings: Record<string, string> =
          token === undefined ? {} : { insert_deduplication_token: token }
        await writer.run((session) =>
          session.insert({ table, columns, values: rows, format: 'JSONCompactEachRow', settings }),
        )
      }),
    ping: async () => {
      await query('SELECT 1', {}, { maxMs: 2000 })
    },
    close: async () => {
      await Promise.all([writer.close(), readers.close(), admin.close()])
      await drainPending()
    },
  }
}

async function ask(session: Session, sql: string, params: SqlParams, format: string): Promise<ChdbResult> {
  const set = setParams(params)
  if (set !== undefined) await session.queryAsync(set)
  return session.queryAsync(sql, { format })
}

async function normalised<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw fromClickhouse(numberOf(error), error)
  }
}

/** `clickhouseCode` is a number on the errors of the native module. */
function numberOf(error: unknown): string | undefined {
  return error instanceof Error && 'clickhouseCode' in error ? String(error.clickhouseCode) : undefined
}
