import { buildApp } from './app.ts'
import type { Config } from './config.ts'
import type { Deps } from './deps.ts'
import { messageOf } from './engine/errors.ts'
import { openEngines } from './engine/open.ts'
import { openIngest } from './ingest/ingest.ts'
import { RateLimiter } from './ingest/rateLimit.ts'
import { createOwnSpace } from './jobs/ownSpace.ts'
import { startJobs } from './jobs/start.ts'
import { listen, readableHost, tryAddress } from './listen.ts'
import { createMeter, meterTsdb } from './meter.ts'
import { openSender } from './notify/sender.ts'
import { openPainter } from './snapshot/painter.ts'
import { sealServices } from './store/services.ts'
import { createSignInCode, ensureFirstToken } from './store/tokens.ts'
import { openVault } from './store/vault.ts'

export interface Running {
  /** Where people reach it, without a slash at the end. */
  url: string
  /** Where this machine reaches it, whatever is in front of it. */
  address: string
  deps: Deps
  /** How to get in; only after the start that made the account, because the token cannot be read again. */
  firstSignIn: FirstSignIn | undefined
  /** Answers the requests under way, stores what was accepted, and closes the engines. */
  close(): Promise<void>
}

export interface FirstSignIn {
  /** Works once, for a day. */
  link: string
  /** The admin token. */
  token: string
}

const HOUR_MS = 3_600_000

/**
 * Opens the engines, listens, and starts the work beside the requests.
 * @param log takes lines that the operator must read.
 * @throws StartError
 */
export async function startServer(config: Config, log: (line: string) => void): Promise<Running> {
  await tryAddress(config)
  const engines = await openEngines(config, log)
  const meter = createMeter()
  const tsdb = meterTsdb(engines.tsdb, meter)
  const ingest = openIngest(engines.db, tsdb, { shared: config.databaseUrl !== undefined, now })
  const rateLimiter = config.rateLimit === undefined ? undefined : new RateLimiter(config.rateLimit, now)
  const vault = openVault(config.key)
  const sender = openSender(config)
  const painter = openPainter()
  const deps: Deps = {
    config,
    db: engines.db,
    tsdb,
    ingest,
    meter,
    warnings: engines.warnings,
    vault,
    sender,
    painter,
    rateLimiter,
    now,
  }
  const app = buildApp(deps)

  const close = async (stopJobs = Promise.resolve()) => {
    // Together: a roll-up that takes its time must not keep requests from being answered before the process ends.
    await Promise.all([app.close(), stopJobs])
    painter.close()
    await sender.close()
    await ingest.close()
    await engines.close()
  }
  try {
    await sealServices(engines.db, vault.seal)
    const port = await listen(app, config)
    const address = `http://${readableHost(config.host)}:${port}`
    const url = config.url ?? address
    // After listening: a token that was made by a start that failed would never be shown.
    const firstSignIn = await signInFirst(deps, url)
    const jobs = startJobs(deps, url, (job, error) => log(`The ${job} failed: ${messageOf(error)}`))
    const check = setInterval(() => engines.warnings().then((lines) => lines.forEach(log), ignored), HOUR_MS)
    return {
      url,
      address,
      deps,
      firstSignIn,
      close: async () => {
        clearInterval(check)
        await close(jobs.stop())
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}

const now = () => Math.floor(Date.now() / 1000)

/** An engine that does not answer is told by /healthz and by the requests that meet it. */
const ignored = () => undefined

async function signInFirst({ config, db }: Deps, url: string): Promise<FirstSignIn | undefined> {
  const { id, token } = await ensureFirstToken(db, config.token, now())
  if (token === undefined) return undefined
  await createOwnSpace(db, now())
  return { link: `${url}/signin#code=${await createSignInCode(db, id, now())}`, token }
}
