import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient, type Call } from '#api/client.ts'
import { buildApp } from '#server/app.ts'
import { readConfig } from '#server/config.ts'
import type { Deps } from '#server/deps.ts'
import { openEngines } from '#server/engine/open.ts'
import { openIngest } from '#server/ingest/ingest.ts'
import { createMeter } from '#server/meter.ts'
import { openSender } from '#server/notify/sender.ts'
import { openPainter } from '#server/snapshot/painter.ts'
import { createMetrics } from '#server/store/metrics.ts'
import { createToken } from '#server/store/tokens.ts'
import { openVault } from '#server/store/vault.ts'

export interface InProcess {
  deps: Deps
  url: string
  /** Of a viewer. */
  token: string
  /** The typed client over real HTTP, as this viewer. */
  call: Call
  close(): Promise<void>
}

/** A server in this process, listening, on engines of its own whose clock stands at `end`. */
export async function openInProcess(end: number): Promise<InProcess> {
  const data = await mkdtemp(join(tmpdir(), 'poise-bench-'))
  const config = { ...readConfig({}), data }
  const { db, tsdb, warnings, close } = await openEngines(config, console.warn)
  const now = () => end
  const ingest = openIngest(db, tsdb, { shared: false, now })
  const deps: Deps = {
    config,
    db,
    tsdb,
    ingest,
    meter: createMeter(),
    warnings,
    vault: openVault(undefined),
    sender: openSender(config),
    painter: openPainter(),
    rateLimiter: undefined,
    now,
  }
  const app = buildApp(deps, { logger: false })
  const { token } = await createToken(db, { name: null, role: 'viewer' }, end)
  await app.listen({ host: '127.0.0.1', port: 0 })
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  return {
    deps,
    url,
    token,
    call: createClient({ url, token }),
    close: async () => {
      await app.close()
      deps.painter.close()
      await deps.sender.close()
      await ingest.close()
      await close()
      await rm(data, { recursive: true, force: true })
    },
  }
}

/** Streams of each metric of `fillStreams`: 20 racks of 50 hosts. */
export const STREAMS = 1_000

/** A metric of 1,000 streams, or another number, with a measurement every minute, the last `minutes` before `end`. */
export async function fillStreams(
  { db, tsdb }: Pick<Deps, 'db' | 'tsdb'>,
  name: string,
  minutes: number,
  end: number,
  streams = STREAMS,
): Promise<void> {
  const [metric] = await createMetrics(db, [{ name, type: 'gauge', period: 60, attributes: {} }], end)
  const params = { metric: metric!.id, end }
  await tsdb.exec(
    `INSERT INTO streams SELECT {metric:UInt32}, cityHash64(number),
       map('host', 'h' || toString(number), 'rack', 'r' || toString(intDiv(number, 50))), toDateTime({end:UInt32}, 'UTC')
     FROM numbers(${streams})`,
    params,
  )
  const at = `{end:UInt32} - 60 * (intDiv(number, ${streams}) + 1)`
  await tsdb.exec(
    `INSERT INTO points
     SELECT {metric:UInt32}, cityHash64(number % ${streams}), toDateTime(${at}, 'UTC'), 0,
       round(50 + 20 * sin(number / ${streams} / 200) + rand() % 1000 / 100, 2), 1, 0, 0, 0, 0,
       toUInt64(${at}) * 4096000 + number % ${streams}
     FROM numbers(${streams * minutes}) SETTINGS max_insert_block_size = 500000`,
    params,
  )
}
