import { type Call, createClient } from '#api/client.ts'
import { spaceList } from '#api/spaces.ts'
import { readConfig, type Config } from '../config.ts'
import { runServer } from '../runServer.ts'
import type { Running } from '../start.ts'
import { createSignInCode, ensureFirstToken, renewToken } from '../store/tokens.ts'
import { fillSample, playSample, startSample } from './live.ts'
import { readVoices } from './post.ts'
import { webFleet } from './webFleet.ts'

/* `npm run demo`: the server on a data folder of its own, filled with the sample, which goes on live. */

await runServer(readDemoConfig, runSample)

/** Never the servers of the settings: sample data does not belong among real measurements. */
function readDemoConfig(): Config {
  const embedded = { databaseUrl: undefined, clickhouseUrl: undefined, clickhouseCluster: undefined }
  return { ...readConfig(process.env, './data-demo'), ...embedded }
}

async function runSample(running: Running): Promise<void> {
  const { address, deps } = running
  const { db, now } = deps
  const { token } = await renewToken(db, { name: 'Sample data', role: 'admin' }, now())
  const call = createClient({ url: address, token })
  const voices = readVoices()
  const signal = closing()
  const start = now()
  await startSample(call, voices, start)
  say('  Sample data is there and goes on live; the four weeks before it follow within a minute.\n')
  say(`  See it    ${await signInLink(running, call)}\n            (this link signs in once, within a day)\n`)
  playSample(call, voices, start, now, signal, say)
  fillSample(call, voices, start, signal).catch((error: unknown) => {
    if (!signal.aborted) say(`The sample data of the last weeks could not be posted: ${String(error)}`)
  })
}

/** Signs in at every start, and leads to the sample space that shows the most; to the list where it was deleted. */
async function signInLink({ url, deps: { db, config, now } }: Running, call: Call): Promise<string> {
  const { spaces } = await call(spaceList, { query: { name: webFleet.name } })
  const space = spaces.find(({ name }) => name === webFleet.name)
  const { id } = await ensureFirstToken(db, config.token, now())
  const code = await createSignInCode(db, id, now())
  return `${url}/signin${space === undefined ? '' : `?to=/spaces/${space.id}`}#code=${code}`
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
