import { readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { StartError } from '../config.ts'
import { codeOf } from './errors.ts'
import { startOf } from './processStart.ts'

/** How long a lock without content may be one that is just being written. */
const WRITING_MS = 2_000

/**
 * A lock that survives nothing: it names the process that holds it and when that process began, so that the lock of a process
 * that was killed, or whose pid another process has by now, is simply taken over.
 * @returns gives it back.
 * @throws StartError when another process holds it.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, 'poise.lock')
  const mine = JSON.stringify({ pid: process.pid, start: await startOf(process.pid) })
  for (;;) {
    if (await create(path, mine)) return () => rm(path, { force: true })
    const found = await read(path)
    if (found === undefined) continue
    const holder = parse(found)
    if (holder && holder.start === (await startOf(holder.pid))) {
      throw new StartError(
        `The data folder ${folder} is in use by another Poise (pid ${holder.pid}). Stop that one, or set POISE_DATA to another folder.`,
      )
    }
    if (found === '' && (await isFresh(path))) await sleep(50)
    else await remove(path, found)
  }
}

/** As `lockFolder`, but waits while another process holds the lock; `onWait` is told once. */
export async function lockWhenFree(folder: string, onWait = () => {}): Promise<() => Promise<void>> {
  for (let tries = 0; ; tries++) {
    try {
      return await lockFolder(folder)
    } catch (error) {
      if (!(error instanceof StartError)) throw error
      if (tries === 0) onWait()
      await sleep(200)
    }
  }
}

async function create(path: string, content: string): Promise<boolean> {
  try {
    await writeFile(path, content, { flag: 'wx' })
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

/** @returns undefined when the lock is gone. */
async function read(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

function parse(content: string | undefined): { pid: number; start: string } | undefined {
  try {
    const { pid, start } = JSON.parse(content ?? '')
    return typeof pid === 'number' && typeof start === 'string' ? { pid, start } : undefined
  } catch {
    return undefined
  }
}

/** A file that is gone by now counts as fresh: there is nothing to clear away. */
async function isFresh(path: string): Promise<boolean> {
  try {
    const { mtimeMs } = await stat(path)
    return Date.now() - mtimeMs < WRITING_MS
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return true
    throw error
  }
}

/**
 * Removes a stale lock. Only who holds the guard may, and looks once more: another that found the same stale lock may have
 * replaced it by its own since.
 */
async function remove(path: string, stale: string | undefined): Promise<void> {
  const guard = `${path}.takeover`
  if (!(await create(guard, ''))) {
    // Held for a moment only, unless its process was killed just then.
    if (!(await isFresh(guard))) await rm(guard, { force: true })
    return sleep(20)
  }
  try {
    if ((await read(path)) === stale) await rm(path, { force: true })
  } finally {
    await rm(guard, { force: true })
  }
}
