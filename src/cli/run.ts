import { createClient } from '#api/client.ts'
import { visible } from '#space/visible.ts'
import { readSettings, type Settings, USAGE } from './settings.ts'
import { exportSpace, importSpace, listSpaces } from './spaces.ts'
import type { Terminal } from './terminal.ts'

/** Runs a command line. A failure is one line on standard error. @returns the exit code. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    await obey(readSettings(args, terminal.env), terminal)
    return 0
  } catch (error) {
    terminal.stderr.write(`${visible(error instanceof Error ? error.message : String(error))}\n`)
    return 1
  }
}

async function obey(settings: Settings, terminal: Terminal): Promise<void> {
  const { url, email, token, words } = settings
  const [noun, verb, ...rest] = words
  if (noun === undefined || noun === 'help') {
    terminal.stdout.write(USAGE)
    return
  }
  if (!token) throw new Error('Give a token in POISE_TOKEN or with --token')
  const call = createClient({ url, email, token, fetch: reach })
  switch (`${noun} ${verb} with ${rest.length}`) {
    case 'space list with 0':
      return listSpaces(call, terminal)
    case 'space export with 1':
    case 'space export with 2':
      return exportSpace(call, rest[0] ?? '', rest[1] ?? '-', terminal)
    case 'space import with 1':
      return importSpace(call, rest[0] ?? '', settings, terminal)
    default:
      throw new Error('There is no such command: see poise help')
  }
}

/** @throws an error that says where Poise was looked for. */
async function reach(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init)
  } catch (error) {
    throw new Error(`Poise does not answer at ${address.replace(/\/v1\/.*/s, '')}`, { cause: error })
  }
}
