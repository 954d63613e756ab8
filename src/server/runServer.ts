import { buildPage } from './buildPage.ts'
import { StartError, type Config } from './config.ts'
import { startServer, type FirstSignIn, type Running } from './start.ts'

/** A native call that hangs would keep the process for ever; what was acknowledged is safe in the engines. */
const CLOSE_MS = 15_000

/**
 * The whole life of a server that a person started: builds the page, starts, says where, and closes on a signal. What cannot
 * start says why in one line and ends the process.
 * @param readSettings may throw a StartError.
 * @param page whether this process serves the page, and so builds it.
 * @param onStart is awaited before the server counts as running.
 */
export async function runServer(
  readSettings: () => Config,
  onStart: (running: Running) => Promise<void> = async () => {},
  { page = true }: { page?: boolean } = {},
): Promise<void> {
  try {
    const config = readSettings()
    if (page) await buildPage(say)
    const running = await startServer(config, complain)
    closeOnSignal(running)
    say(greeting(config, running))
    await onStart(running)
  } catch (error) {
    if (!(error instanceof StartError)) throw error
    complain(error.message)
    process.exit(1)
  }
}

function closeOnSignal(running: Running): void {
  let closing = false
  const close = () => {
    if (closing) return
    closing = true
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), CLOSE_MS).unref()
    running.close().then(
      () => process.exit(0),
      (error: unknown) => {
        complain(String(error))
        process.exit(1)
      },
    )
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, close)
}

/** What the terminal shows of a running server. */
export function greeting(config: Config, { url, firstSignIn }: Pick<Running, 'url' | 'firstSignIn'>): string {
  const lines = firstSignIn ? [...welcome(config, firstSignIn), '', ...firstMeasurement(config, url), ''] : []
  return ['', `  Poise is at ${url}`, '', ...lines].join('\n')
}

function welcome(config: Config, { link, token }: FirstSignIn): string[] {
  return [
    `  Sign in   ${link}`,
    `            (this link works once, within a day)`,
    `  Email     ${config.email}`,
    config.token === undefined
      ? `  Token     ${token}\n            (shown only now: keep it for the API and for signing in again)`
      : `  Token     the one in POISE_TOKEN`,
  ]
}

function firstMeasurement(config: Config, url: string): string[] {
  return [
    `  Send a first measurement, or point a Librato agent or library at this address:`,
    '',
    `  curl -u ${config.email}:TOKEN -H 'Content-Type: application/json' ${url}/v1/measurements \\`,
    `    -d '{"tags":{"host":"web-1"},"measurements":[{"name":"cpu","value":42}]}'`,
  ]
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

function complain(line: string): void {
  process.stderr.write(`${line}\n`)
}
