import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const NAME = 'poise-tests-'

/**
 * Whatever the tests of a run leave behind, also where a process of theirs was killed, goes with the run. Each project of
 * the run asks for it; one folder is enough, and within each other they would be too long for the path of a socket.
 */
export default function makeTemporaryFolder(): (() => Promise<void>) | undefined {
  if (basename(tmpdir()).startsWith(NAME)) return undefined
  const folder = mkdtempSync(join(tmpdir(), NAME))
  // A PostgreSQL server does not run as root: run by root, the tests run it as somebody else.
  chmodSync(folder, 0o711)
  process.env.TMPDIR = folder
  return () => removeOnceStill(folder)
}

/** What was killed may still write while it ends. */
async function removeOnceStill(folder: string): Promise<void> {
  for (let tries = 0; tries < 40; tries++) {
    try {
      rmSync(folder, { recursive: true, force: true })
      return
    } catch {
      await sleep(250)
    }
  }
}
