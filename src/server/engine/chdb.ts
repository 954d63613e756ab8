import { drainPending } from 'chdb'
import { fromClickhouse } from './errors.ts'
import { limited } from './limits.ts'
import { SessionPool } from './sessionPool.ts'
import type { Columns, Tsdb } from './tsdb.ts'

/** Reads at the same time. Each session occupies a thread of libuv's pool (UV_THREADPOOL_SIZE) while it works. */
const READERS = 5

/**
 * ClickHouse in process, on a folder of its own. One writer keeps inserts in order; readers do not wait for it; statements
 * (roll-ups, DDL) have a session of their own, so that neither reads nor inserts wait for them.
 * Never in a worker thread: a worker that ends while a query runs aborts the whole process.
 */
export function openChdb(path: string, connectionArgs: readonly string[]): Tsdb {
  const writer = new SessionPool(path, 1, connectionArgs)
  const readers = new SessionPool(path, READERS, connectionArgs)
  const admin = new SessionPool(path, 1, connectionArgs)

  const query: Tsdb['query'] = (sql, params, { maxMs }) =>
    normalised(async () => {
      const result = await readers.run(
        (session) => session.queryBindAsync(limited(sql, maxMs), params, { format: 'JSONColumns' }),
        maxMs,
      )
      return result.json<Columns>()
    })

  return {
    query,
    exec: (sql, params = {}) =>
      normalised(async () => {
        await admin.run((session) => session.queryBindAsync(sql, params))
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
