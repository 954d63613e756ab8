import { readFile, writeFile } from 'node:fs/promises'
import { createInterface } from 'node:readline/promises'
import { text } from 'node:stream/consumers'

const STANDARD = '-'

export function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** The text of a file, or of standard input. */
export function readText(file: string): Promise<string> {
  return file === STANDARD ? text(process.stdin) : readFile(file, 'utf8')
}

export async function writeText(file: string, content: string): Promise<void> {
  if (file === STANDARD) process.stdout.write(content)
  else await writeFile(file, content)
}

/** Whether the person says yes; nobody does where no person is. */
export async function agrees(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return /^y(es)?$/i.test((await terminal.question(`${question} [y/N] `)).trim())
  } finally {
    terminal.close()
  }
}
