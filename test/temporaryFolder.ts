import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

const NAME = 'poise-tests-'

/**
 * Whatever the tests of a run leave behind, also where a process of theirs was killed, goes with the run. Each project of
 * the run asks for it; one folder is enough, and within each other they would be too long for the path of a socket.
 */
export default function makeTemporaryFolder(): (() => void) | undefined {
  if (basename(tmpdir()).startsWith(NAME)) return undefined
  const folder = mkdtempSync(join(tmpdir(), NAME))
  // A PostgreSQL server does not run as root: run by root, the tests run it as somebody else.
  chmodSync(folder, 0o711)
  process.env.TMPDIR = folder
  // What was killed may still write while it ends.
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
}
