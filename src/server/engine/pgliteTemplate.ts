import { PGlite } from '@electric-sql/pglite'
import { randomUUID } from 'node:crypto'
import { constants, cpSync, existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, resolve } from 'node:path'

/**
 * Puts an empty database at `path`, which does not exist yet or is an empty folder. Creating one takes PGlite many seconds,
 * copying one less than half of one: it is made once per version and kept with the other caches of node_modules. A start
 * that is interrupted leaves nothing at `path`.
 */
export async function copyPgliteTemplate(path: string): Promise<void> {
  const template = resolve(import.meta.dirname, `../../../node_modules/.cache/poise/pglite-${version()}`)
  if (!existsSync(template)) await putInPlace(template, createDatabase)
  // A thousand small files: one by one without waiting in between takes half the time, and nothing else runs yet.
  await putInPlace(path, (unfinished) =>
    cpSync(template, unfinished, { recursive: true, mode: constants.COPYFILE_FICLONE }),
  )
}

function version(): string {
  const main = createRequire(import.meta.url).resolve('@electric-sql/pglite')
  const { version } = createRequire(import.meta.url)(resolve(dirname(main), '../package.json')) as {
    version: string
  }
  return version
}

async function createDatabase(folder: string): Promise<void> {
  const client = await PGlite.create({ dataDir: folder })
  await client.close()
}

/** Renamed into place, so that another process that looks at the same time never sees half a folder. */
async function putInPlace(path: string, fill: (unfinished: string) => Promise<void> | void): Promise<void> {
  const unfinished = `${path}.${randomUUID()}`
  await mkdir(dirname(path), { recursive: true })
  try {
    await fill(unfinished)
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true })
    if (!existsSync(path)) throw error
  }
}
