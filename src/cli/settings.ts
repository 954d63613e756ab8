import { parseArgs } from 'node:util'

export interface Settings {
  url: string
  email: string
  token: string | undefined
  /** What to do and with what, such as `space export Web`. */
  words: string[]
  /** A space by its id or name. */
  space: string | undefined
  dryRun: boolean
  yes: boolean
}

export const USAGE = `Usage:
  poise space list
  poise space export <id or name> [file]
  poise space import <file> [--space <id or name>] [--dry-run] [--yes]

A file called - is standard input or output. Without --space, an import changes the space that has the name in the
document, or else creates one. It tells what would change and asks, unless you say --yes.

Where Poise is, and who you are: POISE_URL, POISE_EMAIL and POISE_TOKEN, or --url, --email and --token.
`

/** Settings from the command line, else from the environment. @throws for an option that there is not. */
export function readSettings(args: readonly string[], env: NodeJS.ProcessEnv): Settings {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      url: { type: 'string' },
      email: { type: 'string' },
      token: { type: 'string' },
      space: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      yes: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  return {
    url: (values.url || env.POISE_URL || 'http://127.0.0.1:3000').replace(/\/+$/, ''),
    email: values.email || env.POISE_EMAIL || 'admin@localhost',
    token: values.token || env.POISE_TOKEN,
    words: values.help ? ['help'] : positionals,
    space: values.space,
    dryRun: values['dry-run'],
    yes: values.yes,
  }
}
