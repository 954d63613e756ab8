import { createClient, ClickHouseLogLevel } from '@clickhouse/client'
import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { codeOf, fromClickhouse, messageOf, Unreachable } from './errors.ts'
import { limited } from './limits.ts'
import type { Columns, Tsdb } from './tsdb.ts'

/** How long a server may be silent after it should have stopped a query by itself. */
const GRACE_MS = 5_000
const INSERT_MS = 60_000
const STATEMENT_MS = 600_000

/** Waits between the attempts of one insert. */
const RETRY_AFTER_MS = [100, 1_000]

/**
 * ClickHouse by URL, with user, password and database in it. On a cluster an insert is answered when the shard has it, and
 * reads prefer the replica that inserts prefer, so that a write is visible to the next read.
 */
export function openClickhouse(url: string, cluster: string | undefined): Tsdb {
  const client = createClient({
    url,
    application: 'poise',
    request_timeout: STATEMENT_MS,
    use_multipart_params_auto: true,
    log: { level: ClickHouseLogLevel.OFF },
    clickhouse_settings:
      cluster === undefined ? {} : { distributed_foreground_insert: 1, load_balancing: 'in_order' },
  })

  const query: Tsdb['query'] = async (sql, params, { maxMs }) => {
    const text = await normalised(async () => {
      const result = await client.query({
        query: limited(sql, maxMs),
        query_params: params,
        format: 'JSONColumnsWithMetadata',
        abort_signal: AbortSignal.timeout(maxMs + GRACE_MS),
        // The server answers when the whole result is there, so that a late error has its own status.
        clickhouse_settings: { wait_end_of_query: 1 },
      })
      return result.text()
    })
    const { meta, data } = JSON.parse(text) as { meta: { name: string }[]; data: Columns }
    // A result without rows has an empty `data`.
    return Object.fromEntries(meta.map(({ name }) => [name, data[name] ?? []]))
  }

  /** @param token makes a second attempt harmless when the first was stored but not answered. */
  const insertOnce = (statement: string, rows: Buffer, token: string) =>
    normalised(async () => {
      const { stream } = await client.exec({
        query: statement,
        values: Readable.from([rows], { objectMode: false }),
        abort_signal: AbortSignal.timeout(INSERT_MS),
        clickhouse_settings: { insert_deduplication_token: token },
      })
      stream.resume()
    })

  return {
    query,
    exec: (sql, params = {}) =>
      normalised(async () => {
        await client.command({ query: sql, query_params: params })
      }),
    insert: async (table, columns, rows, token = randomUUID()) => {
      const statement = `INSERT INTO ${table} (${columns.join(', ')}) FORMAT JSONCompactEachRow`
      for (const wait of RETRY_AFTER_MS) {
        try {
          return await insertOnce(statement, rows, token)
        } catch (error) {
          if (!(error instanceof Unreachable)) throw error
          await sleep(wait)
        }
      }
      await insertOnce(statement, rows, token)
    },
    ping: async () => {
      await query('SELECT 1', {}, { maxMs: 2_000 })
    },
    close: () => client.close(),
  }
}

/** An error without a number of ClickHouse's is one of the way to it: refused, cut, timed out, or a proxy's answer. */
async function normalised<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const code = codeOf(error)
    if (code !== undefined && /^\d+$/.test(code)) throw fromClickhouse(code, error)
    throw new Unreachable(`ClickHouse did not answer: ${messageOf(error)}`, { cause: error })
  }
}
