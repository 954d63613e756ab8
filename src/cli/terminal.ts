import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { createInterface } from 'node:readline/promises'
import type { Readable, Writable } from 'node:stream'
import { text } from 'node:stream/consumers'

/** Where a command runs: what it reads, and where it writes. The process is one. */
export interface Terminal {
  env: NodeJS.ProcessEnv
  stdin: Readable & { isTTY?: boolean }
  stdout: Writable
  stderr: Writable
}

const STANDARD = '-'

/** The text of a file, or of standard input. */
export function readText({ stdin }: Terminal, file: string): Promise<string> {
  return file === STANDARD ? text(stdin) : readFile(file, 'utf8')
}

export async function writeText({ stdout }: Terminal, file: string, content: string): Promise<void> {
  if (file === STANDARD) stdout.write(content)
  else await writeFile(file, content)
}

/** Whether the person says yes; nobody does where no person is, or where they end the input instead. */
export async function agrees({ stdin, stderr }: Terminal, question: string): Promise<boolean> {
  if (!stdin.isTTY || stdin.readableEnded) return false
  const lines = createInterface({ input: stdin, output: stderr })
  // A question whose input ends is never answered.
  const ended = once(lines, 'close').then(() => null)
  try {
    const answer = await Promise.race([lines.question(`${question} [y/N] `), ended])
    if (answer === null) stderr.write('\n')
    return /^y(es)?$/i.test(answer?.trim() ?? '')
  } finally {
    lines.close()
  }
}
