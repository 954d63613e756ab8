import type { Session } from 'chdb'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'
import { SessionPool } from '#server/engine/sessionPool.ts'

/** What the next request meets instead of the engine, or after it. */
export type Fault =
  | 'unavailable' // 503 without a word of ClickHouse, as a proxy says it
  | 'cut before' // the socket closes, nothing was done
  | 'cut after' // the engine does the work, the socket closes before the answer
  | { slowMs: number }

export interface ClickhouseFront {
  url: string
  /** Faults for the next requests, one each, in this order. */
  faults: Fault[]
  /** Requests so far. */
  requests: () => number
  close(): Promise<void>
}

/**
 * ClickHouse's HTTP interface over chdb, so that the driver for a ClickHouse server runs its own client over real sockets
 * against ClickHouse's own parser, types, settings and errors.
 *
 * What that does not prove: authentication and users' quotas, compression, progress headers, exceptions in the middle of a
 * streamed result, limits of a server on requests, and everything of a cluster: replication, failover, Keeper,
 * ON CLUSTER, deduplication across replicas.
 *
 * @param path the folder of chdb; the only one this process may hold open.
 */
export async function openClickhouseFront(path: string): Promise<ClickhouseFront> {
  const pool = new SessionPool(path, 4, [])
  const faults: Fault[] = []
  let requests = 0

  const server = createServer({ maxHeaderSize: 1 << 20 }, (request, response) => {
    requests += 1
    answer(request, response, faults.shift()).catch((error: Error) => response.destroy(error))
  })

  async function answer(request: IncomingMessage, response: ServerResponse, fault: Fault | undefined) {
    const question = await readQuestion(request)
    if (fault === 'cut before') return void request.socket.destroy()
    if (fault === 'unavailable') return void response.writeHead(503).end('no server available')
    if (typeof fault === 'object') await new Promise((done) => setTimeout(done, fault.slowMs))
    try {
      const text = await pool.run((session) => run(session, question))
      if (fault === 'cut after') return void request.socket.destroy()
      response.end(text)
    } catch (error) {
      const { message, clickhouseCode = 0 } = error as Error & { clickhouseCode?: number }
      response.writeHead(clickhouseCode === 159 ? 408 : 500, {
        'X-ClickHouse-Exception-Code': clickhouseCode,
      })
      response.end(message)
    }
  }

  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    faults,
    requests: () => requests,
    close: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
      await pool.close()
    },
  }
}

interface Question {
  sql: string
  params: Record<string, string>
  settings: Record<string, string>
  rows: Buffer | undefined
}

/** SQL in the body, or in `query` with rows in the body, or as a form when the parameters are long. */
async function readQuestion(request: IncomingMessage): Promise<Question> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const sent = Buffer.concat(chunks)
  const body = request.headers['content-encoding'] === 'gzip' ? gunzipSync(sent) : sent
  const fields = [...new URL(request.url ?? '/', 'http://front').searchParams]
  const type = request.headers['content-type'] ?? ''
  if (type.startsWith('multipart/form-data')) {
    const form = await new Response(body, { headers: { 'content-type': type } }).formData()
    fields.push(...[...form].map(([name, value]): [string, string] => [name, String(value)]))
  }
  const named = Object.fromEntries(fields)
  const pick = (wanted: (name: string) => boolean) =>
    Object.fromEntries(
      fields.filter(([name]) => wanted(name)).map(([name, value]) => [name.replace(/^param_/, ''), value]),
    )
  return {
    sql: named.query ?? body.toString(),
    params: pick((name) => name.startsWith('param_')),
    settings: pick((name) => name.startsWith('insert_')),
    rows: named.query !== undefined && !type.startsWith('multipart') ? body : undefined,
  }
}

async function run(session: Session, { sql, params, settings, rows }: Question): Promise<string> {
  const insert = /^INSERT INTO (\w+) \((.*)\) FORMAT JSONCompactEachRow$/.exec(sql)
  if (insert && rows) {
    const [, table = '', columns = ''] = insert
    await session.insert({
      table,
      columns: columns.split(', '),
      values: rows,
      format: 'JSONCompactEachRow',
      settings,
    })
    return ''
  }
  const [, select = sql, format = 'CSV'] = /^(.*)\s+FORMAT (\w+)\s*$/s.exec(sql) ?? []
  // Parameters arrive in ClickHouse's own text form, which SET takes as it is; queryBindAsync would quote it again.
  for (const [name, value] of Object.entries(params))
    await session.queryAsync(`SET param_${name} = ${quoted(value)}`)
  return (await session.queryAsync(select, { format })).text()
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}
