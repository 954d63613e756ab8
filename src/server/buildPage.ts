import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { StartError } from './config.ts'
import { lockWhenFree } from './engine/folderLock.ts'

/** Everything the page is made of: files, and folders with all that is in them. */
const SOURCES = [
  'index.html',
  'vite.config.ts',
  'package-lock.json',
  'public',
  ...['api', 'series', 'compose', 'chart', 'space', 'web'].map((folder) => join('src', folder)),
]

/**
 * Builds the page into `dist` when it is missing or older than what it is made of. Of several processes that start at once
 * one builds it, and the others wait for it.
 * @throws StartError
 */
export async function buildPage(log: (line: string) => void): Promise<void> {
  const root = resolve(import.meta.dirname, '../..')
  const dist = join(root, 'dist')
  const isOld = async () => (await builtAt(dist)) < (await newest(SOURCES.map((path) => join(root, path))))
  if (!(await isOld())) return

  const folder = join(root, 'node_modules', '.cache', 'poise', 'page')
  await mkdir(folder, { recursive: true })
  const unlock = await lockWhenFree(folder, () => log('Waiting for another process, which builds the page …'))
  try {
    if (!(await isOld())) return
    log('Building the page (once) …')
    await build(root, dist, folder)
  } finally {
    await unlock()
  }
}

/**
 * In a process of its own, which gives the memory back, and beside the old page, so that a build that was interrupted leaves
 * no half of one.
 */
async function build(root: string, dist: string, folder: string): Promise<void> {
  const started = new Date()
  const [fresh, old] = [join(folder, 'fresh'), join(folder, 'old')]
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const args = [vite, 'build', '--logLevel', 'error', '--outDir', fresh, '--emptyOutDir']
  try {
    await promisify(execFile)(process.execPath, args, { cwd: root })
  } catch (error) {
    const { stderr } = error as { stderr?: string }
    throw new StartError(`The page cannot be built: ${stderr?.trim() || String(error)}`, { cause: error })
  }
  // What was saved while it was built is newer than the page.
  await utimes(join(fresh, 'index.html'), started, started)
  await rm(old, { recursive: true, force: true })
  if (existsSync(dist)) await rename(dist, old)
  await rename(fresh, dist)
  await rm(old, { recursive: true, force: true })
}

/** Milliseconds; 0 when there is no page. */
async function builtAt(dist: string): Promise<number> {
  const page = await stat(join(dist, 'index.html')).catch(() => undefined)
  return page?.mtimeMs ?? 0
}

/** Milliseconds of the last change to any of these. A folder's own time tells of files that were removed. */
async function newest(paths: readonly string[]): Promise<number> {
  const times = await Promise.all(
    paths.map(async (path) => {
      const found = await stat(path).catch(() => undefined)
      if (!found?.isDirectory()) return found?.mtimeMs ?? 0
      const inside = await readdir(path)
      return Math.max(found.mtimeMs, await newest(inside.map((name) => join(path, name))))
    }),
  )
  return Math.max(0, ...times)
}
