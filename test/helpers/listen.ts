import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createClient, type Call } from '#api/client.ts'

export interface ListenOptions {
  /** What to start; `npm start` starts `src/server/main.ts`. */
  script?: string
  env?: Record<string, string>
  /** A folder that outlives this server; a temporary one when left out. */
  data?: string
  /** A free one when left out. */
  port?: number
}

export interface ListeningServer {
  url: string
  email: string
  token: string
  /** The typed client over real HTTP, as admin. */
  call: Call
  /** What it has printed so far. */
  output: () => string
  process: ChildProcess
  /** Asks it to end, as a service manager would, and waits until it has. */
  stop(): Promise<void>
}

/**
 * A PostgreSQL that runs for a minute does not earn back what optimising its code takes: a quarter of the processor time
 * of a start. Vitest gives its own processes the same flag.
 */
export const SHORT_LIVED = ['--liftoff-only']

/** The first start may have to build the page. */
const START_MS = 90_000
const EMAIL = 'admin@example.com'
const TOKEN = 'a-token-for-tests-only'

/** Starts the server as `npm start` does: a process of its own, on a free port, on data of its own. */
export async function listen({
  script = 'src/server/main.ts',
  env = {},
  data,
  port: wanted,
}: ListenOptions = {}): Promise<ListeningServer> {
  const folder = data ?? mkdtempSync(join(tmpdir(), 'poise-'))
  const port = wanted ?? (await freePort())
  const url = `http://127.0.0.1:${port}`
  const endWithParent = join(import.meta.dirname, 'endWithParent.ts')
  const child = spawn(
    process.execPath,
    [...SHORT_LIVED, '--import', 'tsx', '--import', endWithParent, script],
    {
      env: {
        ...process.env,
        NODE_ENV: 'production',
        UV_THREADPOOL_SIZE: '16',
        PORT: String(port),
        POISE_DATA: folder,
        POISE_EMAIL: EMAIL,
        POISE_TOKEN: TOKEN,
        ...env,
      },
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  )
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8')
    stream.on('data', (text: string) => (output += text))
  }
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = async () => {
    child.kill('SIGTERM')
    await exited
    if (data === undefined) rmSync(folder, { recursive: true, force: true })
  }

  const deadline = Date.now() + START_MS
  while (!(await isHealthy(url))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop()
      throw new Error(`${script} did not start:\n${output}`)
    }
    await sleep(100)
  }
  const call = createClient({ url, email: EMAIL, token: TOKEN })
  return { url, email: EMAIL, token: TOKEN, call, output: () => output, process: child, stop }
}

let shared: Promise<ListeningServer> | undefined

/**
 * The server of this process, for tests that need neither an empty account nor a server of their own: a start takes
 * seconds. It ends with the process.
 */
export function sharedServer(): Promise<ListeningServer> {
  return (shared ??= listen())
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/healthz`)).ok
  } catch {
    return false
  }
}

/** A TCP port that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
