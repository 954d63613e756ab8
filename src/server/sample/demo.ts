import { createClient } from '#api/client.ts'
import { readConfig, type Config } from '../config.ts'
import { runServer } from '../runServer.ts'
import type { Running } from '../start.ts'
import { createSignInCode, ensureFirstToken, renewToken } from '../store/tokens.ts'
import { fillSample, playSample, startSample } from './live.ts'
import { readVoices } from './post.ts'

/* `npm run demo`: the server on a data folder of its own, filled with the sample, which goes on live. */

await runServer(readDemoConfig, async (running) => {
  await tellSignIn(running)
  await runSample(running)
})

/** Never the servers of the settings: sample data does not belong among real measurements. */
function readDemoConfig(): Config {
  const embedded = { databaseUrl: undefined, clickhouseUrl: undefined, clickhouseCluster: undefined }
  return { ...readConfig(process.env, './data-demo'), ...embedded }
}

/** The first start has told it already. */
async function tellSignIn({ url, deps, firstSignIn }: Running): Promise<void> {
  if (firstSignIn !== undefined) return
  const { db, config, now } = deps
  const { id } = await ensureFirstToken(db, config.token, now())
  say(`  Sign in   ${url}/signin#code=${await createSignInCode(db, id, now())}\n`)
}

async function runSample({ address, deps }: Running): Promise<void> {
  const { db, now } = deps
  const { token } = await renewToken(db, { name: 'Sample data', role: 'admin' }, now())
  const call = createClient({ url: address, token })
  const voices = readVoices()
  const signal = closing()
  const start = now()
  await startSample(call, voices, start)
  say('  Sample data is there and goes on live; the four weeks before it follow within a minute.\n')
  playSample(call, voices, start, now, signal, say)
  fillSample(call, voices, start, signal).catch((error: unknown) => {
    if (!signal.aborted) say(`The sample data of the last weeks could not be posted: ${String(error)}`)
  })
}

/** Aborted when the server is asked to end. */
function closing(): AbortSignal {
  const controller = new AbortController()
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.once(signal, () => controller.abort())
  }
  return controller.signal
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
